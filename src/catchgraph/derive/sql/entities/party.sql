-- Companies or persons (`$prefix`), from the mentions that were concluded to mean them.
-- Most mentions of one say the same: what is said is gathered before it is put together.
WITH mention AS (
    SELECT m.entity_id, p.name, p.dataset, p.spellings, p.stems, p.address, p.address_key, p.address_precise, p.country,
           p.numbers, list_filter(p.signs, lambda s: starts_with(s, 'handles goods: '))[1][16:] AS handles, count(*) AS many
    FROM derived.mention m /* only entity: m.entity_id */ JOIN read.party_mention p ON p.mention_id = m.id
    WHERE starts_with(m.entity_id, $prefix)
    GROUP BY ALL
),
few AS (
    SELECT key FROM derived.seat GROUP BY key HAVING count(DISTINCT entity_id) <= 10
),
seated AS (
    SELECT a.entity_id AS id, a.key, a.dataset, b.entity_id AS other, b.dataset AS other_dataset
    FROM derived.seat a /* only entity: a.entity_id */ JOIN few ON few.key = a.key
    JOIN derived.seat b ON b.key = a.key AND b.entity_id <> a.entity_id
    WHERE starts_with(a.entity_id, $prefix)
),
shared AS (
    SELECT id, list_sort(list(DISTINCT other || ' ' || key)) AS same_address FROM seated GROUP BY id
),
-- Who is said to share an address rests on what the other's files say: where these came under other terms, they are
-- named, too. Nothing to do where all terms are the same.
several AS (
    SELECT id AS dataset, handling FROM read.dataset WHERE (SELECT count(DISTINCT handling) FROM read.dataset) > 1
),
beside AS (
    SELECT s.id, list(DISTINCT s.other_dataset) AS datasets
    FROM seated s JOIN several t ON t.dataset = s.dataset JOIN several o ON o.dataset = s.other_dataset
    WHERE o.handling <> t.handling
    GROUP BY s.id
)
SELECT p.entity_id AS id,
       arg_min(p.name, (-c.spelt, p.name)) AS name,
       list_sort(list_distinct(list_concat(list(p.dataset), coalesce(any_value(b.datasets), [])))) AS datasets,
       list_sort(list_distinct(flatten(list(p.spellings)))) AS names,
       list_sort(list_distinct(flatten(list(coalesce(p.stems, []))))) AS stems,
       coalesce(sorted_set(list(p.address) FILTER (WHERE p.address <> '')), []) AS addresses,
       coalesce(sorted_set(list(p.address_key) FILTER (WHERE p.address_precise)), []) AS address_keys,
       coalesce(sorted_set(list(p.country) FILTER (WHERE p.country IS NOT NULL)), []) AS countries,
       list_sort(list_distinct(flatten(list(coalesce(p.numbers, []))))) AS numbers,
       -- what most of its mentions say
       max(h.handles) FILTER (WHERE 2 * h.many > h.every) AS kind,
       coalesce(any_value(n.neighbours), 0) AS neighbours,
       coalesce(any_value(s.same_address), []) AS same_address
FROM mention p
JOIN (SELECT entity_id, name, sum(many) AS spelt FROM mention GROUP BY entity_id, name) c
  ON c.entity_id = p.entity_id AND c.name = p.name
LEFT JOIN (
    SELECT entity_id, handles, sum(many) AS many, sum(sum(many)) OVER (PARTITION BY entity_id) AS every
    FROM mention GROUP BY entity_id, handles
) h ON h.entity_id = p.entity_id AND h.handles = p.handles
LEFT JOIN derived.neighbour n ON n.id = p.entity_id
LEFT JOIN shared s ON s.id = p.entity_id
LEFT JOIN beside b ON b.id = p.entity_id
GROUP BY p.entity_id
