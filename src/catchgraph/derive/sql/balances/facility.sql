-- What a plant used and took in within twelve months against what it made and shipped in them, in live weight: of the
-- sliding windows of whole months the worst of each year. In: weight used by statements, goods that it received, imports
-- of who operates it and no other plant. Out: what statements say that it made; exports and entries that name it as their
-- maker, or exports of who operates it alone, and cite no statement: a shipment that cites one counts there. What was made
-- and never shipped is stock. Not judged where no inflow of the plant is loaded of before its first shipment in the window.
WITH plant AS (
    SELECT DISTINCT source AS record, target AS plant FROM derived.names
    WHERE target_label = 'Facility' AND kind IN ('plant', 'place of receipt')
),
-- Who operates one plant only: what he ships is from there, as far as the case knows.
alone AS (
    SELECT target AS company, min(source) AS plant FROM derived.operated_by
    WHERE source IN (SELECT plant FROM plant) GROUP BY target HAVING count(DISTINCT source) = 1
),
counted AS (
    SELECT l.id, l.record, l.kind, l.side FROM derived.line l LEFT JOIN derived.head h ON h.id = l.id
    WHERE l.counts AND (h.id IS NULL OR h.head = l.id)
),
citing AS (
    SELECT record_id AS record FROM read.citation WHERE kind = 'processing-statement'
    UNION
    SELECT o.source FROM read.citation c JOIN derived.part_of p ON p.source = c.record_id
    JOIN derived.part_of o ON o.target = p.target WHERE c.kind = 'processing-statement'
    UNION
    -- A statement for goods of a consignment counts once with them.
    SELECT o.source FROM derived.part_of p SEMI JOIN derived.processing_statement d ON d.id = p.source
    JOIN derived.part_of o ON o.target = p.target
),
statement AS (
    SELECT p.plant, d.id AS record, coalesce(d.stated, d.issued) AS day
    FROM derived.processing_statement d JOIN plant p ON p.record = d.id
),
shipped AS (
    SELECT p.plant, x.id AS record, coalesce(x.exited, x.registered) AS day
    FROM derived.export_declaration x JOIN plant p ON p.record = x.id ANTI JOIN citing c ON c.record = x.id
    UNION
    SELECT a.plant, x.id, coalesce(x.exited, x.registered)
    FROM derived.export_declaration x JOIN derived.exported_by e ON e.source = x.id JOIN alone a ON a.company = e.target
    ANTI JOIN plant p ON p.record = x.id ANTI JOIN citing c ON c.record = x.id
    UNION
    SELECT p.plant, n.id, coalesce(n.imported, n.entered)
    FROM derived.entry n JOIN plant p ON p.record = n.id ANTI JOIN citing c ON c.record = n.id
),
taken AS (
    SELECT p.plant, e.id AS record, e.happened AS day
    FROM derived.traceability_event e JOIN plant p ON p.record = e.id WHERE e.activity = 'receiving' AND e.status IS NULL
    UNION
    SELECT a.plant, i.id, i.registered
    FROM derived.import_declaration i JOIN derived.imported_by m ON m.source = i.id JOIN alone a ON a.company = m.target
    UNION
    SELECT a.plant, i.id, i.registered
    FROM derived.import_declaration i JOIN derived.consigned_to m ON m.source = i.id JOIN alone a ON a.company = m.target
),
flow AS (
    SELECT s.plant, s.day, 'in' AS side, coalesce(u.line, g.id) AS goods, g.used_kg AS kg, g.used_kg AS low,
           g.used_kg * u.high AS high, u.high AS factor,
           coalesce(nullif(array_to_string(u.sources, '; '), ''), 'no factor') AS source, 'weight that went in' AS basis
    FROM statement s JOIN derived.goods g ON g.record = s.record AND g.stage = 'product'
    JOIN counted c ON c.id = g.id LEFT JOIN used u ON u.goods = g.id
    UNION ALL
    SELECT s.plant, s.day, 'out', g.id, g.net_kg, coalesce(g.live_low_kg, g.net_kg * f.low), g.live_high_kg,
           coalesce(g.live_low_kg / nullif(g.net_kg, 0), f.low), coalesce(g.live_basis, 'no factor'), 'weight that was made'
    FROM statement s JOIN derived.goods g ON g.record = s.record AND g.stage = 'product' JOIN counted c ON c.id = g.id
    LEFT JOIN derived.form f ON f.id = g.id AND NOT f.added
    UNION ALL
    SELECT s.plant, s.day, 'out', g.id, g.net_kg, g.live_low_kg, g.live_high_kg, g.live_low_kg / nullif(g.net_kg, 0),
           coalesce(g.live_basis, 'no factor'), 'shipped'
    FROM shipped s JOIN derived.goods g ON g.record = s.record AND g.stage = 'product' JOIN counted c ON c.id = g.id
    UNION ALL
    SELECT t.plant, t.day, 'in', g.id, g.net_kg, g.live_low_kg, g.live_high_kg, g.live_high_kg / nullif(g.net_kg, 0),
           coalesce(g.live_basis, 'no factor'), 'received'
    FROM taken t JOIN derived.goods g ON g.record = t.record AND g.stage IN ('product', 'handled')
),
dated AS (
    SELECT *, date_trunc('month', day) AS month FROM flow WHERE day IS NOT NULL
),
monthly AS (
    SELECT plant, month, sum(low) FILTER (WHERE side = 'out') AS out_low,
           min(day) FILTER (WHERE side = 'out') AS first_out, min(day) FILTER (WHERE side = 'in') AS first_in,
           sum(high) FILTER (WHERE side = 'in') AS in_high, count(*) FILTER (WHERE side = 'in' AND high IS NULL) AS open
    FROM dated GROUP BY plant, month
),
earliest AS (
    SELECT plant, min(first_in) AS first_in, min(least(first_in, first_out)) AS known FROM monthly GROUP BY plant
),
slid AS (
    SELECT e.plant, e.month, sum(m.out_low) AS out_low, sum(m.in_high) AS in_high, sum(m.open) AS open,
           min(m.first_out) AS first_out
    FROM monthly e JOIN monthly m ON m.plant = e.plant AND m.month BETWEEN e.month - INTERVAL 11 MONTH AND e.month
    WHERE e.out_low IS NOT NULL GROUP BY e.plant, e.month
),
-- A window that cannot be judged stands only where none of its year can.
worst AS (
    SELECT s.*, a.known, a.first_in <= s.first_out AS loaded, loaded AND s.in_high IS NOT NULL AND s.open = 0 AS judged
    FROM slid s JOIN earliest a USING (plant) WHERE a.first_in IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY s.plant, year(s.month) ORDER BY judged DESC, s.out_low - coalesce(s.in_high, 0) DESC, s.month
    ) = 1
)
SELECT 'facility ' || w.plant || ' ' || w.month AS key, 'facility' AS kind, w.plant AS subject, p.name AS called,
       'live weight' AS measure, d.day AS since, d.day AS until, 0.02 AS tolerance, w.known,
       CASE WHEN NOT w.loaded THEN 'no inflow is loaded of before its first shipment in these months' END AS why,
       d.side, d.goods, d.kg, d.low, d.high, d.factor, d.source, d.basis
FROM worst w JOIN dated d ON d.plant = w.plant AND d.month BETWEEN w.month - INTERVAL 11 MONTH AND w.month
JOIN derived.facility p ON p.id = w.plant
