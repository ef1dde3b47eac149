-- What filled and emptied the holds of carriers, each with the hold of its voyage → id, carrier, hold, event, label, way
-- (`load`, `discharge`), since, until, port, kg, occasion (what papers and tracks tell together counts once), declared,
-- confidence, datasets. What came before the first load of a carrier has no hold. `$hours`: how long a call must last.
-- A certificate tells of its part of a landing or transhipment: its weight says nothing of the whole.
WITH part AS (
    SELECT source AS vessel, target AS event, role, min(confidence) AS confidence
    FROM derived.took_part_in WHERE target_label IN ('Encounter', 'Transshipment', 'Landing', 'PortCall')
    GROUP BY ALL
),
transfer AS (
    SELECT t.id, p.vessel, p.role, t.start, coalesce(t."end", t.start) AS "end", t.port,
           CASE WHEN t.basis IS DISTINCT FROM 'certified' THEN t.product_kg END AS kg, t.datasets, p.confidence
    FROM derived.transshipment t JOIN part p ON p.event = t.id WHERE p.role IN ('receiver', 'donor')
),
-- Of papers of one transshipment the one that the others lead to; so an encounter that one of them declares.
together AS (
    SELECT s.source AS event, coalesce(min(s.target) FILTER (WHERE o.source IS NULL), min(s.target)) AS occasion
    FROM derived.same_occasion s LEFT JOIN (
        SELECT DISTINCT source FROM derived.same_occasion WHERE target_label = 'Transshipment'
    ) o ON o.source = s.target
    WHERE s.target_label = 'Transshipment' GROUP BY s.source
),
shown AS (
    SELECT s.target AS event, t.vessel, min(t.role) AS role, min(coalesce(g.occasion, s.source)) AS occasion
    FROM derived.same_occasion s JOIN transfer t ON t.id = s.source LEFT JOIN together g ON g.event = s.source
    WHERE s.target_label = 'Encounter' GROUP BY s.target, t.vessel
),
met AS (
    SELECT e.id, p.vessel, e.start, coalesce(e."end", e.start) AS "end", e.datasets,
           max(o.confidence * CASE WHEN o.role = 'carrier' THEN .5 ELSE 1 END) * p.confidence AS confidence
    FROM derived.encounter e JOIN part p ON p.event = e.id
    JOIN part o ON o.event = e.id AND o.vessel <> p.vessel
    WHERE p.role = 'carrier' AND o.role IN ('fishing vessel', 'carrier')
    GROUP BY e.id, p.vessel, e.start, e."end", e.datasets, p.confidence
),
load AS (
    SELECT t.vessel AS carrier, t.id AS event, 'Transshipment' AS label, t.start, t."end", t.port, t.kg,
           coalesce(g.occasion, t.id) AS occasion, true AS declared, t.confidence, t.datasets
    FROM transfer t LEFT JOIN together g ON g.event = t.id WHERE t.role = 'receiver'
    UNION ALL
    SELECT m.vessel, m.id, 'Encounter', m.start, m."end", NULL, NULL, coalesce(s.occasion, m.id),
           s.event IS NOT NULL, CASE WHEN s.event IS NULL THEN m.confidence ELSE 1 END, m.datasets
    FROM met m LEFT JOIN shown s ON s.event = m.id AND s.vessel = m.vessel WHERE s.role IS DISTINCT FROM 'donor'
),
-- A landing that a port call shows is one discharge with it.
landed AS (
    SELECT target AS event, min(source) AS occasion FROM derived.same_occasion
    WHERE target_label = 'PortCall' GROUP BY target
),
call AS (
    SELECT c.id, p.vessel, c.start, coalesce(c."end", c.start + to_seconds(c.duration_h * 3600)) AS "end", c.port,
           c.datasets, p.confidence
    FROM derived.port_call c JOIN part p ON p.event = c.id SEMI JOIN load l ON l.carrier = p.vessel
),
-- In these calls a paper says that she received fish.
loading AS (
    SELECT DISTINCT c.id, c.vessel FROM call c JOIN load l ON l.carrier = c.vessel AND l.label = 'Transshipment'
    WHERE l.start < c."end" AND c.start < CASE WHEN l."end" = date_trunc('day', l."end")
                                               THEN l."end" + INTERVAL 1 DAY ELSE l."end" END
),
discharge AS (
    SELECT p.vessel AS carrier, l.id AS event, 'Landing' AS label, l.start, coalesce(l."end", l.start) AS "end", l.port,
           CASE WHEN l.basis IS DISTINCT FROM 'certified' THEN l.product_kg END AS kg,
           l.id AS occasion, true AS declared, p.confidence, l.datasets
    FROM derived.landing l JOIN part p ON p.event = l.id SEMI JOIN load o ON o.carrier = p.vessel
    WHERE p.role <> 'receiver'
    UNION ALL
    SELECT t.vessel, t.id, 'Transshipment', t.start, t."end", t.port, t.kg, coalesce(g.occasion, t.id), true,
           t.confidence, t.datasets
    FROM transfer t SEMI JOIN load o ON o.carrier = t.vessel LEFT JOIN together g ON g.event = t.id
    WHERE t.role = 'donor'
    UNION ALL
    SELECT c.vessel, c.id, 'PortCall', c.start, c."end", c.port, NULL, coalesce(l.occasion, c.id),
           l.event IS NOT NULL, CASE WHEN l.event IS NULL THEN .6 * c.confidence ELSE c.confidence END, c.datasets
    FROM call c ANTI JOIN loading o ON o.id = c.id AND o.vessel = c.vessel LEFT JOIN landed l ON l.event = c.id
    WHERE epoch(c."end" - c.start) >= $hours * 3600
),
every AS (
    FROM (SELECT *, 'load' AS way FROM load UNION ALL SELECT *, 'discharge' FROM discharge)
    QUALIFY row_number() OVER (PARTITION BY carrier, event, way ORDER BY confidence DESC, occasion) = 1
),
-- A hold begins with a load that follows a discharge, or nothing.
begun AS (
    SELECT *, way = 'load' AND coalesce(lag(way) OVER voyage, 'discharge') = 'discharge' AS begins
    FROM every WINDOW voyage AS (PARTITION BY carrier ORDER BY start, way DESC, event)
),
counted AS (
    SELECT *, sum(CASE WHEN begins THEN 1 ELSE 0 END) OVER (
        PARTITION BY carrier ORDER BY start, way DESC, event ROWS UNBOUNDED PRECEDING
    ) AS nth
    FROM begun
)
SELECT carrier || ' ' || event || ' ' || way AS id, carrier, nth,
       CASE WHEN nth > 0 THEN 'voyage_hold:' || substr(md5(concat_ws(chr(31), carrier,
           first_value(event) OVER (PARTITION BY carrier, nth ORDER BY start, way DESC, event))), 1, 16) END AS hold,
       event, label, way, start AS since, "end" AS until, port, kg, occasion, declared, confidence, datasets
FROM counted
