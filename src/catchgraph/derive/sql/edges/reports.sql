-- A record reports an event. The event's own row says so.
SELECT r.record AS source, label_of(r.record) AS source_label, r.event AS target, label_of(r.event) AS target_label,
       '' AS part,
       sorted_set(list(f.dataset)) AS datasets,
       r.event AS record,
       min(r.name) AS as_written,
       1.0 AS confidence,
       NULL AS basis,
       true AS verified
FROM reported r /* only record: r.event */ JOIN read.file f USING (file_id)
GROUP BY r.record, r.event
