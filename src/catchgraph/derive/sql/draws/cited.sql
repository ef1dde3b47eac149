-- Which line may rest on which catches of a certificate, nothing between them. A line that cites a statement, a document of
-- storage or a re-export draws on certificates through that only; so does one that was made from what draws on them. A line
-- of what a statement used is its product's.
WITH RECURSIVE
own AS (
    -- What the lines of certificates were made from: nearly all links are of other papers.
    SELECT m.source, m.target, l.record FROM derived.made_from m JOIN derived.line l ON l.id = m.source
    WHERE l.kind = 'catch_certificate'
),
stands AS (
    -- A line of a certificate that others cite → the catches behind it.
    SELECT line, line AS catch, record FROM draw_catch WHERE paper = 'catch_certificate'
    UNION
    SELECT o.source, c.line, c.record FROM draw_catch c JOIN own o ON o.target = c.line AND o.record = c.record
    WHERE c.paper = 'catch_certificate'
),
linked AS (
    SELECT m.source, s.catch, s.record AS certificate, m.certain
    FROM stands s JOIN derived.made_from m ON m.target = s.line
    JOIN derived.line l ON l.id = m.source AND l.kind <> 'catch_certificate'
),
up AS (
    SELECT DISTINCT source AS line FROM linked
    UNION
    SELECT m.source FROM up JOIN derived.made_from m ON m.target = up.line
),
through AS (
    SELECT m.source FROM derived.made_from m JOIN up ON up.line = m.target
    JOIN derived.line t ON t.id = m.target AND t.stage <> 'input'
    UNION
    SELECT m.source FROM derived.made_from m JOIN derived.line s ON s.id = m.source
    JOIN derived.line t ON t.id = m.target AND t.record <> s.record
    WHERE t.kind IN ('processing_statement', 'storage_document', 'paper')
)
SELECT CASE WHEN g.stage = 'input' THEN coalesce(g.of_line, g.id) ELSE g.id END AS line, k.certificate,
       list_sort(list_distinct(list(k.catch))) AS catches, bool_and(k.certain) AS certain
FROM linked k ANTI JOIN through USING (source) JOIN derived.goods g ON g.id = k.source
GROUP BY ALL
