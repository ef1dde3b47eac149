-- Who supplies whom: shipments that a bill, an entry or a declaration tells with both parties, a consignment once whatever
-- the number of its records. Masters that have houses, copies and what counts in no sum are none of their own. A party is
-- told by the same record as the other; only where no record of a consignment names both, each of its sellers is taken to
-- supply each of its buyers. Who is to be notified buys where nobody else does.
WITH aside AS (
    SELECT record_id FROM resolve.counts_not UNION SELECT master FROM resolve.under
    UNION SELECT source FROM derived.part_of WHERE basis = 'same document'
),
record AS (
    SELECT id AS record_id, document, coalesce(arrival, estimated_arrival, lading) AS day, gross_kg, datasets
    FROM derived.bill
    UNION ALL
    SELECT id, document, coalesce(imported, entered, summarised), NULL, datasets FROM derived.entry
    UNION ALL
    SELECT id, document, coalesce(exited, registered), gross_kg, datasets FROM derived.export_declaration
    UNION ALL
    SELECT id, document, registered, gross_kg, datasets FROM derived.import_declaration
),
-- Copies of one paper that are part of no consignment are one shipment, too.
shipment AS (
    SELECT r.*, coalesce(p.target, r.document, r.record_id) AS shipment, p.target AS consignment_id,
           coalesce(p.confidence, 1.0) AS confidence, coalesce(p.verified, true) AS verified
    FROM record r ANTI JOIN aside a USING (record_id) LEFT JOIN derived.part_of p ON p.source = r.record_id
),
party AS (
    SELECT n.record_id, m.entity_id,
           CASE WHEN n.role IN ('shipper', 'exporter', 'seller') THEN 'seller'
                WHEN n.role = 'notify party' THEN 'notified' ELSE 'buyer' END AS does
    FROM (
        SELECT record_id, mention_id, role FROM read.party_mention
        UNION ALL
        -- "Same as consignee": that record's consignee.
        SELECT s.record_id, p.mention_id, s.role FROM read.same_party s
        JOIN read.party_mention p ON p.record_id = s.record_id AND p.role = s.same_as
    ) n JOIN derived.mention m ON m.id = n.mention_id
    WHERE n.role IN ('shipper', 'exporter', 'seller', 'consignee', 'importer', 'buyer', 'notify party')
      AND starts_with(m.entity_id, 'company:')
),
named AS (
    SELECT s.shipment, s.record_id, p.entity_id, p.does FROM shipment s JOIN party p USING (record_id)
),
buyer AS (
    FROM named WHERE does = 'buyer'
    UNION ALL
    FROM named n WHERE does = 'notified'
    AND NOT EXISTS (SELECT 1 FROM named b WHERE b.record_id = n.record_id AND b.does = 'buyer')
),
seller AS (
    FROM named WHERE does = 'seller'
),
told AS (
    SELECT DISTINCT s.shipment, s.entity_id AS seller, b.entity_id AS buyer
    FROM seller s JOIN buyer b USING (record_id) WHERE s.entity_id <> b.entity_id
),
pair AS (
    FROM told
    UNION ALL
    SELECT DISTINCT s.shipment, s.entity_id, b.entity_id
    FROM seller s JOIN buyer b USING (shipment) ANTI JOIN told t ON t.shipment = s.shipment
    WHERE s.entity_id <> b.entity_id
),
line AS (
    SELECT g.record AS record_id,
           CASE WHEN count(*) = count(g.net_kg) THEN sum(g.net_kg) END AS net_kg,
           CASE WHEN count(*) = count(g.value) AND count(DISTINCT g.currency) = 1 THEN sum(g.value) END AS value,
           min(g.currency) AS currency,
           list(DISTINCT g.hs6) FILTER (WHERE g.hs6 IS NOT NULL) AS hs6,
           list(DISTINCT g.species) FILTER (WHERE g.species IS NOT NULL) AS species
    FROM derived.goods g SEMI JOIN shipment s ON s.record_id = g.record WHERE g.stage = 'product' GROUP BY g.record
),
-- What each shipment weighs and costs: of a consignment what its latest side says, else what its one paper does.
alone AS (
    SELECT s.shipment, min(s.day) AS day, max(coalesce(l.net_kg, s.gross_kg)) AS kg, max(l.value) AS value,
           min(l.currency) AS currency, flatten(list(coalesce(l.hs6, []))) AS hs6,
           flatten(list(coalesce(l.species, []))) AS species
    FROM shipment s LEFT JOIN line l USING (record_id) WHERE s.consignment_id IS NULL GROUP BY s.shipment
),
fact AS (
    FROM alone
    UNION ALL
    SELECT id, coalesce(arrived, imported, exported),
           coalesce(entry_net_kg, export_net_kg, bill_net_kg, entry_gross_kg, bill_gross_kg, export_gross_kg),
           coalesce(entry_value, export_value), CASE WHEN entry_value IS NULL THEN export_currency ELSE entry_currency END,
           entry_hs6 || bill_hs6 || export_hs6, entry_species || bill_species || export_species
    FROM derived.consignment
),
behind AS (
    SELECT shipment, list(record_id) AS records, flatten(list(datasets)) AS datasets, min(confidence) AS confidence,
           bool_and(verified) AS verified
    FROM shipment GROUP BY shipment
)
SELECT p.seller AS source, 'Company' AS source_label, p.buyer AS target, 'Company' AS target_label, '' AS part,
       list_sort(list_distinct(flatten(list(b.datasets)))) AS datasets,
       NULL AS record, NULL AS as_written, min(b.confidence) AS confidence, 'shipments' AS basis,
       bool_and(b.verified) AS verified,
       count(*) AS shipments, round(sum(f.kg), 3) AS kg, count(f.kg) AS weighed,
       CASE WHEN count(DISTINCT f.currency) FILTER (WHERE f.value IS NOT NULL) = 1 THEN round(sum(f.value), 3) END AS value,
       CASE WHEN count(DISTINCT f.currency) FILTER (WHERE f.value IS NOT NULL) = 1
            THEN min(f.currency) FILTER (WHERE f.value IS NOT NULL) END AS currency,
       min(f.day) AS first, max(f.day) AS last,
       list_sort(list_distinct(flatten(list(coalesce(f.hs6, []))))) AS hs6,
       list_sort(list_distinct(flatten(list(coalesce(f.species, []))))) AS species,
       list_sort(flatten(list(b.records))) AS records
FROM pair p JOIN fact f USING (shipment) JOIN behind b USING (shipment)
GROUP BY p.seller, p.buyer
