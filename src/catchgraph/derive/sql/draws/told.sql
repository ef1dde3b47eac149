-- What is told of draws that might be one: on which sides, from where to where, when, by whom. `papers`: what they share where
-- they might be.
WITH core AS (
    SELECT d.* FROM draw_every d SEMI JOIN draw_core USING (id)
),
record AS (
    SELECT id, record FROM core
    UNION
    SELECT c.id, p.source FROM core c JOIN derived.part_of p ON p.target = c.of AND starts_with(c.of, 'consignment:')
),
fact AS (
    SELECT id AS record, 'export' AS side, coalesce(export_country, country) AS origin, destination,
           coalesce(exited, registered) AS day
    FROM derived.export_declaration
    UNION ALL
    SELECT id, 'import', export_country, coalesce(country, destination), registered FROM derived.import_declaration
    UNION ALL
    SELECT id, 'import', export_country, 'USA', coalesce(imported, entered, summarised) FROM derived.entry
    UNION ALL
    SELECT id, 'bill', NULL, NULL, coalesce(arrival, estimated_arrival, lading) FROM derived.bill
    UNION ALL
    SELECT id, 'paper', country, NULL, issued FROM derived.processing_statement
    UNION ALL
    SELECT id, 'paper', country, NULL, issued FROM derived.storage_document
    UNION ALL
    SELECT id, 'paper', country, NULL, issued FROM derived.paper
),
party AS (
    SELECT r.id, CASE WHEN n.role IN ('shipper', 'exporter', 'seller') THEN 'seller'
                      WHEN n.role IN ('consignee', 'importer', 'buyer') THEN 'buyer' ELSE 'other' END AS does, m.entity_id
    FROM record r JOIN read.party_mention n ON n.record_id = r.record JOIN derived.mention m ON m.id = n.mention_id
),
parties AS (
    SELECT id, list(DISTINCT entity_id) FILTER (WHERE does = 'seller') AS sellers,
           list(DISTINCT entity_id) FILTER (WHERE does = 'buyer') AS buyers, list(DISTINCT entity_id) AS parties
    FROM party GROUP BY id
),
way AS (
    SELECT r.id, list(DISTINCT f.side) FILTER (WHERE f.side IS NOT NULL) AS sides, min(f.origin) AS origin,
           min(f.destination) AS destination, min(f.day) AS day
    FROM record r LEFT JOIN fact f USING (record) GROUP BY r.id
),
shared AS (
    SELECT o.id, list_sort(list(DISTINCT CASE WHEN o.kind = 'certificate' THEN p.record ELSE o.paper END)) AS papers
    FROM draw_on o SEMI JOIN core USING (id) LEFT JOIN draw_paper p ON p.kind = o.kind AND p.id = o.paper
    GROUP BY o.id
)
SELECT c.id, c.kind, coalesce(c.kg, 0) AS kg, w.sides, w.origin, w.destination, w.day, coalesce(p.sellers, []) AS sellers,
       coalesce(p.buyers, []) AS buyers, coalesce(p.parties, []) AS parties, s.papers
FROM core c JOIN way w USING (id) JOIN shared s USING (id) LEFT JOIN parties p USING (id)
WHERE c.why IS NULL ORDER BY c.id
