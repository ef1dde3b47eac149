-- Links in whole numbers, with what bounds the share that goes over them. Those of one line and basis tell all that it was
-- made from (`telling`). `per_kg`: kilograms of the earlier line that a kilogram of the later one takes at least, as
-- stated; a product weighs no more than what it was made from, unless its live weight is unknown (canned, glazed, …).
-- `available`: what the earlier line can give at most.
WITH numbered AS (
    SELECT CAST(row_number() OVER (ORDER BY m.id) AS INTEGER) AS link, m.id
    FROM derived.made_from m /* only line: m.source */
),
-- What is numbered and counted is narrow: the rest of each link is joined to it.
telling AS (
    SELECT CAST(row_number() OVER (ORDER BY source, basis) AS INTEGER) AS telling, source, basis, several
    FROM (
        SELECT m.source, m.basis, count(*) > 1 AS several
        FROM derived.made_from m /* only line: m.source */ GROUP BY m.source, m.basis
    )
)
SELECT n.link, s.node AS source, t.node AS target, k.telling, k.several, s.tellings > 1 AS twice, m.confidence,
       s.open, s.settled,
       CASE WHEN s.stage = 'input' THEN 1e0
            WHEN m.basis = 'certificate cited' AND m.kg > 0 AND m.made_kg > 0 THEN m.kg / m.made_kg
            WHEN s.used > 0 AND s.weight > 0 THEN s.used / s.weight
            WHEN s.weight IS NULL OR s.low IS NOT NULL THEN 1e0 END AS per_kg,
       least(t.weight, m.kg) AS available, t.high AS live_high, a.paper, p.terms
FROM derived.made_from m JOIN numbered n ON n.id = m.id JOIN telling k ON k.source = m.source AND k.basis = m.basis
JOIN way_node s ON s.id = m.source JOIN way_node t ON t.id = m.target
JOIN way_terms p ON p.datasets = m.datasets LEFT JOIN way_paper a ON a.record = m.record
ORDER BY source, link
