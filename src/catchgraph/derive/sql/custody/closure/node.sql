-- Lines on some way, in whole numbers. `settled`: what the line itself says of where the goods are from, `sea` or `farm`;
-- what lies behind it can only add to that (1 farm, 2 sea, 0 neither). `ends`: what is said where nothing lies behind it.
WITH link AS (
    SELECT source AS id, count(DISTINCT basis) AS tellings FROM derived.made_from GROUP BY source
),
goods AS (
    SELECT w.node, g.*, split_part(g.record, ':', 1) AS kind, v.vessels, v.called, coalesce(v.named, false) AS named,
           starts_with(g.event, 'fishing:') AS fished,
           coalesce(g.caught_since, g.caught_until, g.landed) IS NOT NULL OR g.event IS NOT NULL AS dated
    FROM derived.goods g JOIN way_line w ON w.id = g.id LEFT JOIN way_vessel v ON v.line = g.id
),
-- A recognised scheme lacks boxes of the certificate lawfully; reports of small vessels together name none.
lawful AS (
    SELECT id FROM derived.catch_certificate WHERE scheme IS NOT NULL
),
farmed AS (
    SELECT DISTINCT source AS id FROM derived.farmed_at
),
-- What carriers brought that do not fish: it is from those that filled their holds, whoever these were.
carried AS (
    SELECT DISTINCT g.id FROM derived.hold_event h JOIN goods g ON g.event = h.event
    ANTI JOIN (
        SELECT source FROM derived.took_part_in WHERE role = 'fishing vessel' OR target_label = 'Fishing'
    ) f ON f.source = h.carrier
    WHERE h.way = 'discharge' AND h.hold IS NOT NULL AND g.kind IN ('landing_declaration', 'transshipment_declaration')
),
-- What events say of a lot: how they saw it, and what they were.
seen AS (
    SELECT p.id AS record, bool_or(g.stage = 'catch') AS caught, bool_or(starts_with(g.event, 'landing:')) AS landed,
           bool_or(starts_with(g.event, 'transshipment:')) AS handed,
           bool_or(g.stage = 'catch' AND v.line IS NOT NULL) AS fished,
           bool_or(starts_with(g.event, 'landing:') AND v.line IS NOT NULL) AS named,
           bool_or(g.production = 'farmed' OR e.activity IN ('farm harvest', 'hatching')) AS farm
    FROM derived.lot p
    JOIN read.citation c ON c.kind = 'lot' AND c.document = p.document
    JOIN derived.goods g ON g.id = c.line_id
    JOIN derived.traceability_event e ON e.id = g.record AND e.status IS NULL
    LEFT JOIN way_vessel v ON v.line = g.id
    GROUP BY p.id
),
-- An input says again what its product's documents do.
said_elsewhere AS (
    SELECT g.id FROM goods g JOIN derived.made_from m ON m.source = g.of_line
    WHERE g.stage = 'input' AND m.basis <> 'the document itself'
    UNION
    SELECT g.id FROM goods g JOIN way_unmet u ON u.line = g.of_line WHERE g.stage = 'input'
),
judged AS (
    SELECT g.id,
           CASE WHEN g.stage = 'catch' AND (g.source = 'HBA' OR g.production = 'farmed' OR f.id IS NOT NULL) OR s.farm
                THEN 'farm'
                WHEN b.id IS NOT NULL THEN NULL
                WHEN g.kind = 'lot' THEN
                    CASE WHEN s.fished OR (s.named AND NOT coalesce(s.handed, false)) THEN 'sea' END
                WHEN (g.fished AND g.named) OR (g.source = 'SVH' AND g.stage = 'catch') THEN 'sea'
                WHEN g.stage = 'catch' AND g.dated AND (g.named OR g.aggregated OR l.id IS NOT NULL) THEN 'sea'
                WHEN g.kind = 'sales_note' AND g.named THEN 'sea' END AS settled,
           CASE WHEN e.id IS NOT NULL THEN NULL
                WHEN g.kind = 'transshipment_declaration' OR b.id IS NOT NULL THEN 'broken at transshipment'
                WHEN g.kind IN ('landing_declaration', 'sales_note') THEN 'broken at landing'
                WHEN g.kind = 'lot' THEN
                    CASE WHEN s.caught THEN 'broken at harvest' WHEN s.handed THEN 'broken at transshipment'
                         WHEN s.landed THEN 'broken at landing' ELSE 'broken at processing' END
                WHEN g.stage = 'catch' OR g.kind IN ('catch_certificate', 'harvest_report') THEN 'broken at harvest'
                WHEN g.kind IN ('processing_statement', 'traceability_event') THEN 'broken at processing'
                WHEN g.kind IN ('storage_document', 'paper') THEN 'broken at document'
                ELSE 'nothing loaded' END AS ends
    FROM goods g LEFT JOIN lawful l ON l.id = g.record LEFT JOIN seen s ON s.record = g.record
    LEFT JOIN said_elsewhere e ON e.id = g.id LEFT JOIN farmed f ON f.id = g.id
    LEFT JOIN carried b ON b.id = g.id
),
-- A line that names no vessel or landing is of those of the lines that were made from it, where all name the same.
later AS (
    SELECT m.target AS id, any_value(v.vessels[1]) AS vessel, min(g.landed) AS landed
    FROM derived.made_from m JOIN derived.goods g ON g.id = m.source LEFT JOIN way_vessel v ON v.line = m.source
    WHERE g.stage = 'catch' GROUP BY m.target
    HAVING count(DISTINCT v.vessels) = 1 AND bool_and(len(v.vessels) = 1) AND count(DISTINCT g.landed) <= 1
),
node AS (
    SELECT g.node, g.id, g.record, g.stage,
           CASE WHEN g.stage = 'catch' THEN coalesce(g.landed_kg, g.verified_kg, g.estimated_kg, g.net_kg)
                ELSE g.net_kg END AS weight,
           g.live_low_kg AS low, g.live_high_kg AS high,
           CASE WHEN g.kind = 'processing_statement' THEN g.used_kg END AS used,
           CAST(coalesce(k.tellings, 0) AS SMALLINT) AS tellings, u.line IS NOT NULL AS open,
           CAST(coalesce(array_position(['farm', 'sea'], j.settled), 0) AS TINYINT) AS settled, j.ends,
           coalesce(list_sort(g.vessels), []) AS vessels,
           CASE WHEN len(g.vessels) = 1 THEN g.vessels[1] WHEN NOT g.named THEN r.vessel END AS vessel,
           coalesce(g.landed, r.landed) AS landed, g.called, p.terms, a.paper
    FROM goods g JOIN judged j USING (id) LEFT JOIN link k USING (id) LEFT JOIN later r USING (id)
    LEFT JOIN (SELECT DISTINCT line FROM way_unmet) u ON u.line = g.id
    JOIN way_terms p ON p.datasets = g.datasets JOIN way_paper a ON a.record = g.record
),
-- A vessel that is not tied to a hull, but named as one is that landed on that day.
namesake AS (
    SELECT called, landed, min(vessel) AS vessel FROM node WHERE called IS NOT NULL AND landed IS NOT NULL
    GROUP BY called, landed HAVING count(DISTINCT vessel) = 1
)
SELECT n.*, coalesce(n.vessel, k.vessel) AS hull,
       -- Lines of one vessel and landing are shown as one.
       CAST(dense_rank() OVER (
           ORDER BY coalesce(n.vessel, k.vessel), n.landed,
                    CASE WHEN coalesce(n.vessel, k.vessel) IS NULL THEN
                        CASE WHEN n.landed IS NULL OR n.called IS NULL THEN n.id ELSE n.called END END
       ) AS INTEGER) AS landing
FROM node n LEFT JOIN namesake k ON k.called = n.called AND k.landed = n.landed
