-- What the earliest side of a consignment that weighs its goods tells, against what the latest such side does: the same
-- goods told twice, so that net weights are compared as they are. Scales and trimming differ by 5 %, live and fresh goods
-- lose 10 %, glazed and other goods whose package holds more than fish (no lower bound of live weight) 15 %. Entries into zones and warehouses tell of other days' goods, and are not compared.
WITH line AS (
    SELECT l.consignment AS subject, l.side,
           CASE l.side WHEN 'export' THEN 1 WHEN 'bill' THEN 2 ELSE 3 END AS nth, g.id AS goods, g.net_kg,
           CASE WHEN g.net_kg > 0 AND g.live_low_kg IS NULL THEN 0.15 WHEN g.state IN ('ALI', 'FRE') THEN 0.10 ELSE 0.05 END AS tolerance
    FROM derived.line l JOIN derived.goods g ON g.id = l.id
    WHERE l.counts AND l.stage IS DISTINCT FROM 'remark' AND l.consignment IS NOT NULL AND l.side IN ('export', 'bill', 'entry')
),
weighed AS (
    SELECT subject, nth FROM line GROUP BY subject, nth HAVING count(net_kg) > 0
),
ends AS (
    SELECT subject, min(nth) AS first, max(nth) AS last FROM weighed GROUP BY subject HAVING min(nth) < max(nth)
),
apart AS (
    SELECT id FROM derived.consignment
    WHERE list_has_any(entry_types, ['06', '21', '22', '31', '32', '33', '34', '35', '36', '37', '38'])
    UNION
    SELECT id FROM derived.consignment WHERE list_contains(joined_by, 'weight')
)
SELECT 'consignment side ' || e.subject AS key, 'consignment side' AS kind, e.subject, c.name AS called,
       'net weight' AS measure, coalesce(c.exported, c.arrived, c.imported) AS since,
       coalesce(c.imported_last, c.arrived_last, c.exported_last) AS until,
       max(l.tolerance) OVER (PARTITION BY e.subject) AS tolerance,
       CASE WHEN a.id IS NULL THEN NULL
            WHEN list_contains(c.joined_by, 'weight') THEN 'its weights served to join it'
            ELSE 'its entries are into a zone or a warehouse' END AS why,
       CASE WHEN l.nth = e.first THEN 'in' ELSE 'out' END AS side, l.goods, l.net_kg AS kg, l.net_kg AS low,
       l.net_kg AS high, 1.0 AS factor, 'the same goods' AS source, 'net weight by ' || l.side AS basis
FROM ends e JOIN line l ON l.subject = e.subject JOIN derived.consignment c ON c.id = e.subject
LEFT JOIN apart a ON a.id = e.subject
WHERE l.nth IN (e.first, e.last)
