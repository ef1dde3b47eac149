-- Rows of registers and lists that the next loaded edition of the same layout no longer has → id, gone_by, datasets.
-- Editions of one list share the layout and who shared them: what stands before the @ of their datasets. `datasets` are
-- those of the next edition that came under other terms than the row: what is gone was learnt from them, too.
-- A vessel is still there under its register number, as the same entity, by its IMO or registration number, or by
-- name (and flag, in a register), unless valid IMO numbers or registration numbers say that it is another vessel.
-- A listing is still there if the organisation lists the vessel; one in force, if it is in force, or if the next
-- edition leaves open whether it is: what cannot be told there overrides nothing.
WITH file AS (
    SELECT f.file_id, coalesce(split_part(f.dataset, '@', 1), f.layout) AS list, f.edition AS day, f.kind, f.loaded,
           f.dataset, d.handling AS terms
    FROM read.file f LEFT JOIN read.dataset d ON d.id = f.dataset
),
edition AS (
    SELECT list, day, lead(day) OVER (PARTITION BY list ORDER BY day) AS next
    FROM (SELECT DISTINCT list, day FROM file WHERE day IS NOT NULL AND kind IN ('register', 'iuu-list') AND loaded > 0)
),
-- A list of one edition has no next one.
file_of AS (
    SELECT f.* FROM file f SEMI JOIN (FROM edition WHERE next IS NOT NULL) e ON e.list = f.list
),
line AS (
    SELECT r.id, f.list, f.day, f.terms, '' AS scope, true AS live, r.number, r.imo, m.entity_id,
           CASE WHEN r.registration_number IS NULL THEN [] ELSE [r.registration_number] END AS registrations,
           CASE WHEN r.name_key IS NULL THEN [] ELSE [r.name_key || '|' || coalesce(r.flag, '')] END AS names
    FROM read.registration r JOIN file_of f USING (file_id) LEFT JOIN resolve.member m USING (mention_id)
    UNION ALL
    SELECT l.id, f.list, f.day, f.terms, l.rfmo, l.in_force, NULL, l.imo, m.entity_id,
           coalesce(l.registration_numbers, []), coalesce(l.name_keys, [])
    FROM read.listing l JOIN file_of f USING (file_id) LEFT JOIN resolve.member m USING (mention_id)
),
known AS (
    SELECT 'number' AS kind, number AS value, * FROM line WHERE number IS NOT NULL
    UNION ALL SELECT 'entity', entity_id, * FROM line WHERE entity_id IS NOT NULL
    UNION ALL SELECT 'imo', imo, * FROM line WHERE imo IS NOT NULL
    UNION ALL SELECT 'registration', unnest(registrations), * FROM line
    UNION ALL SELECT 'name', unnest(names), * FROM line
),
still AS (
    SELECT DISTINCT a.id
    FROM known a
    JOIN edition e ON e.list = a.list AND e.day = a.day
    JOIN known b ON b.list = a.list AND b.day = e.next AND b.scope = a.scope AND b.kind = a.kind AND b.value = a.value
    WHERE (coalesce(b.live, true) OR a.live IS FALSE)
      AND (a.kind = 'entity'
           OR (coalesce(a.imo = b.imo, true)
               AND (a.kind <> 'name' OR a.imo = b.imo OR len(a.registrations) = 0 OR len(b.registrations) = 0
                    OR list_has_any(a.registrations, b.registrations))))
),
-- Two files of one layout without any vessel in common are two lists, not two editions of one.
followed AS (
    SELECT DISTINCT a.list, a.day
    FROM known a
    JOIN edition e ON e.list = a.list AND e.day = a.day
    JOIN known b ON b.list = a.list AND b.day = e.next AND b.kind = a.kind AND b.value = a.value
)
SELECT l.id, e.next AS gone_by,
       list_sort(list(DISTINCT n.dataset) FILTER (WHERE n.terms <> l.terms)) AS datasets
FROM line l
JOIN edition e ON e.list = l.list AND e.day = l.day
JOIN followed f ON f.list = l.list AND f.day = l.day
JOIN file n ON n.list = l.list AND n.day = e.next
WHERE l.id NOT IN (SELECT id FROM still)
GROUP BY l.id, e.next
