-- Keys by which entries and export declarations meet bills, and declarations entries → node, buyer, key. Of an entry: a buyer,
-- a day of arrival (importation ± 3) and about what it weighs; of a declaration: a seller and a buyer, a month of arrival
-- (0 to 120 days) and the same. What has no weight meets all of its parties and days, and what has one those without
-- (`weigh`). Zone and warehouse entries meet nobody.
WITH side AS (
    SELECT node, kind, day, sellers, buyers,
           CASE WHEN net_kg > 0 THEN [CAST(floor((ln(net_kg) - 0.08) / 0.16) AS INTEGER),
                                      CAST(floor((ln(net_kg) + 0.08) / 0.16) AS INTEGER), -1000] ELSE [-1001] END AS weigh
    FROM living SEMI JOIN near n USING (node)
    WHERE day IS NOT NULL AND kind IN ('entry', 'export_declaration')
      AND NOT coalesce(list_contains($admitted, lpad(entry_type, 2, '0')), false)
),
met AS (
    SELECT node, 'e' AS way, '' AS seller, unnest(buyers) AS buyer, weigh,
           list_transform(range(-3, 4), lambda k: epoch(day)::BIGINT // 86400 + k) AS days
    FROM side WHERE kind = 'entry'
    UNION ALL
    SELECT node, 'x', seller, unnest(buyers), weigh, days
    FROM (SELECT *, unnest(sellers) AS seller,
                 list_transform(range(0, 5), lambda k: epoch(day)::BIGINT // 86400 // 30 + k) AS days
          FROM side WHERE kind = 'export_declaration')
)
SELECT DISTINCT node, buyer, hash(way, seller, buyer, days, weigh) AS key
FROM (SELECT node, way, seller, buyer, days, unnest(list_distinct(weigh)) AS weigh
      FROM (SELECT node, way, seller, buyer, weigh, unnest(days) AS days FROM met SEMI JOIN near_buyer USING (buyer)))
