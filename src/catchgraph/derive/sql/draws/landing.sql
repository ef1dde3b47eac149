-- Draws on certificates, as draws on the landings that these are of.
WITH catch AS (
    SELECT id, unnest(catches) AS line FROM draw_certificate
),
landed AS (
    SELECT DISTINCT c.id FROM catch c SEMI JOIN (FROM draw_paper WHERE kind = 'landing') p USING (line)
)
SELECT 'draw:' || substr(md5(concat_ws(chr(31), 'landing', d.id)), 1, 16) AS id, 'landing' AS kind, d.* EXCLUDE (id, kind)
FROM draw_certificate d SEMI JOIN landed USING (id)
