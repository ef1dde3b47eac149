-- The links and lines of the best way to each catch that is shown; `hops` of the line: 0 where the way begins.
WITH RECURSIVE shown AS (
    SELECT start, place, landing FROM way_caught WHERE place <= $shown
),
told AS (
    SELECT w.start, s.place, w.node, arg_min(w.hops, (-w.confidence, w.hops)) AS hops,
           arg_min(coalesce(w.branch, 0), (-w.confidence, w.hops, coalesce(w.branch, 0))) AS branch
    FROM way_reached w JOIN way_node n USING (node) JOIN shown s ON s.start = w.start AND s.landing = n.landing
    WHERE n.tellings = 0 AND (n.stage = 'catch' OR greatest(n.settled, w.settled) > 0)
    GROUP BY w.start, s.place, w.node
),
back AS (
    SELECT t.start, t.place, w.node, w.hops, w.branch, way_link(w.best) AS link
    FROM told t JOIN way_reached w ON w.start = t.start AND w.node = t.node AND w.hops = t.hops AND coalesce(w.branch, 0) = t.branch
    UNION ALL
    SELECT b.start, b.place, w.node, w.hops, w.branch, way_link(w.best)
    FROM back b JOIN way_link l USING (link)
    JOIN way_reached w ON w.start = b.start AND w.node = l.source AND w.hops = b.hops - 1
        AND (w.branch IS NOT DISTINCT FROM b.branch OR w.hops = 0)
)
SELECT DISTINCT start, place, node, hops, link FROM back
