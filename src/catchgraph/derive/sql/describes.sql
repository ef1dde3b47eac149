-- A registration or broadcast (`{table}`) describes the vessel its mention was concluded to mean.
SELECT r.id AS source, '{label}' AS source_label, m.entity_id AS target, 'Vessel' AS target_label,
       '' AS part,
       list_sort(list_distinct(list(f.dataset))) AS datasets,
       r.id AS record,
       arg_min(r.name, (r.file_id, r.record_no)) AS as_written,
       min(m.confidence) AS confidence,
       min(m.basis) AS basis
FROM read."{table}" r
JOIN resolve.member m USING (mention_id)
JOIN read.file f USING (file_id)
GROUP BY r.id, m.entity_id
