-- A vessel took part in an encounter, known by the MMSI it transmitted that day.
SELECT p.entity_id AS source, 'Vessel' AS source_label, p.event_id AS target, 'Encounter' AS target_label,
       p.role AS part,
       list_sort(list_distinct(list(f.dataset))) AS datasets,
       p.event_id AS record,
       min(p.mmsi) AS as_written,
       min(p.confidence) AS confidence,
       min(p.basis) AS basis,
       p.role AS role
FROM resolve.party p
JOIN read.encounter e ON e.id = p.event_id
JOIN read.file f USING (file_id)
GROUP BY p.entity_id, p.event_id, p.role
