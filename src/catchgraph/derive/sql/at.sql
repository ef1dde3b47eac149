-- An event of `{table}` was at a place, by the id that its column `{id}` gives, called there as in `{name}`.
SELECT c.id AS source, '{label}' AS source_label, c."{id}" AS target, '{place}' AS target_label,
       '' AS part,
       list_sort(list_distinct(list(f.dataset))) AS datasets,
       c.id AS record,
       min(c."{name}") AS as_written,
       1.0 AS confidence,
       NULL AS basis,
       true AS verified
FROM read."{table}" c JOIN read.file f USING (file_id)
WHERE c."{id}" IS NOT NULL
GROUP BY c.id, c."{id}"
