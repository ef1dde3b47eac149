-- A product and the catches or inputs that the same record gives for it. Of a certificate of several vessels each may be
-- the one, unless it is the simplified form: a list of small vessels of one consignment.
WITH inner_line AS (
    SELECT p.id AS source, g.id AS target, g.record, g.line_no, l.kind, g.stage,
           count(*) FILTER (WHERE g.stage = 'catch') OVER (PARTITION BY p.id) AS many
    FROM derived.goods g JOIN derived.line l ON l.id = g.id JOIN derived.goods p ON p.id = g.of_line
    WHERE l.counts AND g.stage IN ('catch', 'input') AND l.side NOT IN ('harvest', 'event')
)
SELECT i.source, i.target, 'the document itself' AS basis, i.record, i.line_no AS as_written, NULL AS kg, NULL AS made_kg,
       i.stage = 'input' OR i.many = 1 OR coalesce(c.simplified, false) AS certain,
       CASE WHEN i.stage = 'input' OR coalesce(c.simplified, false) THEN 1.0 ELSE 1.0 / i.many END AS confidence
FROM inner_line i LEFT JOIN derived.catch_certificate c ON c.id = i.record
