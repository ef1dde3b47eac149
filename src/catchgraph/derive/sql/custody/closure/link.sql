-- Links in whole numbers, with what bounds the share that goes over them. Those of one line and basis tell all that it was
-- made from (`telling`). `per_kg`: kilograms of the earlier line that a kilogram of the later one takes at least, as
-- stated; a product weighs no more than what it was made from, unless its live weight is unknown (canned, glazed, …).
-- `available`: what the earlier line can give at most.
SELECT CAST(row_number() OVER (ORDER BY m.id) AS INTEGER) AS link, s.node AS source, t.node AS target,
       CAST(dense_rank() OVER (ORDER BY s.node, m.basis) AS INTEGER) AS telling,
       count(*) OVER (PARTITION BY s.node, m.basis) > 1 AS several, s.tellings > 1 AS twice, m.confidence,
       s.open, s.settled,
       CASE WHEN s.stage = 'input' THEN 1e0
            WHEN m.basis = 'certificate cited' AND m.kg > 0 AND m.made_kg > 0 THEN m.kg / m.made_kg
            WHEN s.used > 0 AND s.weight > 0 THEN s.used / s.weight
            WHEN s.weight IS NULL OR s.low IS NOT NULL THEN 1e0 END AS per_kg,
       least(t.weight, m.kg) AS available, t.high AS live_high, a.paper, p.terms
FROM derived.made_from m /* only line: m.source */ JOIN way_node s ON s.id = m.source JOIN way_node t ON t.id = m.target
JOIN way_terms p ON p.datasets = m.datasets LEFT JOIN way_paper a ON a.record = m.record
ORDER BY source, link
