-- What a statement says that a plant made, against what the fish that it used can give: lines of one product are one sum,
-- whatever the number of certificates. Used weight by the highest factor of the input's form, made weight by the lowest of
-- the product's form (Regulation (EC) 1005/2008, Article 14(2)); 2 % are allowed, 25 % where something is added.
WITH made AS (
    SELECT d.id AS statement, d.name AS called, coalesce(d.stated, d.issued) AS day, g.id AS goods, g.net_kg, g.used_kg,
           concat_ws(' ', d.id, g.species, g.species_group, g.hs, g.description) AS product,
           f.low, f.high, f.sources, coalesce(f.added, false) AS added, u.line AS used_line, u.high AS used_high,
           u.sources AS used_sources,
           CASE WHEN u.goods IS NULL THEN 'nothing is known of the form of what went in'
                WHEN g.species IS NULL OR u.species <> [g.species]
                THEN 'input and product are not known to be of one species'
                WHEN f.low IS NULL THEN 'no published factor for the form of the product' END AS why
    FROM derived.processing_statement d JOIN derived.goods g ON g.record = d.id AND g.stage = 'product'
    JOIN derived.line l ON l.id = g.id AND l.counts
    LEFT JOIN derived.form f ON f.id = g.id LEFT JOIN used u ON u.goods = g.id
)
SELECT 'yield ' || product AS key, 'yield' AS kind, statement AS subject, called, 'live weight' AS measure, day AS since,
       day AS until, CASE WHEN added THEN 0.25 ELSE 0.02 END AS tolerance, why, s.*
FROM made m, LATERAL (
    SELECT 'in' AS side, coalesce(m.used_line, m.goods) AS goods, m.used_kg AS kg, m.used_kg AS low,
           m.used_kg * m.used_high AS high, m.used_high AS factor,
           coalesce(nullif(array_to_string(m.used_sources, '; '), ''), 'no factor') AS source,
           'weight that went in' AS basis
    UNION ALL
    SELECT 'out', m.goods, m.net_kg, m.net_kg * m.low, m.net_kg * m.high, m.low,
           coalesce(nullif(array_to_string(m.sources, '; '), ''), 'no factor'), 'weight that was made'
) s
