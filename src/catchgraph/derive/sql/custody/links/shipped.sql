-- Lines of a bill and the lots that went under it, by the event that names both; of several lines those that fit.
WITH lot AS (
    SELECT d.document, min(l.id) AS id FROM derived.document d JOIN derived.line l ON l.record = d.id
    WHERE d.kind = 'lot' AND d.counts GROUP BY d.document
),
shipped AS (
    SELECT c.record_id AS event, lot.id AS lot, any_value(g.net_kg) AS kg, min(c.number) AS number, max(g.species) AS species
    FROM read.citation c JOIN lot ON lot.document = c.document JOIN derived.goods g ON g.id = c.line_id
    JOIN derived.document d ON d.id = c.record_id AND d.counts
    WHERE c.kind = 'lot' AND g.stage = 'handled'
    GROUP BY ALL
),
bill AS (
    SELECT DISTINCT c.record_id AS event, d.canonical AS bill
    FROM read.citation c JOIN derived.traceability_event e ON e.id = c.record_id
    JOIN paper p ON p.document = c.document JOIN derived.document d ON d.id = p.id AND d.kind = 'bill'
    WHERE c.kind = 'bill' AND d.canonical IS NOT NULL AND coalesce(e.activity, e.step) IN ('shipping', 'receiving')
),
line AS (
    SELECT l.id, l.record, g.species, count(*) OVER (PARTITION BY l.record) AS lines
    FROM derived.line l SEMI JOIN bill b ON b.bill = l.record JOIN derived.goods g USING (id)
    WHERE l.side = 'bill' AND l.counts AND l.stage = 'product'
)
SELECT l.id AS source, s.lot AS target, 'shipping event' AS basis, min(s.event) AS record, min(s.number) AS as_written,
       CASE WHEN l.lines = 1 THEN any_value(s.kg) END AS kg, NULL AS made_kg, l.lines = 1 AS certain,
       CASE WHEN l.lines = 1 THEN 1.0 ELSE 1.0 / l.lines END AS confidence
FROM bill b JOIN shipped s ON s.event = b.event JOIN line l ON l.record = b.bill
LEFT JOIN derived.goods g ON g.id = s.lot
WHERE l.lines = 1 OR coalesce(coalesce(s.species, g.species) = l.species, true)
GROUP BY l.id, l.lines, s.lot
