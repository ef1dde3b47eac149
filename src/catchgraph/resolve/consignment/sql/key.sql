-- What records (`{facts}`) are known by and cite: documents, and numbers of bills and masters in each way of reading them
-- → record_id, key. Records that share none of these meet nowhere by number.
WITH number AS (
    SELECT record_id, substr(document, length('bill ') + 1) AS number FROM {facts}
    WHERE kind = 'bill' AND starts_with(document, 'bill ')
    UNION ALL
    SELECT record_id, master FROM {facts} WHERE kind = 'bill' AND master IS NOT NULL
    UNION ALL
    SELECT record_id, substr(document, length('bill ') + 1)
    FROM read.citation c SEMI JOIN {facts} f USING (record_id) WHERE c.kind = 'bill' AND c.document IS NOT NULL
)
SELECT DISTINCT record_id, key FROM (
    SELECT record_id, hash(kind, document) AS key FROM {facts} WHERE document IS NOT NULL
    UNION ALL
    SELECT record_id, hash(replace(c.kind, '-', '_'), document)
    FROM read.citation c SEMI JOIN {facts} f USING (record_id)
    WHERE c.kind IN ('entry', 'import-declaration') AND c.document IS NOT NULL
    UNION ALL
    SELECT record_id, hash('number', number) FROM number
    UNION ALL
    SELECT record_id, hash('number', substr(number, 5))
    FROM number JOIN carrier c ON c.scac = substr(number, 1, 4) WHERE length(number) >= 8
)
