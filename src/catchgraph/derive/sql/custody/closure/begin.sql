-- The lines themselves, or those of their consignment that were told first: nothing was made there yet. `need`: kilograms
-- of the line that was reached which the whole weight of the start takes at least; nothing where that is unknown.
SELECT s.node AS start, n.node, CAST(0 AS TINYINT) AS hops, CAST(NULL AS BIGINT) AS best, f.confidence, s.weight AS need,
       1000000 AS high, CASE WHEN f.certain THEN 1000000 ELSE 0 END AS low, false AS twice, n.settled,
       CAST(NULL AS INTEGER) AS branch
FROM way_first f /* only way: f.start */ JOIN way_node s ON s.id = f.start JOIN way_node n ON n.id = f.line
