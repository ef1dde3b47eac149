-- Rows of one record or event (`{table}`) → one node: exact copies add a dataset and a locator.
SELECT {columns},
       f.datasets AS datasets,
       f.records AS records
FROM (
    SELECT r.*, row_number() OVER (PARTITION BY r.id ORDER BY r.file_id, r.record_no, r.part) AS copy
    FROM read."{table}" r /* only record: r.id */
) r
JOIN (
    SELECT r.id,
           sorted_set(list(f.dataset)) AS datasets,
           list({place}
                ORDER BY f.name, r.record_no, r.part, r.file_id) AS records
    FROM read."{table}" r /* only record: r.id */ JOIN read.file f USING (file_id)
    GROUP BY r.id
) f ON f.id = r.id
WHERE r.copy = 1
