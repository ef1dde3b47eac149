-- A harvest report of small vessels or farms together, against what so many of them can give on its day (50 CFR 300.324(a)):
-- vessels of 20 GT or 12 m at most, each with no more than 0.9 t/m³ in the 83.9 m³ of all enclosed space that 20 GT stand
-- for (GT = (0.2 + 0.02 log10 V) × V); farms of 1,000 kg a day at most. A report that names none of them, or
-- one alone, who gathered what all gave, is not judged.
WITH line AS (
    SELECT r.id AS report, r.name, g.id AS goods, coalesce(g.landed, g.caught_until, g.caught_since, r.landed) AS day,
           coalesce(g.landed_kg, g.net_kg) AS kg, g.live_low_kg, g.live_high_kg, g.live_basis,
           g.source = 'HBA' OR g.production = 'farmed' AS farmed
    FROM derived.harvest_report r JOIN derived.goods g ON g.record = r.id AND g.stage = 'catch'
    JOIN derived.line l ON l.id = g.id AND l.counts
    WHERE coalesce(g.aggregated, r.aggregated, g.source = 'SVH')
),
named AS (
    SELECT v.record_id AS report, coalesce(v.line_id, '') AS goods, coalesce(v.name_key, v.registration_number, v.number_written) AS who
    FROM read.named_vessel v WHERE v.role = 'catching vessel'
    UNION
    SELECT p.record_id, coalesce(p.line_id, ''), p.name FROM read.party_mention p WHERE p.role = 'farm'
),
-- Whoever is named for the line, else for the report.
giving AS (
    SELECT l.report, l.goods, l.farmed, count(DISTINCT n.who) AS many
    FROM line l JOIN named n ON n.report = l.report AND n.goods = l.goods GROUP BY ALL
    UNION ALL
    SELECT l.report, l.goods, l.farmed, count(DISTINCT n.who)
    FROM line l JOIN named n ON n.report = l.report AND n.goods = ''
    ANTI JOIN named o ON o.report = l.report AND o.goods = l.goods GROUP BY ALL
),
most AS (
    SELECT l.report, coalesce(l.farmed, false) AS farmed, max(g.many) FILTER (WHERE g.many > 1) AS many, count(DISTINCT l.day) AS days
    FROM line l LEFT JOIN giving g ON g.goods = l.goods GROUP BY ALL
)
SELECT 'aggregate ' || report || ' ' || coalesce(farmed, false) AS key, 'aggregate harvest' AS kind, report AS subject,
       name AS called, 'live weight' AS measure, day AS since, day AS until, 0.02 AS tolerance, NULL AS why, 'out' AS side,
       goods, kg, live_low_kg AS low, live_high_kg AS high, live_low_kg / kg AS factor,
       coalesce(live_basis, 'no weight') AS source, 'harvest' AS basis
FROM line
UNION ALL
SELECT DISTINCT 'aggregate ' || l.report || ' ' || m.farmed, 'aggregate harvest', l.report, l.name, 'live weight',
       NULL::TIMESTAMP, NULL::TIMESTAMP, 0.02, CASE WHEN m.many IS NULL THEN 'it does not say how many vessels or farms' END,
       'in', NULL, CASE WHEN m.farmed THEN 1000.0 ELSE 75480.0 END * m.many * greatest(m.days, 1), NULL::DOUBLE,
       CASE WHEN m.farmed THEN 1000.0 ELSE 75480.0 END * m.many * greatest(m.days, 1), m.many,
       CASE WHEN m.farmed THEN 'farms of 1,000 kg a day' ELSE 'vessels of 20 GT' END, 'what they can give'
FROM line l JOIN most m ON m.report = l.report
