-- Rows of one record (`{table}`) that several tables tell parts of → one node. What one row tells alone is that row
-- (`own`); of several, `columns` take of each property the first value that is given, of a list all of them. Windows,
-- not aggregates: DuckDB keeps what it aggregates in memory, forty columns of each record.
WITH part AS (
    SELECT file_id, name, dataset, row_number() OVER (ORDER BY name, file_id) AS place FROM read.file
),
alone AS (SELECT r.id FROM read."{table}" r /* only record: r.id */ GROUP BY r.id HAVING count(*) = 1)
SELECT {own},
       list_sort(list_distinct([f.dataset])) AS datasets,
       [f.name || ', line ' || r.line || ' (record ' || r.record_no || coalesce(', ' || r.part, '') || ')'] AS records
FROM read."{table}" r /* only record: r.id */ SEMI JOIN alone a ON a.id = r.id JOIN part f USING (file_id)
UNION ALL
SELECT {columns},
       list_sort(list_distinct(list(f.dataset) OVER every_row)) AS datasets,
       list(f.name || ', line ' || r.line || ' (record ' || r.record_no || coalesce(', ' || r.part, '') || ')')
           OVER every_row AS records
FROM read."{table}" r /* only record: r.id */ ANTI JOIN alone a ON a.id = r.id JOIN part f USING (file_id)
WINDOW every_row AS (
    PARTITION BY r.id ORDER BY f.place, r.record_no, r.part, r.line
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
QUALIFY row_number() OVER (PARTITION BY r.id ORDER BY f.place, r.record_no, r.part, r.line) = 1
