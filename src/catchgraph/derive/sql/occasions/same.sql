-- Events of papers and tracks that tell of one occasion: landings and port calls, transshipments and encounters, two
-- papers of one transshipment. A paper's time at midnight stands for its whole day.
WITH hull AS (
    SELECT p.target AS event, p.target_label AS label, p.source AS vessel, p.role, min(p.confidence) AS confidence
    FROM derived.took_part_in p
    WHERE p.target_label IN ('Landing', 'PortCall', 'Transshipment', 'Encounter')
    GROUP BY ALL
),
told AS (
    SELECT id, 'Landing' AS label, start, coalesce("end", start) AS "end", datasets, port_id, port_locode, port,
           port_flag
    FROM derived.landing
    UNION ALL
    SELECT id, 'Transshipment', start, coalesce("end", start), datasets, NULL, NULL, NULL, NULL
    FROM derived.transshipment
),
written AS (
    SELECT t.* EXCLUDE ("end"), t.start AS since,
           CASE WHEN t."end" = date_trunc('day', t."end") THEN t."end" + INTERVAL 1 DAY ELSE t."end" END AS until
    FROM told t
),
-- One port has many ids: of the source's own anchorages, by a code, by a name.
landing AS (
    SELECT p.*, h.vessel, h.confidence, unnest([port_id, port_locode,
           port_flag || ' ' || nullif(letters(port), '')]) AS key
    FROM written p JOIN hull h ON h.event = p.id WHERE p.label = 'Landing' AND h.role <> 'receiver'
),
call AS (
    SELECT c.id, c.start AS since, coalesce(c."end", c.start) AS until, c.datasets, h.vessel, h.confidence,
           unnest([c.port_id, c.port_locode,
           c.port_flag || ' ' || nullif(letters(c.port), '')]) AS key
    FROM derived.port_call c JOIN hull h ON h.event = c.id SEMI JOIN landing l ON l.vessel = h.vessel
),
-- Each two vessels of an event, both ways round.
pair AS (
    SELECT a.event, a.label, a.vessel, b.vessel AS other, least(a.confidence, b.confidence) AS confidence
    FROM hull a JOIN hull b ON b.event = a.event AND b.vessel <> a.vessel
    WHERE a.label IN ('Transshipment', 'Encounter')
),
meeting AS (
    SELECT p.*, e.start AS since, coalesce(e."end", e.start) AS until, e.datasets
    FROM pair p JOIN derived.encounter e ON e.id = p.event
),
transfer AS (
    SELECT p.id, p.since, p.until, p.datasets, h.vessel, h.confidence
    FROM written p JOIN hull h ON h.event = p.id WHERE p.label = 'Transshipment'
),
-- Each transshipment with who tells it: the donor before others, certificates last.
teller AS (
    SELECT t.id, t.record, t.start, t.datasets,
           CASE WHEN t.basis = 'certified' THEN 2 WHEN d.declared_by = 'donor' THEN 0 ELSE 1 END AS later
    FROM derived.transshipment t LEFT JOIN derived.transshipment_declaration d ON d.id = t.record
),
-- Who else took part in a transshipment, by the names that its paper gives.
other AS (
    SELECT DISTINCT r.event_id AS event, m.entity_id AS vessel,
           letters(v.name) AS name
    FROM read.participant r JOIN derived.mention m ON m.id = r.mention_id
    JOIN read.vessel_mention v ON v.mention_id = r.mention_id
    WHERE r.event_label = 'Transshipment' AND v.name IS NOT NULL
),
-- What hulls that met one of them were called, and when.
bore AS (
    SELECT DISTINCT m.entity_id AS vessel, d.since, d.until,
           letters(unnest(v.names)) AS name
    FROM derived.mention m SEMI JOIN (
        SELECT e.other AS vessel FROM meeting e SEMI JOIN transfer t ON t.vessel = e.vessel
    ) e ON e.vessel = m.entity_id
    JOIN read.vessel_mention v ON v.mention_id = m.id
    LEFT JOIN spoken_day d ON d.mention_id = m.id
),
found AS (
    SELECT l.id AS source, l.label AS source_label, c.id AS target, 'PortCall' AS target_label,
           least(l.confidence, c.confidence) AS confidence, 'landing and port call of one vessel at one port' AS basis,
           greatest(0, epoch(c.since - l.until), epoch(l.since - c.until)) / 3600 AS hours, 24 AS most,
           l.datasets || c.datasets AS datasets
    FROM landing l JOIN call c ON c.vessel = l.vessel AND c.key = l.key
    UNION ALL
    SELECT t.id, 'Transshipment', e.event, 'Encounter', least(t.confidence, o.confidence, e.confidence),
           'the same two hulls', greatest(0, epoch(e.since - t.until), epoch(t.since - e.until)) / 3600, 72,
           t.datasets || e.datasets
    FROM transfer t JOIN pair o ON o.event = t.id AND o.vessel = t.vessel
    JOIN meeting e ON e.vessel = t.vessel AND e.other = o.other
    UNION ALL
    SELECT t.id, 'Transshipment', e.event, 'Encounter', least(t.confidence, e.confidence, .8),
           'one hull and the name that the other bore that day',
           greatest(0, epoch(e.since - t.until), epoch(t.since - e.until)) / 3600, 72, t.datasets || e.datasets
    FROM transfer t JOIN other o ON o.event = t.id AND o.vessel <> t.vessel
    JOIN meeting e ON e.vessel = t.vessel AND e.other <> o.vessel
    JOIN bore b ON b.vessel = e.other AND b.name = o.name AND b.name <> ''
    WHERE coalesce(b.since < t.until, true) AND coalesce(date_trunc('day', b.until) + INTERVAL 1 DAY > t.since, true)
    UNION ALL
    SELECT a.id, 'Transshipment', b.id, 'Transshipment', least(o.confidence, p.confidence),
           'two papers of the same two hulls', abs(epoch(a.start - b.start)) / 3600, 24, a.datasets || b.datasets
    FROM teller a JOIN pair o ON o.event = a.id
    JOIN pair p ON p.vessel = o.vessel AND p.other = o.other AND p.label = 'Transshipment'
    JOIN teller b ON b.id = p.event
    WHERE (a.later, a.id) > (b.later, b.id) AND a.record IS DISTINCT FROM b.record
    -- Of many certificates of one transhipment each leads to one paper.
    QUALIFY a.later < 2 OR row_number() OVER (PARTITION BY a.id ORDER BY b.later, b.id) = 1
),
told_once AS (
    SELECT source, any_value(source_label) AS source_label, target, any_value(target_label) AS target_label,
           max(confidence) AS confidence, arg_max(basis, (confidence, basis)) AS basis, min(hours) AS hours,
           list_sort(list_distinct(flatten(list(datasets)))) AS datasets
    FROM found WHERE hours <= most GROUP BY source, target
),
-- A landing is one port call's, a transshipment one encounter's; papers that tell of one meeting may be several.
nearest AS (
    FROM told_once
    QUALIFY target_label = 'Transshipment'
        OR rank() OVER (PARTITION BY source, target_label ORDER BY starts_with(basis, 'one hull'), hours) = 1
)
SELECT source, source_label, target, target_label, '' AS part, datasets, NULL AS record, NULL AS as_written,
       CASE WHEN target_label = 'Transshipment' THEN confidence
            ELSE round(confidence / count(*) OVER (PARTITION BY source, target_label), 4) END AS confidence,
       basis, NOT starts_with(basis, 'one hull') AS verified, round(hours, 2) AS hours
FROM nearest
