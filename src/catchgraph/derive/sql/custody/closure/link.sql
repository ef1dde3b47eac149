-- Links in whole numbers, with what bounds the share that goes over them. Those of one line and basis tell all that it was
-- made from (`telling`). `made`: the part of the later line that the link states. Of the earlier line no more than
-- the link states to be drawn.
SELECT CAST(row_number() OVER (ORDER BY m.id) AS INTEGER) AS link, s.node AS source, t.node AS target,
       CAST(dense_rank() OVER (ORDER BY s.node, m.basis) AS INTEGER) AS telling,
       count(*) OVER (PARTITION BY s.node, m.basis) > 1 AS several, s.tellings > 1 AS twice, m.confidence,
       m.certain AND NOT s.open AS certain, s.settled,
       CASE WHEN s.weight > 0 THEN m.made_kg / s.weight END AS made,
       s.form AS source_form, s.weight AS source_weight, s.high AS source_high,
       t.form AS target_form, least(t.weight, m.kg) AS target_weight,
       CASE WHEN m.kg < t.weight THEN t.high * m.kg / t.weight ELSE t.high END AS target_high, a.paper, p.terms
FROM derived.made_from m JOIN way_node s ON s.id = m.source JOIN way_node t ON t.id = m.target
JOIN way_terms p ON p.datasets = m.datasets LEFT JOIN way_paper a ON a.record = m.record
ORDER BY source, link
