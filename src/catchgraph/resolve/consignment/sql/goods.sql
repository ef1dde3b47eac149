-- What the lines of each record say together → record_id, hs6, coded (whether each line has a code), net_kg, gross_kg
-- (nothing where one line does not say it), containers.
WITH line AS (
    SELECT g.id, min(g.record) AS record, min(g.hs6) AS hs6, max(g.net_kg) AS net_kg, max(g.gross_kg) AS gross_kg,
           flatten(list(coalesce(g.containers, []))) AS containers
    FROM read.goods g /* only: g.record */
    WHERE g.stage = 'product' GROUP BY g.id
)
SELECT record AS record_id, coalesce(list_sort(list_distinct(list(hs6) FILTER (WHERE hs6 IS NOT NULL))), []) AS hs6,
       count(hs6) = count(*) AS coded,
       CASE WHEN count(net_kg) = count(*) THEN sum(net_kg) END AS net_kg,
       CASE WHEN count(gross_kg) = count(*) THEN sum(gross_kg) END AS gross_kg,
       list_sort(list_distinct(flatten(list(containers)))) AS containers
FROM line GROUP BY record
