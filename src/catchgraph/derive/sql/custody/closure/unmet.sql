-- Documents of custody that a line cites and the case does not hold, or holds only as such that count nowhere. A document
-- that a record cites as a whole is cited by each of its lines; a line of a consignment cites by the line that was told
-- first. `ends`: `broken at document` where other papers of that kind, country and year are loaded, else `document not
-- shared`; a country or year that one of both does not tell is no difference.
WITH unmet AS (
    SELECT record, line, kind, state, document,
           nullif(regexp_extract(document, '^\S+ ([A-Z]{3}) ', 1), '') AS country,
           nullif(regexp_extract(number, '(?:19|20)\d\d'), '') AS year
    FROM derived.cited WHERE state <> 'loaded'
),
loaded AS (
    SELECT DISTINCT split_part(document, ' ', 1) AS kind, country, nullif(regexp_extract(document, '(?:19|20)\d\d'), '') AS year
    FROM derived.document WHERE counts AND document IS NOT NULL
),
-- Of which kind, country and year others are there.
near AS (
    SELECT DISTINCT u.kind, u.country, u.year
    FROM (SELECT DISTINCT kind, country, year FROM unmet) u JOIN loaded l USING (kind)
    WHERE coalesce(l.country = u.country, true) AND coalesce(l.year = u.year, true)
),
citing AS (
    SELECT * FROM unmet WHERE line IS NOT NULL
    UNION ALL
    SELECT u.* REPLACE (g.id AS line)
    FROM unmet u JOIN derived.goods g ON g.record = u.record AND g.stage = 'product' WHERE u.line IS NULL
)
SELECT DISTINCT coalesce(h.head, c.line) AS line,
       c.document || CASE c.state WHEN 'void' THEN ' (void)' WHEN 'several' THEN ' (several fit)' ELSE '' END AS document,
       CASE WHEN c.state <> 'not loaded' OR n.kind IS NOT NULL THEN 'broken at document' ELSE 'document not shared' END AS ends
FROM citing c
LEFT JOIN derived.line l ON l.id = c.line
LEFT JOIN derived.head h ON h.id = c.line
LEFT JOIN near n
    ON n.kind = c.kind AND n.country IS NOT DISTINCT FROM c.country AND n.year IS NOT DISTINCT FROM c.year
WHERE coalesce(l.counts, true)
