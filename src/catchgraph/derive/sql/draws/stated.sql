-- Weights that records state of what is drawn on one certificate → line, certificate, kg: of a line, or (`line` nothing) of
-- all lines of `of` together. Of several records of one consignment the least counts: they tell of one draw.
WITH said AS (
    SELECT c.record, coalesce(h.head, c.line) AS line, l.consignment, c.paper AS certificate, sum(c.kg) AS kg
    FROM derived.cited c JOIN derived.document d ON d.id = c.record AND d.counts
    JOIN derived.document p ON p.id = c.paper AND p.kind = 'catch_certificate'
    LEFT JOIN derived.head h ON h.id = c.line AND h.certain
    LEFT JOIN derived.line l ON l.id = c.line
    GROUP BY ALL HAVING count(*) = count(c.kg)
),
-- What a record says of its only line it says of that.
alone AS (
    SELECT l.record, min(h.head) AS line
    FROM derived.line l SEMI JOIN (FROM said WHERE line IS NULL) s ON s.record = l.record JOIN derived.head h USING (id)
    WHERE l.counts AND l.stage = 'product' GROUP BY l.record HAVING count(DISTINCT h.head) = 1
),
whole AS (
    SELECT record, min(consignment) AS consignment FROM derived.line SEMI JOIN said USING (record) GROUP BY record
),
placed AS (
    SELECT s.certificate, s.kg, coalesce(s.line, a.line) AS line,
           CASE WHEN w.record IS NULL OR split_part(s.record, ':', 1) NOT IN ('bill', 'entry', 'export_declaration', 'import_declaration')
                THEN s.record ELSE coalesce(w.consignment, s.record) END AS of
    FROM said s LEFT JOIN alone a ON a.record = s.record AND s.line IS NULL LEFT JOIN whole w ON w.record = s.record
)
SELECT line, CASE WHEN line IS NULL THEN of END AS of, certificate, min(kg) AS kg FROM placed GROUP BY ALL
