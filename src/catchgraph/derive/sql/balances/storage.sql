-- What a store took in and let out by one document: the same goods, not worked on, so that net weights are compared as
-- they are (Regulation (EC) 1005/2008, Article 14(1)).
WITH line AS (
    SELECT d.id AS subject, d.name AS called, coalesce(d.arrived, d.issued) AS since,
           coalesce(d.departed, d.issued) AS until, g.id AS goods, g.used_kg, g.net_kg
    FROM derived.storage_document d JOIN derived.goods g ON g.record = d.id AND g.stage = 'product'
    JOIN derived.line l ON l.id = g.id AND l.counts
)
SELECT 'storage ' || subject AS key, 'storage' AS kind, subject, called, 'net weight' AS measure, since, until,
       0.02 AS tolerance, NULL AS why, s.side, goods,
       s.kg, s.kg AS low, s.kg AS high, 1.0 AS factor, 'the same goods' AS source, s.basis
FROM line, LATERAL (
    SELECT unnest(['in', 'out']) AS side, unnest([used_kg, net_kg]) AS kg,
           unnest(['weight that came in', 'weight that leaves']) AS basis
) s
