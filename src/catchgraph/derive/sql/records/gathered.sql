-- Rows of one record (`{table}`) that several tables tell parts of → one node. `columns` take of each property the first
-- value that is given, of a list all of them.
SELECT {columns},
       list_sort(list_distinct(list(f.dataset))) AS datasets,
       list(f.name || ', line ' || r.line || ' (record ' || r.record_no || coalesce(', ' || r.part, '') || ')'
            ORDER BY f.name, r.record_no, r.part, f.file_id) AS records
FROM read."{table}" r /* only record: r.id */ JOIN read.file f USING (file_id)
GROUP BY r.id
