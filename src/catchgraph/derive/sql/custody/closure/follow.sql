-- The lines from whose links the way goes on: of each start the `$most` with the greatest share.
SELECT w.* EXCLUDE (hops, best), s.low AS live_low
FROM way_reached w JOIN way_node n USING (node) JOIN way_node s ON s.node = w.start
WHERE w.hops = $hops AND n.tellings > 0
QUALIFY row_number() OVER (PARTITION BY w.start ORDER BY w.high DESC, w.node, w.branch) <= $most
