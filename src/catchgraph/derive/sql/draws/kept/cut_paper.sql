-- Papers that cannot all be true: by part of the component, which draws on no others and exceeds them.
SELECT component_of(c.kind, c.id) AS component, component_of(f.kind, f.id) AS part, p.kind, p.id AS paper, p.record,
       p.most_kg AS kg, round(s.drawn_kg, 6) AS drawn_kg, round(s.drawn_kg - s.landed_kg, 6) AS shortfall_kg
FROM draw_verdict v JOIN draw_paper_once p USING (place) JOIN draw_paper_once c ON c.place = v.component
JOIN draw_paper_once f ON f.place = v.part JOIN draw_verdict s ON s.place = v.part
ORDER BY ALL
