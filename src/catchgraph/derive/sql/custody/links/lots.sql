-- Lots and the lots from which events made or packed them: those that lines of stage `input` cite, in the event or in all
-- of one transformation, for those that lines of stage `catch` or `product` cite. What went in is stated for the event: it
-- is the draw of a lot only where one lot came out. A lot that was caught or harvested leads to the line of the event that
-- says so, and to nothing that went into that: feed, or what a hatchery gave.
WITH lot AS (
    SELECT d.document, min(l.id) AS id FROM derived.document d JOIN derived.line l ON l.record = d.id
    WHERE d.kind = 'lot' AND d.counts GROUP BY d.document
),
seen AS (
    SELECT DISTINCT g.id AS line, g.stage, g.net_kg, lot.id AS lot, e.id AS event, e.kind, c.number,
           coalesce(e.transformation, e.id) AS together
    FROM read.citation c
    JOIN lot ON lot.document = c.document
    JOIN derived.goods g ON g.id = c.line_id
    JOIN derived.document d ON d.id = g.record AND d.counts
    JOIN derived.traceability_event e ON e.id = g.record
    WHERE c.kind = 'lot'
),
taken AS (
    SELECT together, lot, min(event) AS event, min(number) AS number, sum(net_kg) AS kg, count(*) = count(net_kg) AS weighed,
           min(kind) AS kind
    FROM seen WHERE stage = 'input' GROUP BY together, lot
),
given AS (
    SELECT together, lot, sum(net_kg) AS kg, count(*) = count(net_kg) AS weighed,
           count(*) OVER (PARTITION BY together) AS many, bool_or(stage = 'catch') AS caught
    FROM seen WHERE stage IN ('catch', 'product') GROUP BY together, lot
)
SELECT g.lot AS source, t.lot AS target,
       CASE WHEN t.kind = 'AggregationEvent' THEN 'aggregation' ELSE 'transformation' END AS basis,
       t.event AS record, t.number AS as_written,
       CASE WHEN g.many = 1 AND t.weighed THEN t.kg END AS kg,
       CASE WHEN g.weighed AND count(*) OVER (PARTITION BY t.together, g.lot) = 1 THEN g.kg END AS made_kg,
       true AS certain, 1.0 AS confidence
FROM taken t JOIN given g USING (together) WHERE NOT g.caught
UNION ALL
SELECT lot, line, 'same lot', event, number, net_kg, NULL, true, 1.0 FROM seen WHERE stage = 'catch'
