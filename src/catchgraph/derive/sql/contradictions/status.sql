-- Papers that cite a certificate of which no copy counts: void, rejected or deleted, or replaced. Since when, what replaces it
-- says by its day of issue; of the others no record says it.
WITH said AS (
    SELECT c.record, c.document, min(c.number) AS number FROM derived.cited c
    JOIN derived.document d ON d.id = c.record AND d.counts
    WHERE c.state = 'void' AND c.kind = 'catch-certificate'
    GROUP BY c.record, c.document
),
spelt AS (
    SELECT DISTINCT s.record, s.document, s.number, n.loose, n.country
    FROM said s JOIN read.citation n ON n.record_id = s.record AND n.document = s.document
),
dead AS (
    SELECT c.id, c.document, c.catch_document, c.status, c.replaced_by, c.datasets, d.loose, d.country
    FROM derived.catch_certificate c JOIN derived.document d ON d.id = c.id WHERE d.canonical IS NULL
),
met AS (
    SELECT s.record, s.number, d.id FROM spelt s JOIN dead d ON d.document = s.document
    UNION SELECT s.record, s.number, d.id FROM spelt s JOIN dead d ON d.catch_document = s.document
    UNION SELECT s.record, s.number, d.id FROM spelt s JOIN dead d ON d.loose = s.loose AND d.country = s.country
),
after AS (
    SELECT d.id, k.issued, k.number FROM dead d JOIN derived.catch_certificate k ON k.document = d.replaced_by
    UNION SELECT d.id, k.issued, k.number FROM dead d JOIN derived.catch_certificate k ON k.replaces = d.document
),
replaced AS (
    SELECT id, min(issued) AS since, arg_min(number, coalesce(issued, TIMESTAMP '9999-12-31')) AS number FROM after GROUP BY id
),
day AS (
    SELECT id, coalesce(stated, issued) AS day, datasets FROM derived.processing_statement
    UNION ALL SELECT id, issued, datasets FROM derived.storage_document
    UNION ALL SELECT id, issued, datasets FROM derived.paper
    UNION ALL SELECT id, coalesce(registered, exited), datasets FROM derived.export_declaration
    UNION ALL SELECT id, registered, datasets FROM derived.import_declaration
)
SELECT m.record AS source, label_of(m.record) AS source_label, m.id AS target, 'CatchCertificate' AS target_label,
       'status' AS part, list_sort(list_distinct(list_concat(y.datasets, d.datasets))) AS datasets, m.record AS record,
       m.number AS as_written, 1.0 AS confidence, 'the certificate is cited' AS basis, true AS verified, 'status' AS field,
       r.number AS says, CASE WHEN r.id IS NOT NULL THEN 'replaced' ELSE coalesce(d.status, 'replaced') END AS told,
       NULL::DOUBLE AS kg, NULL::DOUBLE AS told_kg, NULL::INTEGER AS days, m.number, y.day, r.since
FROM met m JOIN dead d USING (id) JOIN day y ON y.id = m.record LEFT JOIN replaced r ON r.id = m.id
