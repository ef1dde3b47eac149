-- Of pairs (`{pairs}`: node, to_node, score) of records that are joined to nothing yet, the consignment of each that fits
-- best, as it stands: `whole` → node, to_node, score, apart (how much less the next one scores; nothing where there is
-- none), fits (how many reach `$link_at`), rival (how much less the next record that fits the same scores).
WITH open AS (
    SELECT p.node, coalesce(w.label, p.to_node) AS label, max(p.score) AS score,
           arg_max(p.to_node, (p.score, p.to_node)) AS to_node
    FROM {pairs} p LEFT JOIN whole w ON w.node = p.to_node ANTI JOIN attach a ON a.node = p.node
    ANTI JOIN apart x ON x.node = p.node AND x.other = p.to_node
    GROUP BY ALL
),
ranked AS (
    SELECT *, row_number() OVER of_node AS place, score - lead(score) OVER of_node AS apart,
           count(*) FILTER (WHERE score >= $link_at) OVER (PARTITION BY node) AS fits,
           row_number() OVER of_label AS turn, score - lead(score) OVER of_label AS rival
    FROM open
    WINDOW of_node AS (PARTITION BY node ORDER BY score DESC, to_node),
           of_label AS (PARTITION BY label ORDER BY score DESC, node)
)
SELECT node, to_node, score, apart, fits, CASE WHEN turn > 1 THEN 0 ELSE rival END AS rival
FROM ranked WHERE place = 1 AND score >= $link_at
