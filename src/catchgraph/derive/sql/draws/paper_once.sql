-- Each paper that is drawn on, once, numbered in the order of ids.
WITH drawn AS (
    SELECT DISTINCT kind, paper AS id FROM draw_on
)
SELECT d.kind, d.id, min(p.record) AS record, any_value(p.kg) AS kg, any_value(p.most_kg) AS most_kg,
       coalesce(bool_and(p.formed), true) AS formed, coalesce(bool_or(p.estimated), false) AS estimated,
       row_number() OVER (ORDER BY d.kind, d.id) - 1 AS place
FROM drawn d LEFT JOIN draw_paper p USING (kind, id) GROUP BY d.kind, d.id
