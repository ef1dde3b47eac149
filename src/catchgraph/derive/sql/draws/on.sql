-- Which draw may rest on which paper; a catch that is of no such paper is one of its own, of which no weight is known.
WITH catch AS (
    SELECT id, kind, unnest(catches) AS line FROM draw_every
)
SELECT DISTINCT c.id, c.kind, coalesce(p.id, c.line) AS paper FROM catch c LEFT JOIN draw_paper p USING (kind, line)
