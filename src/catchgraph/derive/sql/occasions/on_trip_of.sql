-- Trips on which catches were made: from the vessel's landing before to the catch's own. Lines of catches are those of
-- which the line names its vessel, or its record one vessel for the whole.
WITH caught AS (
    SELECT c.source AS line, c.target AS vessel, c.confidence, c.basis, c.verified
    FROM derived.caught_by c WHERE c.source_label = 'Goods'
    UNION ALL
    SELECT g.id, any_value(c.target), min(c.confidence), any_value(c.basis), bool_and(c.verified)
    FROM derived.caught_by c JOIN read.goods g ON g.record = c.source AND g.stage = 'catch'
    ANTI JOIN derived.caught_by o ON o.source = g.id
    GROUP BY g.id HAVING count(DISTINCT c.target) = 1
),
happened AS (
    SELECT l.id, 'Landing' AS label, coalesce(l."end", l.start) AS day FROM derived.landing l
    UNION ALL
    SELECT t.id, 'Transshipment', t.start FROM derived.transshipment t
),
told AS (
    SELECT g.id AS line, any_value(p.source) AS vessel, min(p.confidence) AS confidence, any_value(p.basis) AS basis,
           bool_and(p.verified) AS verified, any_value(date_trunc('day', h.day)) AS landed
    FROM happened h JOIN derived.took_part_in p ON p.target = h.id AND p.role <> 'receiver'
    JOIN read.goods g ON g.event = h.id AND g.stage = 'catch'
    ANTI JOIN caught c ON c.line = g.id
    GROUP BY g.id HAVING count(DISTINCT p.source) = 1
),
catch AS (
    SELECT c.*, date_trunc('day', g.landed) AS landed, g.datasets, g.transshipped_at IS NOT NULL AS moved
    FROM caught c JOIN derived.goods g ON g.id = c.line WHERE g.landed IS NOT NULL
    UNION ALL
    -- Its event is a landing by itself.
    SELECT t.*, g.datasets, true FROM told t JOIN derived.goods g ON g.id = t.line
),
landing AS (
    SELECT p.source AS vessel, date_trunc('day', coalesce(l."end", l.start)) AS day, l.id
    FROM derived.landing l JOIN derived.took_part_in p ON p.target = l.id WHERE p.role <> 'receiver'
    UNION ALL
    SELECT vessel, landed, line FROM catch WHERE NOT moved
),
-- A day has one landing here: which tells of it does not matter.
ended AS (
    SELECT vessel, day, min(id) AS id FROM landing GROUP BY vessel, day
)
SELECT c.line AS source, 'Goods' AS source_label, c.vessel AS target, 'Vessel' AS target_label, '' AS part, c.datasets,
       NULL AS record, NULL AS as_written, c.confidence, c.basis, c.verified,
       e.day AS since, c.landed AS until, e.id AS before
FROM catch c ASOF LEFT JOIN ended e ON e.vessel = c.vessel AND e.day < c.landed - INTERVAL 1 DAY
