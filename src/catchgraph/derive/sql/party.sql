-- Companies or persons (`$prefix`), from the mentions that were concluded to mean them.
WITH neighbour AS (
    SELECT id, count(DISTINCT other) AS neighbours
    FROM (
        SELECT source AS id, target AS other FROM derived.owns
        UNION ALL SELECT target, source FROM derived.owns
        UNION ALL SELECT source, target FROM derived.operates
        UNION ALL SELECT target, source FROM derived.operates
    )
    GROUP BY id
),
seat AS (
    SELECT DISTINCT m.entity_id AS id, p.address_key AS key
    FROM resolve.member m JOIN read.party_mention p USING (mention_id)
    WHERE p.address_precise AND starts_with(m.entity_id, 'company:')
),
few AS (
    SELECT key FROM seat GROUP BY key HAVING count(*) <= 10
),
shared AS (
    SELECT a.id, list_sort(list(b.id || ' ' || b.key)) AS same_address
    FROM seat a JOIN few USING (key) JOIN seat b ON b.key = a.key AND b.id <> a.id
    GROUP BY a.id
),
-- Who is said to share an address rests on what the other's files say: where these came under other terms, they are
-- named, too. Nothing to do where all terms are the same.
several AS (
    SELECT id AS dataset, handling FROM read.dataset WHERE (SELECT count(DISTINCT handling) FROM read.dataset) > 1
),
seated AS (
    SELECT DISTINCT m.entity_id AS id, p.address_key AS key, dataset, t.handling
    FROM several t JOIN read.party_mention p USING (dataset) JOIN resolve.member m USING (mention_id) JOIN few
      ON few.key = p.address_key
    WHERE p.address_precise AND starts_with(m.entity_id, 'company:')
),
beside AS (
    SELECT a.id, list(DISTINCT b.dataset) AS datasets
    FROM seated a JOIN seated b ON b.key = a.key AND b.id <> a.id AND b.handling <> a.handling
    GROUP BY a.id
)
SELECT m.entity_id AS id,
       arg_min(p.name, (-c.spelt, p.name)) AS name,
       list_sort(list_distinct(list_concat(list(p.dataset), coalesce(any_value(b.datasets), [])))) AS datasets,
       list_sort(list_distinct(flatten(list(p.spellings)))) AS names,
       list_sort(list_distinct(flatten(list(coalesce(p.stems, []))))) AS stems,
       coalesce(list_sort(list_distinct(list(p.address) FILTER (WHERE p.address <> ''))), []) AS addresses,
       coalesce(list_sort(list_distinct(list(p.address_key) FILTER (WHERE p.address_precise))), []) AS address_keys,
       coalesce(list_sort(list_distinct(list(p.country) FILTER (WHERE p.country IS NOT NULL))), []) AS countries,
       list_sort(list_distinct(flatten(list(coalesce(p.numbers, []))))) AS numbers,
       coalesce(any_value(n.neighbours), 0) AS neighbours,
       coalesce(any_value(s.same_address), []) AS same_address
FROM resolve.member m
JOIN read.party_mention p USING (mention_id)
JOIN (
    SELECT entity_id, name, count(*) AS spelt
    FROM resolve.member JOIN read.party_mention USING (mention_id) GROUP BY entity_id, name
) c ON c.entity_id = m.entity_id AND c.name = p.name
LEFT JOIN neighbour n ON n.id = m.entity_id
LEFT JOIN shared s ON s.id = m.entity_id
LEFT JOIN beside b ON b.id = m.entity_id
WHERE starts_with(m.entity_id, $prefix)
GROUP BY m.entity_id
