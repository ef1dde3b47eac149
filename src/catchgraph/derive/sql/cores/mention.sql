-- Mentions with the entity that each was concluded to mean, and whether it is of its core: its largest group of
-- mentions that identifiers or judgements tie together (`tied`: place, label); of equal ones that with a register's
-- row, then a list's. Mentions outside the core are in the entity by a suggested match
-- → id, entity_id, confidence, basis, verified, said (a hash of the member).
WITH kind AS (
    SELECT mention_id, min(authority(record_kind)) AS rank FROM read.vessel_mention GROUP BY mention_id
),
mention AS (
    SELECT m.mention_id AS id, m.entity_id, m.confidence, m.basis, coalesce(t.label, m.rowid) AS label,
           kind.rank AS kind_rank
    FROM resolve.member m /* only core: m.entity_id */
    LEFT JOIN tied t ON t.place = m.rowid LEFT JOIN kind ON kind.mention_id = m.mention_id
),
core AS (
    SELECT entity_id, label FROM mention GROUP BY entity_id, label
    QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY count(*) DESC, min(kind_rank), min(id)) = 1
)
SELECT m.id, m.entity_id, m.confidence, m.basis, m.label = c.label AS verified,
       hash(m.id, m.entity_id, m.confidence, m.basis) AS said
FROM mention m JOIN core c USING (entity_id)
