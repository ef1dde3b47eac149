-- How much of a lot there was, and what became of it: the same goods, so that net weights are compared as they are. It
-- came in where events say that it was caught, made or packed, of one of which none says so where it was landed; at a place
-- that received it, as much as that. Out of a place
-- went what was put into others there and what was shipped from there: a lot that is shipped on and on went out of each
-- place once, and one that is packed into another is still there. Of the places of a lot the worst stands. An event in two datasets counts once.
WITH event AS (
    SELECT id, coalesce(activity, step, '') AS what, coalesce(place, read_at, '') AS at,
           coalesce(moved_from, read_at, place, '') AS gone_from, happened,
           coalesce(kind = 'AggregationEvent', false) AS packed
    FROM derived.traceability_event
    WHERE status IS NULL
    QUALIFY row_number() OVER (PARTITION BY coalesce(report, document, id) ORDER BY id) = 1
),
told AS (
    SELECT DISTINCT c.document AS lot, g.id AS goods, g.net_kg AS kg, e.happened,
           CASE WHEN g.stage IN ('catch', 'product') THEN 'made' WHEN g.stage = 'input' AND NOT e.packed THEN 'used'
                WHEN e.what = 'landing' THEN 'landed'
                WHEN e.what = 'receiving' THEN 'received' WHEN e.what = 'shipping' THEN 'shipped' END AS what,
           CASE WHEN e.what = 'shipping' THEN e.gone_from ELSE e.at END AS place
    FROM event e JOIN read.citation c ON c.record_id = e.id AND c.kind = 'lot'
    JOIN derived.goods g ON g.id = c.line_id
    WHERE c.document IS NOT NULL
),
line AS (
    SELECT * EXCLUDE what, what AS said,
           CASE WHEN what <> 'landed' THEN what
                WHEN NOT coalesce(bool_or(what = 'made') OVER (PARTITION BY lot), false) THEN 'made' END AS what
    FROM told
),
gone AS (
    SELECT lot, place, sum(kg) AS kg FROM line WHERE what IN ('used', 'shipped') GROUP BY lot, place
),
came AS (
    SELECT lot, place, sum(kg) AS kg FROM line WHERE what = 'received' GROUP BY lot, place
),
made AS (
    SELECT lot, sum(kg) AS kg FROM line WHERE what = 'made' GROUP BY lot
),
worst AS (
    SELECT o.lot, o.place, c.lot IS NOT NULL AS received
    FROM gone o LEFT JOIN came c ON c.lot = o.lot AND c.place = o.place LEFT JOIN made m ON m.lot = o.lot
    QUALIFY row_number() OVER (
        PARTITION BY o.lot ORDER BY o.kg - coalesce(c.kg, m.kg) DESC NULLS LAST, o.kg DESC NULLS LAST, o.place
    ) = 1
),
subject AS (
    SELECT document AS lot, min(id) AS id, arg_min(name, id) AS name FROM derived.lot WHERE document IS NOT NULL GROUP BY document
)
SELECT 'lot ' || s.id AS key, 'lot' AS kind, s.id AS subject, s.name AS called, 'net weight' AS measure,
       l.happened AS since, l.happened AS until, 0.02 AS tolerance, NULL AS why,
       CASE WHEN l.what IN ('made', 'received') THEN 'in' ELSE 'out' END AS side, l.goods, l.kg, l.kg AS low, l.kg AS high,
       1.0 AS factor, 'the same goods' AS source,
       CASE l.what WHEN 'used' THEN 'weight that went into others' ELSE 'weight ' || l.said END AS basis
FROM worst w JOIN line l ON l.lot = w.lot JOIN subject s ON s.lot = w.lot
WHERE (l.what = 'received' AND w.received AND l.place = w.place)
   OR (l.what = 'made' AND NOT w.received)
   OR (l.what IN ('used', 'shipped') AND l.place = w.place)
