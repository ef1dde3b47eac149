-- Lines on some way.
SELECT source AS id FROM derived.made_from UNION SELECT target FROM derived.made_from
UNION SELECT id FROM way_start UNION SELECT line FROM way_first
