-- A record cites a document, and another record is a copy of that: equal keys. All of it each time: what is cited may
-- come after what cites it.
SELECT c.record_id AS source, label_of(c.record_id) AS source_label,
       p.id AS target, label_of(p.id) AS target_label,
       c.kind AS part,
       list_sort(list_distinct(list_concat(list(c.dataset), list(p.dataset)))) AS datasets,
       c.record_id AS record,
       min(c.number) AS as_written,
       1.0 AS confidence,
       'the same number' AS basis,
       true AS verified,
       c.kind AS kind
FROM read.citation c
JOIN paper p ON p.document = c.document AND p.id <> c.record_id
GROUP BY c.record_id, p.id, c.kind
