-- Draws of every kind, numbered in the order of ids.
SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM (
    FROM draw_certificate UNION ALL BY NAME FROM draw_harvest UNION ALL BY NAME FROM draw_landing
)
