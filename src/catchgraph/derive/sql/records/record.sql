-- Rows of one record or event (`{table}`) → one node: exact copies add a dataset and a locator.
SELECT {columns},
       f.datasets AS datasets,
       f.records AS records
FROM (
    SELECT r.*, row_number() OVER (PARTITION BY r.id ORDER BY r.file_id, r.record_no, r.part) AS copy
    FROM read."{table}" r /* only record: r.id */
) r
JOIN (
    SELECT x.id,
           list_sort(list_distinct(list(y.dataset))) AS datasets,
           list(y.name || ', line ' || x.line || ' (record ' || x.record_no || coalesce(', ' || x.part, '') || ')'
                ORDER BY y.name, x.record_no, x.part, x.file_id) AS records
    FROM read."{table}" x /* only record: x.id */ JOIN read.file y USING (file_id)
    GROUP BY x.id
) f ON f.id = r.id
WHERE r.copy = 1
