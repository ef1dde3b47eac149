-- Plants, farms and stores of lines of goods: those of mentions in a role, one relationship per line, record and place. What
-- is named for a whole record is of its lines of the first of `$stages` that it has, those apart that name their own; of
-- several places each has its part of the confidence. `$whose`: roles of the company whose place it is, '' where none is
-- named; all, where it is empty.
WITH owner AS (
    SELECT mention_id AS id, min(role) AS role FROM read.party_mention GROUP BY mention_id
),
seat AS (
    SELECT p.record_id, p.line_id, m.entity_id AS facility, min(p.name) AS as_written, min(m.confidence) AS confidence,
           min(m.basis) AS basis, bool_or(m.verified) AS verified, sorted_set(list(p.dataset)) AS datasets
    FROM read.party_mention p JOIN derived.mention m ON m.id = p.mention_id
    LEFT JOIN owner o ON o.id = p.asset_mention_id
    WHERE p.role = $place AND p.record_id IS NOT NULL AND starts_with(m.entity_id, 'facility:')
      AND (len($whose) = 0 OR list_contains($whose, coalesce(o.role, '')))
    GROUP BY p.record_id, p.line_id, m.entity_id
),
whole AS (
    SELECT *, count(*) OVER (PARTITION BY record_id) AS many FROM seat WHERE line_id IS NULL
),
line AS (
    SELECT DISTINCT g.id, g.record, list_position($stages, g.stage) AS place
    FROM read.goods g SEMI JOIN whole w ON w.record_id = g.record
    ANTI JOIN seat s ON s.line_id = g.id
    WHERE list_contains($stages, g.stage)
),
meant AS (
    FROM line QUALIFY place = min(place) OVER (PARTITION BY record)
)
SELECT s.line_id AS source, 'Goods' AS source_label, s.facility AS target, 'Facility' AS target_label, $place AS part,
       s.datasets, s.record_id AS record, s.as_written, s.confidence, s.basis, s.verified
FROM seat s WHERE s.line_id IS NOT NULL
UNION ALL
SELECT l.id, 'Goods', w.facility, 'Facility', $place, w.datasets, w.record_id, w.as_written,
       round(w.confidence / w.many, 4), w.basis, w.verified
FROM whole w JOIN meant l ON l.record = w.record_id
