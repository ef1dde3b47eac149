-- Rows of one record or event (`{table}`) → one node: exact copies add a dataset and a locator.
SELECT {columns},
       f.datasets AS datasets,
       f.records AS records
FROM (
    SELECT *, row_number() OVER (PARTITION BY id ORDER BY file_id, record_no) AS copy
    FROM read."{table}"
) r
JOIN (
    SELECT x.id,
           list_sort(list_distinct(list(y.dataset))) AS datasets,
           list(y.name || ', line ' || x.line || ' (record ' || x.record_no || ')'
                ORDER BY y.name, x.record_no, x.file_id) AS records
    FROM read."{table}" x JOIN read.file y USING (file_id)
    GROUP BY x.id
) f ON f.id = r.id
WHERE r.copy = 1
