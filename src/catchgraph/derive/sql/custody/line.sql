-- Every line of goods → id, record, kind, stage, side, consignment, document, canonical (the line of the copy that counts;
-- nothing where none does, or has it), counts. Lines of copies are the same by number, else in the order of what they say.
-- A row of a bill without weight, code and species beside one that has such is a remark (`FREIGHT PREPAID`), and none of
-- goods: its stage is `remark`.
WITH silent AS (
    SELECT g.id, g.record FROM derived.goods g
    WHERE starts_with(g.record, 'bill:') AND coalesce(g.net_kg, g.gross_kg) IS NULL
      AND coalesce(g.hs6, g.hs, g.species, g.species_group) IS NULL
),
remark AS (
    SELECT s.id FROM silent s SEMI JOIN (
        SELECT g.record FROM derived.goods g ANTI JOIN silent n ON n.id = g.id WHERE starts_with(g.record, 'bill:')
    ) o ON o.record = s.record
),
several AS (
    SELECT canonical FROM derived.document WHERE canonical IS NOT NULL GROUP BY canonical HAVING count(*) > 1
),
placed AS (
    SELECT g.id, g.record, d.canonical, g.stage, coalesce(g.line_no, p.line_no, '') AS no,
           row_number() OVER (
               PARTITION BY g.record, g.stage, coalesce(g.line_no, p.line_no, '')
               ORDER BY g.species, g.hs6, coalesce(g.net_kg, g.landed_kg), g.id
           ) AS nth
    FROM derived.goods g JOIN derived.document d ON d.id = g.record SEMI JOIN several s ON s.canonical = d.canonical
    LEFT JOIN derived.goods p ON p.id = g.of_line
),
twin AS (
    SELECT c.id, k.id AS canonical
    FROM placed c JOIN placed k ON k.record = c.canonical AND k.stage = c.stage AND k.no = c.no AND k.nth = c.nth
    WHERE c.record <> c.canonical
),
part AS (
    SELECT record_id, any_value(consignment_id) AS consignment FROM resolve.part_of GROUP BY record_id
)
SELECT g.id, g.record, d.kind, CASE WHEN r.id IS NULL THEN g.stage ELSE 'remark' END AS stage,
       CASE d.kind WHEN 'export_declaration' THEN 'export' WHEN 'import_declaration' THEN 'import' WHEN 'bill' THEN 'bill'
                   WHEN 'entry' THEN 'entry' WHEN 'lot' THEN 'lot' WHEN 'traceability_event' THEN 'event'
                   WHEN 'harvest_report' THEN 'harvest'
                   WHEN 'processing_statement' THEN 'paper' WHEN 'storage_document' THEN 'paper' WHEN 'paper' THEN 'paper'
                   WHEN 'catch_certificate' THEN 'catch' WHEN 'landing_declaration' THEN 'catch'
                   WHEN 'transshipment_declaration' THEN 'catch' WHEN 'activity_report' THEN 'catch'
                   WHEN 'sales_note' THEN 'catch' ELSE 'other' END AS side,
       p.consignment, d.document,
       CASE WHEN d.counts THEN g.id ELSE t.canonical END AS canonical,
       d.counts
FROM derived.goods g
JOIN derived.document d ON d.id = g.record
LEFT JOIN twin t ON t.id = g.id
LEFT JOIN part p ON p.record_id = g.record
LEFT JOIN remark r ON r.id = g.id
