-- Documents of custody that a line cites and the case does not hold, or holds only as one that counts nowhere. A document
-- that a record cites as a whole is cited by each of its lines; a line of a consignment cites by the line that was told
-- first. `ends`: `broken at document` where other papers of that kind, country and year are loaded, else `document not
-- shared`; a country or year that neither tells is no difference.
WITH loaded AS (
    SELECT DISTINCT p.id, p.document, c.why,
           split_part(p.document, ' ', 1) AS kind,
           CASE WHEN len(string_split(p.document, ' ')) > 2 THEN split_part(p.document, ' ', 2) END AS country,
           nullif(regexp_extract(p.document, '(?:19|20)\d\d'), '') AS year,
           split_part(p.document, ' ', 1) || ' ~'
               || regexp_replace(replace(split_part(p.document, ' ', -1), '-', ''), '^[A-Z]{3}(\d)', '\1') AS loose
    FROM paper p LEFT JOIN resolve.counts_not c ON c.record_id = p.id
    WHERE split_part(p.document, ' ', 1) IN (SELECT unnest($kinds))
),
cited AS (
    SELECT c.record_id, c.line_id, c.kind, coalesce(c.document, c.kind || ' ' || c.number) AS document,
           regexp_replace(c.loose, '~[A-Z]{3}(\d)', '~\1') AS loose,
           coalesce(c.country, CASE WHEN len(string_split(c.document, ' ')) > 2 THEN split_part(c.document, ' ', 2) END)
               AS country,
           coalesce(CAST(year(c.day) AS VARCHAR), nullif(regexp_extract(c.number, '(?:19|20)\d\d'), '')) AS year
    FROM read.citation c
    WHERE c.kind IN (SELECT unnest($kinds))
),
found AS (
    SELECT c.document, c.loose, bool_or(l.why IS NULL) AS counts, min(l.why) AS why
    FROM (SELECT DISTINCT document, loose FROM cited) c
    JOIN (SELECT document, why FROM loaded) l USING (document) GROUP BY ALL
    UNION ALL
    SELECT c.document, c.loose, bool_or(l.why IS NULL), min(l.why)
    FROM (SELECT DISTINCT document, loose FROM cited) c
    JOIN (SELECT loose, why FROM loaded) l USING (loose) GROUP BY ALL
),
met AS (
    SELECT document, bool_or(counts) AS counts, min(why) AS why FROM found GROUP BY document
),
unmet AS (
    SELECT c.*, m.why FROM cited c LEFT JOIN met m USING (document) WHERE NOT coalesce(m.counts, false)
),
-- Of which country and year others of that kind are there.
near AS (
    SELECT DISTINCT u.kind, u.country, u.year
    FROM (SELECT DISTINCT kind, country, year FROM unmet) u
    JOIN (SELECT DISTINCT kind, country, year FROM loaded WHERE why IS NULL) l
      ON l.kind = u.kind AND coalesce(l.country = u.country, true) AND coalesce(l.year = u.year, true)
),
citing AS (
    SELECT u.line_id AS line, u.* EXCLUDE (line_id) FROM unmet u WHERE u.line_id IS NOT NULL
    UNION ALL
    SELECT g.id, u.* EXCLUDE (line_id)
    FROM unmet u JOIN derived.goods g ON g.record = u.record_id AND g.stage = 'product' WHERE u.line_id IS NULL
)
SELECT DISTINCT coalesce(h.head, l.canonical, c.line) AS line,
       c.document || coalesce(' (' || c.why || ')', '') AS document,
       CASE WHEN c.why IS NOT NULL OR n.kind IS NOT NULL THEN 'broken at document' ELSE 'document not shared' END AS ends
FROM citing c
LEFT JOIN derived.line l ON l.id = c.line
LEFT JOIN derived.head h ON h.id = coalesce(l.canonical, c.line)
LEFT JOIN near n ON n.kind = c.kind AND n.country IS NOT DISTINCT FROM c.country AND n.year IS NOT DISTINCT FROM c.year
WHERE coalesce(l.counts, true)
