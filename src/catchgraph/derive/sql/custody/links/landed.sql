-- A catch of a certificate or a sales note and the landing or transshipment that declarations tell of: the same vessel and
-- species, the day that the paper gives and that of the event at most one apart; and from such a line to what the vessel
-- declared as caught on the same trip.
WITH hull AS (
    SELECT coalesce(v.line_id, v.record_id) AS of, n.entity_id AS vessel, v.role
    FROM read.named_vessel v JOIN resolve.named n USING (named_id)
    WHERE n.entity_id IS NOT NULL AND v.role IN ('catching vessel', 'vessel', 'donor') GROUP BY ALL
),
catch_line AS (
    SELECT l.id, l.record, l.kind, g.species, g.landed, g.line_no, g.event
    FROM derived.line l JOIN derived.goods g USING (id)
    WHERE l.counts AND l.kind IN ('catch_certificate', 'sales_note', 'landing_declaration', 'transshipment_declaration', 'activity_report')
      AND (l.stage = 'catch' OR l.kind = 'sales_note')
),
of_vessel AS (
    SELECT c.*, h.vessel FROM catch_line c JOIN hull h ON h.of = c.id
    UNION
    SELECT c.*, h.vessel FROM catch_line c JOIN hull h ON h.of = c.record
    WHERE c.kind <> 'catch_certificate'
    UNION
    SELECT c.*, t.source FROM catch_line c JOIN derived.took_part_in t ON t.target = c.event
    WHERE t.role <> 'receiver' AND c.kind <> 'catch_certificate'
),
dated AS (
    SELECT o.*, CAST(o.landed AS DATE) AS day FROM of_vessel o WHERE o.landed IS NOT NULL AND o.kind IN ('catch_certificate', 'sales_note')
    UNION
    SELECT o.*, CAST(coalesce(s.landed, s.sold) AS DATE) FROM of_vessel o JOIN derived.sales_note s ON s.id = o.record WHERE o.landed IS NULL
    UNION
    SELECT o.*, CAST(c.transshipped_at_sea AS DATE) FROM of_vessel o JOIN derived.catch_certificate c ON c.id = o.record
    WHERE c.transshipped_at_sea IS NOT NULL
    UNION
    SELECT o.*, CAST(c.transshipped_in_port AS DATE) FROM of_vessel o JOIN derived.catch_certificate c ON c.id = o.record
    WHERE c.transshipped_in_port IS NOT NULL
),
happened AS (
    SELECT o.*, CAST(coalesce(l.day, o.landed) AS DATE) AS day FROM of_vessel o LEFT JOIN derived.landing l ON l.id = o.event
    WHERE o.kind = 'landing_declaration'
    UNION
    SELECT o.*, CAST(coalesce(t.day, o.landed) AS DATE) FROM of_vessel o LEFT JOIN derived.transshipment t ON t.id = o.event
    WHERE o.kind = 'transshipment_declaration'
),
near AS (
    SELECT d.id AS source, h.id AS target, h.kind, d.kind AS of_kind, d.record, d.line_no, d.species IS NOT NULL AND h.species IS NOT NULL AS told
    FROM (SELECT *, unnest([day - 1, day, day + 1]) AS on_day FROM dated) d
    JOIN happened h ON h.vessel = d.vessel AND h.day = d.on_day AND coalesce(h.species = d.species, true)
),
trip AS (
    SELECT id, trip FROM derived.landing_declaration WHERE trip IS NOT NULL
    UNION ALL SELECT id, trip FROM derived.transshipment_declaration WHERE trip IS NOT NULL
    UNION ALL SELECT id, trip FROM derived.activity_report WHERE trip IS NOT NULL
),
hauled AS (
    SELECT l.id AS source, f.id AS target, l.kind, l.kind AS of_kind, l.record, l.line_no, l.species IS NOT NULL AND f.species IS NOT NULL AS told
    FROM of_vessel l JOIN trip a ON a.id = l.record JOIN trip b ON b.trip = a.trip
    JOIN of_vessel f ON f.record = b.id AND f.vessel = l.vessel AND coalesce(f.species = l.species, true)
    WHERE l.kind IN ('landing_declaration', 'transshipment_declaration') AND f.kind = 'activity_report'
),
found AS (
    FROM near UNION FROM hauled
)
SELECT source, target,
       CASE WHEN of_kind = 'sales_note' THEN 'sales note' WHEN kind = 'landing_declaration' THEN 'landing declaration'
            ELSE 'transshipment declaration' END AS basis,
       record, line_no AS as_written, NULL AS kg, NULL AS made_kg,
       told AND count(*) OVER (PARTITION BY source, kind) = 1 AS certain,
       CASE WHEN told THEN 0.9 ELSE 0.6 END AS confidence
FROM found
