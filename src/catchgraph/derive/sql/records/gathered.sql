-- Rows of one record (`{table}`) that several tables tell parts of → one node: of each property the first value that is
-- given, of a list all of them. What one row tells alone is that row (`own`); two are joined (`two`), more go through
-- windows (`many`): DuckDB keeps what it aggregates in memory, forty columns of each record, and so it does with several
-- joins at once.
WITH part AS (
    SELECT file_id, name, dataset, row_number() OVER (ORDER BY name, file_id) AS place FROM read.file
),
counted AS (SELECT r.id, count(*) AS parts FROM read."{table}" r /* only record: r.id */ GROUP BY r.id),
ranked AS (
    SELECT r.rowid AS at, row_number() OVER (PARTITION BY r.id ORDER BY f.place, r.record_no, r.part, r.line) AS nth
    FROM read."{table}" r JOIN counted c ON c.id = r.id AND c.parts = 2 JOIN part f USING (file_id)
),
told AS NOT MATERIALIZED (
    SELECT r.*, k.nth, f.dataset AS of_dataset,
           {place} AS stands
    FROM read."{table}" r JOIN ranked k ON k.at = r.rowid JOIN part f USING (file_id)
)
SELECT {own},
       sorted_set([f.dataset]) AS datasets,
       [{place}] AS records
FROM read."{table}" r JOIN counted c ON c.id = r.id AND c.parts = 1 JOIN part f USING (file_id)
UNION ALL
SELECT {two},
       sorted_set([r1.of_dataset, r2.of_dataset]) AS datasets,
       [r1.stands, r2.stands] AS records
FROM (FROM told WHERE nth = 1) r1 JOIN (FROM told WHERE nth = 2) r2 ON r2.id = r1.id
UNION ALL
SELECT {many},
       sorted_set(list(f.dataset) OVER every_row) AS datasets,
       list({place})
           OVER every_row AS records
FROM read."{table}" r JOIN counted c ON c.id = r.id AND c.parts > 2 JOIN part f USING (file_id)
WINDOW every_row AS (
    PARTITION BY r.id ORDER BY f.place, r.record_no, r.part, r.line
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
QUALIFY row_number() OVER (PARTITION BY r.id ORDER BY f.place, r.record_no, r.part, r.line) = 1
