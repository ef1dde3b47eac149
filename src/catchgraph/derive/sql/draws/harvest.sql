-- Draws on harvests: an entry line's own weight, from those that its reports name; nothing in law says from which of them. A
-- report is of the line that it names, or of the only one.
WITH line AS (
    SELECT g.id, g.record, ltrim(g.line_no, '0') AS line_no, count(*) OVER (PARTITION BY g.record) AS many,
           g.net_kg, g.live_low_kg, g.live_high_kg, l.document
    FROM derived.line l JOIN derived.goods g USING (id)
    WHERE l.counts AND g.stage = 'product' AND starts_with(g.record, 'entry:')
),
report AS (
    SELECT DISTINCT c.source AS id, c.target AS entry, ltrim(h.entry_line, '0') AS entry_line
    FROM derived.cites c JOIN derived.harvest_report h ON h.id = c.source WHERE starts_with(c.target, 'entry:')
),
of_line AS (
    SELECT r.id AS report, l.id FROM report r JOIN line l ON l.record = r.entry AND l.line_no = r.entry_line
    UNION
    SELECT r.id, l.id FROM report r JOIN line l ON l.record = r.entry WHERE l.many = 1
),
-- What left a warehouse came to it by another entry of its consignment.
part AS (
    SELECT p.source AS record, p.target AS consignment, p.is_anchor, e.entry_type,
           bool_or(coalesce(e.entry_type IN ('21', '22'), false)) OVER (PARTITION BY p.target) AS stored
    FROM derived.part_of p JOIN derived.entry e ON e.id = p.source
),
aside AS (
    SELECT e.id AS record, CASE WHEN p.record IS NULL OR p.is_anchor
        THEN 'an entry of a zone or a warehouse, joined to nothing' ELSE 'counted when it came to the warehouse' END AS why
    FROM derived.entry e LEFT JOIN part p ON p.record = e.id
    WHERE e.entry_type IN ('06', '21', '22', '31', '32', '33', '34', '35', '36', '37', '38')
      AND (p.record IS NULL OR p.is_anchor OR (p.stored AND starts_with(e.entry_type, '3')))
)
SELECT 'draw:' || substr(md5(concat_ws(chr(31), 'harvest event', l.id)), 1, 16) AS id, 'harvest event' AS kind, l.id AS line,
       l.record, coalesce(any_value(p.consignment), any_value(l.document), l.record) AS of,
       CASE WHEN any_value(l.live_low_kg) IS NOT NULL THEN any_value(l.net_kg) END AS kg,
       any_value(l.live_low_kg) AS low, any_value(l.live_high_kg) AS high, any_value(a.why) AS why, true AS certain,
       list_sort(list(DISTINCT c.line)) AS catches
FROM of_line o JOIN line l ON l.id = o.id JOIN draw_catch c ON c.record = o.report
LEFT JOIN part p ON p.record = l.record LEFT JOIN aside a ON a.record = l.record
GROUP BY l.id, l.record
