-- A record has a line of goods, and so has the event that it reports, where the line was part of it and that event stands.
-- The line's own row says so.
SELECT arg_min(g.record, (g.file_id, g.record_no)) AS source,
       label_of(arg_min(g.record, (g.file_id, g.record_no))) AS source_label,
       g.id AS target, 'Goods' AS target_label,
       '' AS part,
       sorted_set(list(g.dataset)) AS datasets,
       g.id AS record,
       min(g.line_no) AS as_written,
       1.0 AS confidence,
       NULL AS basis,
       true AS verified
FROM read.goods g /* only record: g.id */
GROUP BY g.id
UNION ALL
SELECT g.event AS source, label_of(g.event) AS source_label, g.id AS target, 'Goods' AS target_label,
       '' AS part,
       sorted_set(list(g.dataset)) AS datasets,
       g.id AS record,
       min(g.line_no) AS as_written,
       1.0 AS confidence,
       NULL AS basis,
       true AS verified
FROM read.goods g /* only record: g.id */ SEMI JOIN reported r ON r.event = g.event
GROUP BY g.id, g.event
