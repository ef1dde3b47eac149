-- Records of these lines and of the links between them, in whole numbers.
SELECT CAST(row_number() OVER (ORDER BY record) AS INTEGER) AS paper, record
FROM (SELECT record FROM derived.goods SEMI JOIN way_line USING (id)
      UNION SELECT record FROM derived.made_from WHERE record IS NOT NULL)
