-- An event was at a place.
SELECT c.event AS source, label_of(c.event) AS source_label, c.place AS target, label_of(c.place) AS target_label,
       '' AS part,
       sorted_set(list(f.dataset)) AS datasets,
       c.event AS record,
       min(c.name) AS as_written,
       1.0 AS confidence,
       NULL AS basis,
       true AS verified
FROM visit c /* only record: c.event */ JOIN read.file f USING (file_id)
GROUP BY c.event, c.place
