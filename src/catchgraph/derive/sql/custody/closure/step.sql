-- One link further. A share is at most that of the later line, and what the earlier one has for all that is needed of it; at
-- least what none of the other links of that telling can give. Ways that meet in a line are one. Shares are millionths,
-- so that sums are the same in whatever order they are made. `best`: the link of the greatest confidence, then share; the
-- first of equals. `branch`: which of several accounts of the first line the way is of; `twice`: whether there were
-- several further on.
WITH pair AS (
    SELECT f.start, l.target AS node, l.link, l.telling, l.several, least(f.confidence, l.confidence) AS confidence,
           f.need * l.per_kg AS need, CASE WHEN l.open THEN 0 ELSE f.low END AS low,
           f.twice OR (l.twice AND ($hops > 1 OR f.low = 0)) AS twice,
           CASE WHEN $hops = 1 AND f.low > 0 AND l.twice THEN l.telling ELSE f.branch END AS branch,
           greatest(f.settled, l.settled) AS settled,
           CAST(least(f.high, ceil(round(1e6 * least(
               l.available / nullif(f.need * l.per_kg, 0), l.live_high / nullif(f.live_low, 0)
           ), 3))) AS INTEGER) AS high
    FROM way_front f JOIN way_link l ON l.source = f.node
),
-- What all links of a telling can give together, where that leaves any of them a least share.
telling AS (
    SELECT start, telling, branch, sum(high) AS high FROM pair WHERE low > 0 AND several GROUP BY start, telling, branch
),
bounded AS (
    SELECT p.* EXCLUDE (low),
           CASE WHEN p.low = 0 THEN 0 WHEN NOT p.several THEN least(p.low, p.high)
                ELSE CAST(least(p.high, greatest(0, p.low - (t.high - p.high))) AS INTEGER) END AS low
    FROM pair p LEFT JOIN telling t ON t.start = p.start AND t.telling = p.telling AND t.branch IS NOT DISTINCT FROM p.branch
)
SELECT start, node, $hops AS hops,
       max(way_key(confidence, high, link)) AS best,
       max(confidence) AS confidence, min(need) AS need, least(1000000, sum(high)) AS high,
       CASE WHEN bool_or(twice) THEN max(low) ELSE least(1000000, sum(low)) END AS low,
       bool_or(twice) AS twice, min(settled) AS settled, branch
FROM bounded GROUP BY start, node, branch
