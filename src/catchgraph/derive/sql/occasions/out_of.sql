-- Bills without boxes (`assumed` where the mode is not known and no box is named), and the holds of fish carriers that their goods came out of.
WITH bill AS (
    SELECT b.id, coalesce(b.arrival, b.estimated_arrival) AS arrived, b.datasets, c.target AS carrier, c.confidence,
           c.basis, c.verified, b.containerised IS NULL AS assumed
    FROM derived.bill b JOIN derived.carried_by c ON c.source = b.id
    ANTI JOIN derived.under u ON u.target = b.id
    WHERE (b.containerised IS FALSE OR b.containerised IS NULL AND len(b.containers) = 0)
      AND b.status IS DISTINCT FROM 'deleted'
      AND coalesce(b.arrival, b.estimated_arrival) IS NOT NULL
),
last AS (
    SELECT b.*, h.id AS hold, h.datasets AS held, h.emptied
    FROM bill b JOIN derived.voyage_hold h ON h.carrier = b.carrier
    WHERE h.first_load < b.arrived + INTERVAL 2 DAY
    QUALIFY row_number() OVER (PARTITION BY b.id, b.carrier ORDER BY h.first_load DESC, h.id) = 1
),
-- Discharges before the days in which she arrived with this bill.
before AS (
    SELECT l.id, l.hold, bool_or(e.declared) AS declared
    FROM last l JOIN derived.hold_event e ON e.hold = l.hold
    WHERE e.way = 'discharge' AND e.since < l.arrived - INTERVAL 3 DAY
    GROUP BY l.id, l.hold
),
consigned AS (
    SELECT p.source AS bill, min(p.target) AS consignment
    FROM derived.part_of p WHERE p.source IN (FROM (SELECT id FROM last)) GROUP BY p.source
),
-- Last lines: those that chains of the consignment are of, else the bill's own.
line AS (
    SELECT c.bill, n.goods FROM consigned c JOIN derived.chain n ON n.consignment = c.consignment
    UNION
    SELECT l.id, g.id FROM last l JOIN derived.goods g ON g.record = l.id AND g.stage = 'product'
    ANTI JOIN (SELECT c.bill FROM consigned c JOIN derived.chain n ON n.consignment = c.consignment) o ON o.bill = l.id
),
traced AS (
    SELECT t.source AS goods, count(*) FILTER (WHERE t.vessel IS NULL) AS unknown,
           coalesce(sum(t.share_low) FILTER (WHERE t.vessel IS NOT NULL), 0) AS low,
           coalesce(sum(t.share_high) FILTER (WHERE t.vessel IS NOT NULL), 0) AS high,
           list(DISTINCT t.vessel) FILTER (WHERE t.vessel IS NOT NULL) AS vessels, flatten(list(t.datasets)) AS datasets
    FROM derived.traces_to t SEMI JOIN line ON line.goods = t.source GROUP BY t.source
),
told AS (
    SELECT l.bill, coalesce(g.net_kg, g.gross_kg) AS kg, t.vessels, t.datasets,
           least(1, CASE WHEN n.whole AND t.unknown = 0 THEN t.high ELSE coalesce(t.low, 0) END) AS share
    FROM line l JOIN derived.goods g ON g.id = l.goods
    LEFT JOIN traced t ON t.goods = l.goods LEFT JOIN derived.chain n ON n.goods = l.goods
),
-- Of lines without a weight the least share.
accounted AS (
    SELECT bill, CASE WHEN count(*) = count(kg) AND sum(kg) > 0 THEN sum(kg * share) / sum(kg) ELSE min(share) END
               AS accounted,
           coalesce(list_sort(list_distinct(flatten(list(vessels)))), []) AS vessels,
           coalesce(flatten(list(datasets)), []) AS datasets
    FROM told GROUP BY bill
)
SELECT l.id AS source, 'Bill' AS source_label, l.hold AS target, 'VoyageHold' AS target_label, '' AS part,
       sorted_set(l.datasets || l.held || coalesce(a.datasets, [])) AS datasets, NULL AS record,
       NULL AS as_written, l.confidence, l.basis, l.verified, l.arrived,
       CASE WHEN b.id IS NOT NULL THEN 'port call' END AS called,
       round(coalesce(a.accounted, 0), 6) AS accounted, coalesce(a.vessels, []) AS vessels, l.assumed
FROM last l LEFT JOIN before b ON b.id = l.id AND b.hold = l.hold LEFT JOIN accounted a ON a.bill = l.id
WHERE b.declared IS NOT TRUE
