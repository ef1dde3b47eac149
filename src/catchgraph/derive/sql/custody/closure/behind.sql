-- The links and lines of the best way to each catch that is shown; `hops` of the line: 0 where the way begins.
WITH RECURSIVE shown AS (
    SELECT start, place, landing FROM way_caught WHERE place <= $shown
),
told AS (
    SELECT w.start, s.place, w.node, arg_min(w.hops, (-w.confidence, w.hops)) AS hops
    FROM way_reached w JOIN way_node n USING (node) JOIN shown s ON s.start = w.start AND s.landing = n.landing
    WHERE n.tellings = 0 AND (n.stage = 'catch' OR greatest(n.settled, w.settled) > 0)
    GROUP BY w.start, s.place, w.node
),
back AS (
    SELECT t.start, t.place, w.node, w.hops, way_link(w.best) AS link FROM told t JOIN way_reached w USING (start, node, hops)
    UNION ALL
    SELECT b.start, b.place, w.node, w.hops, way_link(w.best)
    FROM back b JOIN way_link l USING (link) JOIN way_reached w ON w.start = b.start AND w.node = l.source AND w.hops = b.hops - 1
)
SELECT DISTINCT start, place, node, hops, link FROM back
