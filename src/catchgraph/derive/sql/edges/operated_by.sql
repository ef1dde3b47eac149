-- Whose the plants, farms and stores are that records name: a place's mention names that of its company or person as
-- what it is of, one relationship per record, place and owner.
SELECT m.entity_id AS source, label_of(m.entity_id) AS source_label,
       v.entity_id AS target, label_of(v.entity_id) AS target_label,
       min(p.role) AS part,
       sorted_set(list(p.dataset)) AS datasets,
       p.record_id AS record,
       min(p.name) AS as_written,
       min(least(m.confidence, v.confidence)) AS confidence,
       min(CASE WHEN v.confidence < m.confidence THEN v.basis ELSE m.basis END) AS basis,
       bool_or(m.verified AND v.verified) AS verified
FROM read.party_mention p /* only record: p.record_id */
JOIN derived.mention m ON m.id = p.mention_id
JOIN derived.mention v ON v.id = p.asset_mention_id
WHERE p.record_id IS NOT NULL AND starts_with(m.entity_id, 'facility:')
GROUP BY p.record_id, m.entity_id, v.entity_id
