-- Companies at street and box addresses, by each dataset that says so → id (of all three), entity_id, key, dataset.
SELECT DISTINCT concat(m.entity_id, chr(31), p.address_key, chr(31), p.dataset) AS id,
       m.entity_id, p.address_key AS key, p.dataset
FROM derived.mention m /* only core: m.entity_id */ JOIN read.party_mention p ON p.mention_id = m.id
WHERE p.address_precise AND p.address_key IS NOT NULL AND starts_with(m.entity_id, 'company:')
