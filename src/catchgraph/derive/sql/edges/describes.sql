-- A record of `{table}` says something of the entity its mention was concluded to mean: DESCRIBES, LISTS_VESSEL, TARGETS.
SELECT r.id AS source, '{label}' AS source_label, m.entity_id AS target,
       label_of(m.entity_id) AS target_label,
       '' AS part,
       sorted_set(list(f.dataset)) AS datasets,
       r.id AS record,
       arg_min(r.name, (r.file_id, r.record_no)) AS as_written,
       min(m.confidence) AS confidence,
       min(m.basis) AS basis,
       bool_or(m.verified) AS verified
FROM read."{table}" r /* only record: r.id */
JOIN derived.mention m ON m.id = r.mention_id
JOIN read.file f USING (file_id)
GROUP BY r.id, m.entity_id
