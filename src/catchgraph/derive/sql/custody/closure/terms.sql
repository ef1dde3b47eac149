-- Lists of datasets, each once, in whole numbers.
SELECT CAST(row_number() OVER (ORDER BY datasets) AS INTEGER) AS terms, datasets
FROM (SELECT DISTINCT datasets FROM derived.goods SEMI JOIN way_line USING (id) UNION SELECT datasets FROM derived.made_from)
