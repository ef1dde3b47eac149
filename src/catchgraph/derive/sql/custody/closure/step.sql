-- One link further. A share is at most what the later line holds, what the link states and what the earlier line weighs;
-- at least what none of the other links of that telling can give. Ways that meet in a line are one. Shares are millionths,
-- so that sums are the same in whatever order they are made. `best`: the link of the greatest confidence, then share; the
-- first of equals.
WITH pair AS (
    SELECT f.start, l.target AS node, l.link, l.telling, l.several, least(f.confidence, l.confidence) AS confidence,
           f.low, l.certain, f.twice OR l.twice AS twice, greatest(f.settled, l.settled) AS settled,
           CAST(least(f.high, ceil(round(1e6 * least(
               part_of(f.start, f.form, f.weight, f.live_low, l.target, l.target_form, l.target_weight, l.target_high),
               l.made * part_of(f.start, f.form, f.weight, f.live_low, l.source, l.source_form, l.source_weight, l.source_high)
           ), 3))) AS INTEGER) AS high
    FROM way_front f JOIN way_link l ON l.source = f.node
),
-- What all links of a telling can give together, where that leaves any of them a least share.
telling AS (
    SELECT start, telling, sum(high) AS high FROM pair WHERE low > 0 AND several GROUP BY start, telling
),
bounded AS (
    SELECT p.* EXCLUDE (low),
           CASE WHEN p.low = 0 OR NOT p.certain THEN 0 WHEN NOT p.several THEN least(p.low, p.high)
                ELSE CAST(least(p.high, greatest(0, p.low - (t.high - p.high))) AS INTEGER) END AS low
    FROM pair p LEFT JOIN telling t ON t.start = p.start AND t.telling = p.telling
)
SELECT start, node, $hops AS hops,
       max(way_key(confidence, high, link)) AS best,
       max(confidence) AS confidence, least(1000000, sum(high)) AS high,
       CASE WHEN bool_or(twice) THEN max(low) ELSE least(1000000, sum(low)) END AS low,
       bool_or(twice) AS twice, min(settled) AS settled
FROM bounded GROUP BY start, node
