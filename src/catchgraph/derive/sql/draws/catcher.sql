-- Who caught what a line tells of, where that is one vessel: a hull, else the name as it stands there.
WITH hull AS (
    SELECT source AS id, min(target) AS vessel FROM derived.caught_by GROUP BY source HAVING count(DISTINCT target) = 1
),
named AS (
    SELECT coalesce(line_id, record_id) AS id, min(name_key) AS vessel FROM read.named_vessel
    WHERE role = 'catching vessel' GROUP BY 1 HAVING count(DISTINCT name_key) = 1
)
SELECT g.id AS line, coalesce(h.vessel, w.vessel, n.vessel, r.vessel) AS vessel, h.vessel IS NOT NULL AS sure
FROM derived.line l JOIN derived.goods g USING (id)
LEFT JOIN hull h ON h.id = g.id LEFT JOIN hull w ON w.id = g.record
LEFT JOIN named n ON n.id = g.id LEFT JOIN named r ON r.id = g.record
WHERE l.counts AND g.stage = 'catch'
