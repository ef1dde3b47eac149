-- How many lines of this level have links that are not followed, by start.
SELECT w.start, count(DISTINCT w.node) AS cut FROM way_reached w JOIN way_node n USING (node)
ANTI JOIN way_front f ON f.start = w.start AND f.node = w.node AND f.branch IS NOT DISTINCT FROM w.branch
WHERE w.hops = $hops AND n.tellings > 0 GROUP BY w.start
