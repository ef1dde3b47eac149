-- Each line and the catches and harvests that it can rest on: of each the records of the best way.
WITH caught AS (
    FROM way_caught WHERE place <= $shown AND start % $parts = $part
),
behind AS (
    FROM way_behind WHERE start % $parts = $part
),
record AS (
    SELECT b.start, b.place, n.paper FROM behind b JOIN way_node n USING (node)
    UNION
    SELECT b.start, b.place, l.paper FROM behind b JOIN way_link l USING (link) WHERE l.paper IS NOT NULL
    UNION
    SELECT b.start, b.place, n.paper FROM caught b JOIN way_node n ON n.node = b.start
),
told AS (
    SELECT r.start, r.place, list_sort(list(p.record)) AS records FROM record r JOIN way_paper p USING (paper)
    GROUP BY r.start, r.place
),
term AS (
    SELECT b.start, b.place, n.terms FROM behind b JOIN way_node n USING (node)
    UNION
    SELECT b.start, b.place, l.terms FROM behind b JOIN way_link l USING (link)
    UNION
    SELECT b.start, b.place, n.terms FROM caught b JOIN way_node n ON n.node = b.start
),
under AS (
    SELECT start, place, list_sort(list(terms)) AS terms FROM term GROUP BY start, place
),
datasets AS (
    SELECT u.terms, list_sort(list_distinct(flatten(list(t.datasets)))) AS datasets
    FROM (SELECT terms, unnest(terms) AS one FROM (SELECT DISTINCT terms FROM under)) u JOIN way_terms t ON t.terms = u.one
    GROUP BY u.terms
),
hops AS (
    SELECT start, place, max(hops) FILTER (WHERE node = target) AS hops
    FROM (SELECT b.*, c.node AS target FROM behind b JOIN caught c USING (start, place)) GROUP BY start, place
)
SELECT s.id AS source, 'Goods' AS source_label, t.id AS target, 'Goods' AS target_label, '' AS part, d.datasets,
       CAST(NULL AS VARCHAR) AS record, CAST(NULL AS VARCHAR) AS as_written, c.confidence, 'chain of records' AS basis,
       true AS verified, h.hops, c.low / 1e6 AS share_low, c.high / 1e6 AS share_high, c.vessel, f.flag, t.landed, c.lines, r.records
FROM caught c JOIN way_node s ON s.node = c.start JOIN way_node t ON t.node = c.node
JOIN told r ON r.start = c.start AND r.place = c.place JOIN under u ON u.start = c.start AND u.place = c.place
LEFT JOIN way_flag f ON f.line = t.id
JOIN datasets d ON d.terms = u.terms JOIN hops h ON h.start = c.start AND h.place = c.place
