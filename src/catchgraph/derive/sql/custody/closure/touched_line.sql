-- Lines on the ways of those in `touched_way`.
WITH RECURSIVE ahead AS (
    SELECT f.line AS id FROM way_first f SEMI JOIN touched_way t ON t.id = f.start
    UNION
    SELECT m.target FROM ahead a JOIN derived.made_from m ON m.source = a.id
)
FROM ahead
