-- What a vessel landed and handed over on a trip, from one landing to the next, against what it reports to have caught on
-- it: live weight. A trip of which no report of departure is loaded may have catches of which none is, and is not judged.
WITH hull AS (
    SELECT target AS event, source AS vessel, role FROM derived.took_part_in WHERE source_label = 'Vessel'
),
landing AS (
    SELECT h.vessel, l.id, l.start, l.day FROM derived.landing l JOIN hull h ON h.event = l.id WHERE l.basis = 'declared'
),
trip AS (
    SELECT vessel, day, max(start) AS until,
           lag(max(start)) OVER (PARTITION BY vessel ORDER BY day) AS before
    FROM landing GROUP BY vessel, day
),
departure AS (
    SELECT h.vessel, p.start FROM derived.port_call p JOIN hull h ON h.event = p.id
    WHERE p.movement = 'departure' AND p.record IS NOT NULL
),
happened AS (
    SELECT vessel, id AS event, start, 'landed' AS what FROM landing
    UNION ALL
    SELECT h.vessel, t.id, t.start, 'handed over' FROM derived.transshipment t JOIN hull h ON h.event = t.id
    WHERE h.role = 'donor' AND t.basis = 'declared'
    UNION ALL
    SELECT h.vessel, f.id, f.start, 'caught' FROM derived.fishing f JOIN hull h ON h.event = f.id
    WHERE f.basis = 'declared'
),
within AS (
    SELECT t.vessel, t.day, t.before, t.until, h.event, h.what, h.start
    FROM happened h ASOF JOIN trip t ON t.vessel = h.vessel AND t.until >= h.start
),
line AS (
    SELECT w.*, g.id AS goods, g.species, g.landed_kg, g.net_kg, g.live_low_kg, g.live_high_kg, g.live_basis, g.record,
           date_trunc('day', w.start) AS on_day,
           coalesce(g.flow, '') AS flow,
           CASE w.what WHEN 'caught' THEN list_position(['caught', 'on board', 'taken on board', ''], coalesce(g.flow, ''))
                       ELSE list_position(['unloaded', ''], coalesce(g.flow, '')) END AS nth
    FROM within w JOIN derived.goods g ON g.event = w.event
),
-- Of what became of the lines of an event, the first that any of them names: what is told as caught is not told as kept.
told AS (
    FROM line WHERE nth IS NOT NULL QUALIFY nth = min(nth) OVER (PARTITION BY vessel, event)
),
-- Both vessels, or two authorities, may tell of one landing or transshipment: of a day the paper that says the most.
paper AS (
    SELECT vessel, what, on_day, record FROM told WHERE what <> 'caught'
    GROUP BY vessel, what, on_day, record
    QUALIFY row_number() OVER (
        PARTITION BY vessel, what, on_day ORDER BY sum(live_low_kg) DESC NULLS LAST, record
    ) = 1
),
moved AS (
    FROM told WHERE what = 'caught'
    UNION ALL
    FROM told t SEMI JOIN paper p USING (vessel, what, on_day, record)
),
known AS (
    SELECT t.vessel, t.day, min(d.start) AS left
    FROM trip t JOIN departure d ON d.vessel = t.vessel AND d.start <= t.until AND d.start >= coalesce(t.before, d.start)
    GROUP BY t.vessel, t.day
),
taken_back AS (
    SELECT DISTINCT w.vessel, t.day
    FROM (
        SELECT p.entity_id AS vessel, f.start FROM read.fishing f JOIN undone u ON u.report = f.report
        JOIN resolve.participant p ON p.event_id = f.id WHERE u.says <> 'replaced'
        UNION
        SELECT m.entity_id, f.start FROM read.fishing f JOIN undone u ON u.report = f.report
        JOIN read.participant p ON p.event_id = f.id JOIN derived.mention m ON m.id = p.mention_id
        WHERE u.says <> 'replaced'
    ) w ASOF JOIN trip t ON t.vessel = w.vessel AND t.until >= w.start
),
begun AS (
    SELECT vessel, day, count(*) FILTER (WHERE what = 'caught') AS caught, min(start) FILTER (WHERE what = 'caught') AS first
    FROM moved GROUP BY vessel, day
)
SELECT 'hold ' || m.vessel || ' ' || m.day AS key, 'hold' AS kind, m.vessel AS subject, v.name AS called,
       'live weight' AS measure, coalesce(k.left, m.before, b.first) AS since, m.until, 0.02 AS tolerance,
       CASE WHEN b.caught = 0 THEN 'no catches of the trip are loaded'
            WHEN r.vessel IS NOT NULL THEN 'a report of catches of the trip was taken back, and none stands in its place'
            WHEN k.left IS NULL OR k.left > b.first THEN 'no departure of the trip is loaded: catches may be missing' END AS why,
       CASE m.what WHEN 'caught' THEN 'in' ELSE 'out' END AS side, m.goods,
       coalesce(m.net_kg, m.landed_kg) AS kg,
       m.live_low_kg AS low, m.live_high_kg AS high,
       CASE m.what WHEN 'caught' THEN m.live_high_kg ELSE m.live_low_kg END / coalesce(m.net_kg, m.landed_kg) AS factor,
       coalesce(m.live_basis, 'no weight') AS source, m.what AS basis
FROM moved m JOIN begun b ON b.vessel = m.vessel AND b.day = m.day JOIN derived.vessel v ON v.id = m.vessel
LEFT JOIN known k ON k.vessel = m.vessel AND k.day = m.day
LEFT JOIN taken_back r ON r.vessel = m.vessel AND r.day = m.day
