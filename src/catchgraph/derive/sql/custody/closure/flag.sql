-- Under which flag, or in which country of a farm, a catch was taken: as its record says of its vessel, else by its farm,
-- else by the State that validated its certificate, else by the hull. What is told in two ways is not told.
WITH told AS (
    SELECT line_id AS line, 1 AS place, flag FROM read.named_vessel
    WHERE role IN ('catching vessel', 'vessel', 'donor') AND line_id IS NOT NULL
    UNION ALL
    SELECT f.source, 2, unnest(p.countries) FROM derived.farmed_at f JOIN derived.facility p ON p.id = f.target
    UNION ALL
    SELECT g.id, 3, c.country FROM derived.goods g JOIN derived.catch_certificate c ON c.id = g.record
    UNION ALL
    SELECT n.id, 4, unnest(v.flags) FROM way_node n JOIN derived.vessel v ON v.id = n.hull
),
first AS (
    SELECT t.line, t.flag FROM told t SEMI JOIN way_node n ON n.id = t.line WHERE t.flag IS NOT NULL
    QUALIFY t.place = min(t.place) OVER (PARTITION BY t.line)
)
SELECT line, min(flag) AS flag FROM first GROUP BY line HAVING count(DISTINCT flag) = 1
