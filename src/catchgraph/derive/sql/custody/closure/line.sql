-- Lines on some way, in whole numbers.
SELECT CAST(row_number() OVER (ORDER BY id) AS INTEGER) AS node, id FROM (
    SELECT source AS id FROM derived.made_from UNION SELECT target FROM derived.made_from
    UNION SELECT id FROM way_start UNION SELECT line FROM way_first
)
