SELECT d.place AS draw, p.place AS paper
FROM draw_on o JOIN draw_every d USING (id) JOIN draw_paper_once p ON p.kind = o.kind AND p.id = o.paper
