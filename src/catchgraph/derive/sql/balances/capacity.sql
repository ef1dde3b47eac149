-- What a vessel landed or handed over at once, against what it can hold: as it is, at 0.9 t/m³ of fish (frozen tuna and
-- blocks; 0.4 in boxes with ice) in all the enclosed space that its tonnage stands for, since no register gives the hold
-- alone: GT = (0.2 + 0.02 log10 V) × V (International Convention on Tonnage Measurement of Ships, 1969, Annex I, reg. 3).
-- The most tonnage that any of its records gives. Of each vessel and year the worst.
WITH tonnage AS (
    SELECT d.target AS vessel, max(r.tonnage) AS gt
    FROM derived.registration r JOIN derived.describes d ON d.source = r.id
    WHERE r.tonnage_kind = 'GT' AND r.tonnage > 0 GROUP BY d.target
),
-- The formula is solved by iteration: each step halves what is wrong, and no ship has more than 500,000 GT.
volume AS (
    SELECT vessel, gt, gt / (0.2 + 0.02 * log10(v2)) AS m3
    FROM (SELECT *, gt / (0.2 + 0.02 * log10(v1)) AS v2 FROM (
          SELECT *, gt / (0.2 + 0.02 * log10(v0)) AS v1 FROM (
          SELECT *, greatest(gt / 0.25, 1) AS v0 FROM tonnage)))
),
happened AS (
    SELECT p.source AS vessel, l.id AS event, l.start, l.day FROM derived.landing l
    JOIN derived.took_part_in p ON p.target = l.id WHERE l.basis = 'declared'
    UNION
    SELECT p.source, t.id, t.start, t.day FROM derived.transshipment t
    JOIN derived.took_part_in p ON p.target = t.id WHERE p.role = 'donor' AND t.basis = 'declared'
),
line AS (
    SELECT h.vessel, h.day, h.start, g.record, g.id AS goods, coalesce(g.net_kg, g.landed_kg, g.live_low_kg) AS kg
    FROM happened h SEMI JOIN volume v ON v.vessel = h.vessel JOIN derived.goods g ON g.event = h.event
    WHERE coalesce(g.flow, 'unloaded') = 'unloaded'
),
-- Both vessels, or two authorities, may tell of one unloading: a paper is taken alone.
worst AS (
    SELECT vessel, day, record FROM line GROUP BY vessel, day, record
    QUALIFY row_number() OVER (PARTITION BY vessel, year(day) ORDER BY sum(kg) DESC NULLS LAST, day, record) = 1
),
told AS (
    SELECT l.* FROM line l SEMI JOIN worst w USING (vessel, day, record)
)
SELECT 'capacity ' || t.vessel || ' ' || t.day AS key, 'hold' AS kind, t.vessel AS subject, v.name AS called,
       'net weight' AS measure, t.start AS since, t.start AS until, 0.02 AS tolerance, NULL AS why, 'out' AS side, t.goods,
       t.kg, t.kg AS low, t.kg AS high, 1.0 AS factor, 'as it was unloaded' AS source, 'weight unloaded' AS basis
FROM told t JOIN derived.vessel v ON v.id = t.vessel
UNION ALL
SELECT DISTINCT 'capacity ' || t.vessel || ' ' || t.day, 'hold', t.vessel, v.name, 'net weight', NULL::TIMESTAMP,
       NULL::TIMESTAMP, 0.02, NULL, 'in', NULL, c.m3 * 900, NULL::DOUBLE, c.m3 * 900, 900.0,
       'kg/m³ in ' || CAST(round(c.m3) AS BIGINT) || ' m³ of ' || c.gt || ' GT', 'capacity'
FROM told t JOIN derived.vessel v ON v.id = t.vessel JOIN volume c ON c.vessel = t.vessel
