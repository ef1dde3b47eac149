-- How far back each line can be followed, and where its way ends.
WITH reached AS (
    SELECT start, max(hops) AS hops FROM way_reached GROUP BY start
),
vessel AS (
    SELECT start, list_sort(list(vessel)) AS vessels
    FROM (SELECT DISTINCT w.start, unnest(n.vessels) AS vessel FROM way_reached w JOIN way_node n USING (node) WHERE len(n.vessels) > 0)
    GROUP BY start
),
term AS (
    SELECT DISTINCT w.start, n.terms FROM way_reached w JOIN way_node n USING (node)
    UNION
    SELECT w.start, l.terms FROM way_reached w JOIN way_link l ON l.link = way_link(w.best)
    UNION
    SELECT n.node, n.terms FROM way_start s /* only way: s.id */ JOIN way_node n USING (id)
),
under AS (
    SELECT start, list_sort(list(terms)) AS terms FROM term GROUP BY start
),
datasets AS (
    SELECT u.terms, list_sort(list_distinct(flatten(list(t.datasets)))) AS datasets
    FROM (SELECT terms, unnest(terms) AS one FROM (SELECT DISTINCT terms FROM under)) u JOIN way_terms t ON t.terms = u.one
    GROUP BY u.terms
),
ended AS (
    SELECT start, list_sort(list(ends)) AS ends, bool_and(ends IN ('sea', 'farm')) AS whole FROM way_ended GROUP BY start
),
missing AS (
    SELECT start, list_sort(list(document)) AS missing
    FROM (SELECT DISTINCT w.start, u.document FROM way_reached w JOIN way_node n USING (node) JOIN way_unmet u ON u.line = n.id WHERE n.open)
    GROUP BY start
),
caught AS (
    SELECT start, count(*) AS catches, count(*) FILTER (WHERE place > $shown) AS tail,
           least(1000000, coalesce(sum(high) FILTER (WHERE place > $shown), 0)) / 1e6 AS tail_share_high
    FROM way_caught GROUP BY start
),
cut AS (
    SELECT start, CAST(sum(cut) AS BIGINT) AS cut FROM way_cut GROUP BY start
)
SELECT 'chain:' || substr(md5(n.id), 1, 16) AS id, 'way of ' || g.name AS name, d.datasets,
       n.id AS goods, n.record, s.consignment, coalesce(e.ends, []) AS ends,
       coalesce(e.whole, false) AND x.start IS NULL AS whole,
       r.hops, coalesce(c.catches, 0) AS catches, coalesce(c.tail, 0) AS tail, coalesce(c.tail_share_high, 0) AS tail_share_high,
       coalesce(v.vessels, []) AS vessels, coalesce(m.missing, []) AS missing,
       x.start IS NOT NULL AS stopped, coalesce(x.cut, 0) AS cut
FROM way_start s /* only way: s.id */ JOIN way_node n USING (id) JOIN derived.goods g USING (id) JOIN reached r ON r.start = n.node
JOIN under u ON u.start = n.node JOIN datasets d ON d.terms = u.terms
LEFT JOIN vessel v ON v.start = n.node
LEFT JOIN ended e ON e.start = n.node LEFT JOIN missing m ON m.start = n.node LEFT JOIN caught c ON c.start = n.node
LEFT JOIN cut x ON x.start = n.node
