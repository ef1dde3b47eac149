-- What ties a mention to others of its entity beyond a match that was suggested: an IMO number, a register's own
-- number, a number of a company, a person's judgement; and a party that one list names alike in one row, or alike at
-- one street address → place (the row of `resolve.member`), key (a hash of the entity and of what ties).
SELECT m.rowid AS place, hash(m.entity_id, 'imo', v.imo) AS key
FROM resolve.member m /* only core: m.entity_id */ JOIN read.vessel_mention v USING (mention_id)
WHERE v.imo IS NOT NULL AND m.basis IS DISTINCT FROM $twice
UNION ALL
SELECT m.rowid, hash(m.entity_id, 'register', r.register, r.number)
FROM resolve.member m /* only core: m.entity_id */ JOIN read.registration r USING (mention_id)
WHERE r.number IS NOT NULL
UNION ALL
SELECT m.rowid, hash(m.entity_id, 'number', unnest(p.numbers))
FROM resolve.member m /* only core: m.entity_id */ JOIN read.party_mention p USING (mention_id)
WHERE len(p.numbers) > 0
UNION ALL
SELECT m.rowid, hash(m.entity_id, 'row', p.record_id, unnest(p.keys))
FROM resolve.member m /* only core: m.entity_id */ JOIN read.party_mention p USING (mention_id)
WHERE p.record_id IS NOT NULL
UNION ALL
SELECT m.rowid, hash(m.entity_id, 'at', p.dataset, p.address_key, unnest(p.keys))
FROM resolve.member m /* only core: m.entity_id */ JOIN read.party_mention p USING (mention_id)
WHERE p.address_precise AND p.address_key <> ''
UNION ALL
SELECT m.rowid, hash(m.entity_id, 'judged', p."left", p."right")
FROM resolve.member m /* only core: m.entity_id */ JOIN (
    SELECT unnest([p."left", p."right"]) AS mention_id, p."left", p."right"
    FROM resolve.pair p WHERE p.decided = 'judged same'
) p USING (mention_id)
