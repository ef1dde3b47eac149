-- A row for each draw and paper that it may rest on.
SELECT d.id, d.kind, d."of", d.line, d.record, p.id AS paper, d.kg, d.low AS low_kg, d.high AS high_kg, n.counts_kg, d.certain,
       a."group", component_of(d.kind, c.id) AS component, d.why
FROM draw_edge e JOIN draw_every d ON d.place = e.draw JOIN draw_paper_once p ON p.place = e.paper
JOIN draw_counted n ON n.place = d.place JOIN draw_paper_once c ON c.place = n.component
LEFT JOIN draw_again a ON a.place = d.place
ORDER BY d.id, p.id
