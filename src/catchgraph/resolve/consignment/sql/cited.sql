-- Bills that living records cite by number, in the same ways of reading it → node, cited (the number as it is keyed), key,
-- scac.
WITH told AS (
    SELECT DISTINCT n.node, substr(c.document, length('bill ') + 1) AS cited
    FROM read.citation c JOIN node n USING (record_id)
    WHERE c.kind = 'bill' AND c.document IS NOT NULL AND n.kind NOT IN ('bill', 'import_declaration') AND n.why IS NULL
)
SELECT node, cited, cited AS key, CAST(NULL AS VARCHAR) AS scac FROM told
UNION
SELECT node, cited, substr(cited, 5), c.scac
FROM told JOIN carrier c ON c.scac = substr(told.cited, 1, 4) WHERE length(cited) >= 8
