-- Lines of goods of each paper that is drawn on.
SELECT p.kind, o.id AS paper, p.line, p.record, p.kg, p.most_kg, p.formed, p.estimated, component_of(c.kind, c.id) AS component
FROM draw_paper p JOIN draw_paper_once o ON o.kind = p.kind AND o.id = p.id JOIN draw_verdict v ON v.place = o.place
JOIN draw_paper_once c ON c.place = v.component ORDER BY ALL
