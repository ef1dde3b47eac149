-- The vessel that caught, landed or handed over the goods of a line: named for the line itself, else that of its event,
-- else that of its record. `vessels` are those that are known;
-- `called`: the key of the one name that is given.
WITH named AS (
    SELECT v.record_id, v.line_id, v.named_id, v.name_key, n.entity_id
    FROM read.named_vessel v LEFT JOIN resolve.named n ON n.named_id = v.named_id AND starts_with(n.entity_id, 'vessel:')
    WHERE v.role IN ('catching vessel', 'vessel', 'donor')
),
own AS (
    SELECT line_id AS line, list(DISTINCT entity_id) FILTER (WHERE entity_id IS NOT NULL) AS vessels,
           CASE WHEN count(DISTINCT coalesce(name_key, named_id)) = 1 THEN min(name_key) END AS called
    FROM named WHERE line_id IS NOT NULL GROUP BY line_id
),
event AS (
    SELECT g.id AS line, list(DISTINCT t.source) AS vessels, NULL AS called
    FROM derived.goods g JOIN derived.took_part_in t ON t.target = g.event
    WHERE t.role IN ('fishing vessel', 'vessel', 'donor') GROUP BY g.id
),
record AS (
    SELECT record_id, list(DISTINCT entity_id) FILTER (WHERE entity_id IS NOT NULL) AS vessels,
           CASE WHEN count(DISTINCT coalesce(name_key, named_id)) = 1 THEN min(name_key) END AS called
    FROM named WHERE line_id IS NULL GROUP BY record_id
)
SELECT g.id AS line, true AS named,
       CASE WHEN o.line IS NOT NULL THEN o.vessels WHEN e.line IS NOT NULL THEN e.vessels ELSE r.vessels END AS vessels,
       coalesce(o.called, r.called) AS called
FROM derived.goods g
LEFT JOIN own o ON o.line = g.id LEFT JOIN event e ON e.line = g.id
LEFT JOIN record r ON r.record_id = g.record AND g.stage IN ('catch', 'product')
     AND split_part(g.record, ':', 1) IN ('landing_declaration', 'activity_report', 'sales_note', 'transshipment_declaration')
WHERE coalesce(o.line, e.line, r.record_id) IS NOT NULL
