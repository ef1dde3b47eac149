-- Parts → sums. The least that went out stands with the parts that have a weight; the most that came in only with all.
WITH side AS (
    SELECT balance, any_value(kind) AS kind, any_value(subject) AS subject, min(called) AS called, any_value(measure) AS measure,
           min(since) AS since, max(until) AS until, max(tolerance) AS tolerance, min(why) AS why, min(known) AS known_since, count(*) AS parts,
           count(*) = count(kg) AS complete, bool_or(over) AS judged_over,
           count(*) FILTER (WHERE side = 'in') AS came, count(*) FILTER (WHERE side = 'in' AND high IS NULL) AS open,
           sum(low) FILTER (WHERE side = 'in') AS in_low,
           CASE WHEN open = 0 THEN sum(high) FILTER (WHERE side = 'in') END AS in_high,
           sum(low) FILTER (WHERE side = 'out') AS out_low,
           CASE WHEN count(*) FILTER (WHERE side = 'out' AND high IS NULL) = 0
                THEN sum(high) FILTER (WHERE side = 'out') END AS out_high,
           flatten(list(coalesce(g.datasets, []))) AS datasets
    FROM derived.balance_part p LEFT JOIN (SELECT id, datasets FROM derived.goods) g ON g.id = p.goods
    GROUP BY balance
),
judged AS (
    SELECT *, coalesce(why, CASE WHEN came = 0 THEN 'nothing is known of what came in'
                                 WHEN in_high IS NULL THEN open || ' of ' || came || ' parts that came in '
                                      || CASE WHEN open = 1 THEN 'has' ELSE 'have' END || ' no known upper bound'
                                 WHEN out_low IS NULL THEN 'nothing that went out has a known weight' END) AS reason
    FROM side
)
SELECT balance AS id, kind || ' balance of ' || coalesce(called, subject) AS name,
       sorted_set(datasets) AS datasets, kind, subject, measure, since, until,
       round(in_low, 3) AS in_low, round(in_high, 3) AS in_high, round(out_low, 3) AS out_low,
       round(out_high, 3) AS out_high, complete, parts, tolerance, known_since,
       CASE WHEN reason IS NULL THEN coalesce(judged_over, out_low > in_high * (1 + tolerance)) END AS over,
       CASE WHEN reason IS NULL THEN round(greatest(out_low - in_high, 0), 3) END AS shortfall_kg,
       reason AS why
FROM judged
