-- The core of each entity: its largest group of mentions that identifiers or judgements tie together (`tied`:
-- mention_id, label); of equal ones that with a register's row, then a list's. Mentions outside the core are in the
-- entity by a suggested match → mention_id, verified.
WITH mention AS (
    SELECT m.entity_id, m.mention_id, coalesce(t.label, m.mention_id) AS label,
           min(authority(v.record_kind)) AS kind_rank
    FROM resolve.member m LEFT JOIN tied t USING (mention_id) LEFT JOIN read.vessel_mention v USING (mention_id)
    GROUP BY m.entity_id, m.mention_id, t.label
),
core AS (
    SELECT entity_id, label FROM mention GROUP BY entity_id, label
    QUALIFY row_number() OVER (PARTITION BY entity_id
                               ORDER BY count(*) DESC, min(kind_rank), min(mention_id)) = 1
)
SELECT m.mention_id, m.label = c.label AS verified FROM mention m JOIN core c USING (entity_id)
