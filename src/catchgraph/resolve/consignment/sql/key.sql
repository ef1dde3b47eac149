-- What records (`{facts}`) are known by and cite: documents, and numbers of bills in each way of reading them; numbers of
-- masters with a buyer each, since a house fits who cites its master where they have one in common → record_id, key, way
-- (0; 1: the master of a house, which stands as the number of a bill does and leads to it alone).
WITH buyer AS (
    -- Copies of one paper speak for one another.
    SELECT f.record_id, unnest(coalesce(p.buyers, f.buyers)) AS buyer
    FROM {facts} f LEFT JOIN (
        SELECT kind, document, list_distinct(flatten(list(buyers))) AS buyers FROM {facts}
        WHERE document IS NOT NULL GROUP BY ALL
    ) p ON p.kind = f.kind AND p.document = f.document
),
keyed AS (
    SELECT record_id, substr(document, length('bill ') + 1) AS number, 'number' AS what FROM {facts}
    WHERE kind = 'bill' AND starts_with(document, 'bill ')
    UNION ALL
    SELECT record_id, master, 'master' FROM {facts} WHERE kind = 'bill' AND master IS NOT NULL
    UNION ALL
    SELECT record_id, substr(document, length('bill ') + 1), 'cited'
    FROM read.citation c SEMI JOIN {facts} f USING (record_id) WHERE c.kind = 'bill' AND c.document IS NOT NULL
),
number AS (
    FROM keyed
    UNION ALL
    SELECT record_id, substr(number, 5), what
    FROM keyed JOIN carrier c ON c.scac = substr(number, 1, 4) WHERE length(number) >= 8
)
SELECT DISTINCT record_id, key, way FROM (
    SELECT record_id, hash(kind, document) AS key, 0 AS way FROM {facts} WHERE document IS NOT NULL
    UNION ALL
    SELECT record_id, hash(replace(c.kind, '-', '_'), document), 0
    FROM read.citation c SEMI JOIN {facts} f USING (record_id)
    WHERE c.kind IN ('entry', 'import-declaration') AND c.document IS NOT NULL
    UNION ALL
    SELECT record_id, hash('number', number), CASE what WHEN 'master' THEN 1 ELSE 0 END FROM number
    UNION ALL
    SELECT record_id, hash('master', number, buyer), 0
    FROM number JOIN buyer USING (record_id) WHERE what IN ('master', 'cited')
)
