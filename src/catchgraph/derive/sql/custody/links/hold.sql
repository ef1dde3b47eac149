-- What a carrier landed or handed on, and what filled her hold of that voyage: lines of the paper that tells of each load, of
-- several the one that others lead to; of a load that certificates alone tell their catches. Nobody says which of them it
-- was: each of the same species, or of none that is told, is a candidate. Where the paper itself cites one, that stands.
WITH cited AS (
    SELECT DISTINCT record FROM derived.cited WHERE kind = 'transshipment-declaration' AND paper IS NOT NULL
),
discharged AS (
    SELECT DISTINCT h.hold, l.id, l.record, g.line_no, g.species
    FROM derived.hold_event h JOIN derived.goods g ON g.event = h.event
    JOIN derived.line l ON l.id = g.id AND l.counts ANTI JOIN cited c ON c.record = l.record
    WHERE h.way = 'discharge' AND h.hold IS NOT NULL AND l.kind IN ('landing_declaration', 'transshipment_declaration')
),
declared AS (
    SELECT h.hold, h.occasion, h.confidence, l.id, g.species
    FROM derived.hold_event h JOIN derived.goods g ON g.event = h.event
    JOIN derived.line l ON l.id = g.id AND l.counts AND l.kind = 'transshipment_declaration'
    WHERE h.way = 'load' AND h.label = 'Transshipment' AND coalesce(g.flow, 'unloaded') IN ('unloaded', 'loaded')
    QUALIFY dense_rank() OVER (PARTITION BY h.hold, h.occasion ORDER BY h.event <> h.occasion, h.event) = 1
),
certified AS (
    SELECT h.hold, h.occasion, h.confidence, l.id, g.species
    FROM derived.hold_event h JOIN derived.transshipment t ON t.id = h.event AND t.basis = 'certified'
    JOIN derived.line l ON l.record = t.record AND l.counts AND l.stage = 'catch' JOIN derived.goods g ON g.id = l.id
    ANTI JOIN declared d ON d.hold = h.hold AND d.occasion = h.occasion
    WHERE h.way = 'load'
),
load AS (
    FROM declared UNION ALL FROM certified
),
found AS (
    SELECT d.id AS source, l.id AS target, d.record, d.line_no, max(l.confidence) AS confidence
    FROM discharged d JOIN load l ON l.hold = d.hold AND l.id <> d.id AND coalesce(l.species = d.species, true)
    GROUP BY ALL
)
SELECT source, target, 'voyage hold' AS basis, record, line_no AS as_written, NULL AS kg, NULL AS made_kg,
       count(*) OVER (PARTITION BY source) = 1 AS certain,
       round(0.8 * confidence / count(*) OVER (PARTITION BY source), 4) AS confidence
FROM found
