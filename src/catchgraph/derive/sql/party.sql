-- Companies or persons (`$prefix`), from the mentions that were concluded to mean them.
SELECT m.entity_id AS id,
       arg_min(p.name, (-c.spelt, p.name)) AS name,
       list_sort(list_distinct(list(p.dataset))) AS datasets,
       list_sort(list_distinct(flatten(list(p.spellings)))) AS names,
       list_sort(list_distinct(flatten(list(coalesce(p.stems, []))))) AS stems,
       coalesce(list_sort(list_distinct(list(p.address) FILTER (WHERE p.address <> ''))), []) AS addresses,
       coalesce(list_sort(list_distinct(list(p.address_key) FILTER (WHERE p.address_precise))), []) AS address_keys,
       coalesce(list_sort(list_distinct(list(p.country) FILTER (WHERE p.country IS NOT NULL))), []) AS countries,
       list_sort(list_distinct(flatten(list(coalesce(p.numbers, []))))) AS numbers
FROM resolve.member m
JOIN read.party_mention p USING (mention_id)
JOIN (
    SELECT entity_id, name, count(*) AS spelt
    FROM resolve.member JOIN read.party_mention USING (mention_id) GROUP BY entity_id, name
) c ON c.entity_id = m.entity_id AND c.name = p.name
WHERE starts_with(m.entity_id, $prefix)
GROUP BY m.entity_id
