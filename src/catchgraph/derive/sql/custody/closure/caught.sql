-- The catches and harvests that each way ends at, one for each vessel and landing; `place`: from the greatest share down.
-- Where a line on the way is told by several records each of which accounts for all of it, shares do not add up to more.
WITH reached AS (
    SELECT w.start, w.node, n.landing, CAST(least(1000000, sum(w.high)) AS INTEGER) AS high,
           CAST(CASE WHEN bool_or(w.twice) THEN max(w.low) ELSE least(1000000, sum(w.low)) END AS INTEGER) AS low, bool_or(w.twice) AS twice,
           max(w.confidence) AS confidence
    FROM way_reached w JOIN way_node n USING (node)
    WHERE n.tellings = 0 AND (n.stage = 'catch' OR greatest(n.settled, w.settled) > 0)
    GROUP BY w.start, w.node, n.landing
),
landing AS (
    -- The line of the greatest share, the first of equals.
    SELECT start, landing, CAST(2147483647 - max(CAST(high AS BIGINT) * 2147483648 + 2147483647 - node) % 2147483648 AS INTEGER) AS node, count(*) AS lines,
           CAST(least(1000000, sum(high)) AS INTEGER) AS high,
           CAST(CASE WHEN bool_or(twice) THEN max(low) ELSE least(1000000, sum(low)) END AS INTEGER) AS low, max(confidence) AS confidence
    FROM reached GROUP BY start, landing
)
SELECT *, row_number() OVER (PARTITION BY start ORDER BY high DESC, node) AS place FROM landing
