-- Who sells and who buys by each record, as entities → record_id, sellers, buyers.
SELECT p.record_id,
       coalesce(list_sort(list_distinct(list(m.entity_id) FILTER (WHERE p.role IN ('shipper', 'exporter', 'seller')))), [])
           AS sellers,
       coalesce(list_sort(list_distinct(list(m.entity_id)
           FILTER (WHERE p.role IN ('consignee', 'importer', 'notify party', 'buyer', 'ship-to party')))), []) AS buyers
FROM read.party_mention p /* only: p.record_id */
JOIN resolve.member m USING (mention_id)
WHERE p.role IN ('shipper', 'exporter', 'seller', 'consignee', 'importer', 'notify party', 'buyer', 'ship-to party')
GROUP BY p.record_id
