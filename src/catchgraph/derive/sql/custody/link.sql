-- All links that `{{query}}` gives, from the line of a consignment that was told first to the line of the copy that counts
-- → source, target, basis, record, as_written, kg, made_kg, certain, confidence. Two lines are linked once: as the record
-- says that gives a weight, else by the surest.
WITH told AS (
    SELECT s.head AS source, t.head AS target, q.basis, q.record, min(q.as_written) AS as_written,
           CASE WHEN count(q.kg) = count(*) THEN sum(q.kg) END AS kg,
           CASE WHEN count(q.made_kg) = count(*) THEN sum(q.made_kg) END AS made_kg,
           bool_and(q.certain AND s.certain AND t.certain) AS certain, max(q.confidence) AS confidence
    FROM ({query}) q JOIN derived.head s ON s.id = q.source JOIN derived.head t ON t.id = q.target
    GROUP BY s.head, t.head, q.basis, q.record
)
FROM told
QUALIFY row_number() OVER (
    PARTITION BY source, target ORDER BY kg IS NULL, NOT certain, confidence DESC, basis, record
) = 1
