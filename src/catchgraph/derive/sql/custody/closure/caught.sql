-- The catches and harvests that each way ends at, one for each vessel and landing; `place`: from the greatest share down.
-- Each account of the first line tells of all of it: shares add up within one, and what one leaves is what counts. Where a
-- line further on is told by several, least shares do not add up.
WITH reached AS (
    SELECT w.start, w.branch, w.node, n.landing, n.hull, n.stage = 'catch' OR greatest(n.settled, w.settled) > 0 AS catch,
           CAST(least(1000000, sum(w.high)) AS INTEGER) AS high,
           CAST(CASE WHEN bool_or(w.twice) THEN max(w.low) ELSE least(1000000, sum(w.low)) END AS INTEGER) AS low,
           bool_or(w.twice) AS twice, max(w.confidence) AS confidence
    FROM way_reached w JOIN way_node n USING (node)
    WHERE n.tellings = 0
    GROUP BY ALL
),
landing AS (
    SELECT start, branch, landing, catch, max(hull) AS vessel, count(*) AS lines,
           -- The line of the greatest share, the first of equals.
           max(CAST(high AS BIGINT) * 2147483648 + 2147483647 - node) AS largest,
           CAST(least(1000000, sum(high)) AS INTEGER) AS high,
           CAST(CASE WHEN bool_or(twice) THEN max(low) ELSE least(1000000, sum(low)) END AS INTEGER) AS low,
           max(confidence) AS confidence
    FROM reached GROUP BY start, branch, landing, catch
),
-- What is not known to be all: a document is missing, or lines were not followed.
partly AS (
    SELECT w.start FROM way_reached w JOIN way_node n USING (node) WHERE n.open UNION SELECT start FROM way_cut
),
account AS (
    SELECT start, branch, sum(high) AS high FROM landing ANTI JOIN partly USING (start) GROUP BY start, branch
),
bounded AS (
    -- What cannot have ended elsewhere is of this landing.
    SELECT l.start, l.landing, max(l.vessel) AS vessel, sum(l.lines) AS lines, min(l.high) AS high,
           CAST(2147483647 - max(l.largest) % 2147483648 AS INTEGER) AS node,
           max(greatest(l.low, coalesce(1000000 - (a.high - l.high), 0))) AS low, max(l.confidence) AS confidence
    FROM landing l LEFT JOIN account a ON a.start = l.start AND a.branch IS NOT DISTINCT FROM l.branch
    WHERE l.catch GROUP BY l.start, l.landing
)
SELECT * REPLACE (CAST(least(high, low) AS INTEGER) AS low, CAST(lines AS BIGINT) AS lines),
       row_number() OVER (PARTITION BY start ORDER BY high DESC, node) AS place
FROM bounded
