-- The lines themselves, or those of their consignment that were told first: nothing was made there yet.
SELECT s.node AS start, n.node, CAST(0 AS TINYINT) AS hops, CAST(NULL AS BIGINT) AS best, f.confidence,
       1000000 AS high, CASE WHEN f.certain THEN 1000000 ELSE 0 END AS low, n.tellings > 1 AS twice, n.settled
FROM way_first f JOIN way_node s ON s.id = f.start JOIN way_node n ON n.id = f.line
