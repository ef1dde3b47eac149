-- What ties a mention to others of its entity beyond a match that was suggested: an IMO number, a register's own
-- number, a number of a company, a person's judgement; and a party that one list names alike in one row, or alike at
-- one street address → entity_id, mention_id, key.
SELECT m.entity_id, m.mention_id, 'imo ' || v.imo AS key
FROM resolve.member m JOIN read.vessel_mention v USING (mention_id)
WHERE v.imo IS NOT NULL AND m.basis IS DISTINCT FROM $twice
UNION
SELECT m.entity_id, m.mention_id, 'register ' || r.register || ' ' || r.number
FROM resolve.member m JOIN read.registration r USING (mention_id) WHERE r.number IS NOT NULL
UNION
SELECT m.entity_id, m.mention_id, 'number ' || unnest(p.numbers)
FROM resolve.member m JOIN read.party_mention p USING (mention_id) WHERE len(p.numbers) > 0
UNION
SELECT m.entity_id, m.mention_id, 'row ' || p.record_id || ' ' || unnest(p.keys)
FROM resolve.member m JOIN read.party_mention p USING (mention_id) WHERE p.record_id IS NOT NULL
UNION
SELECT m.entity_id, m.mention_id, 'at ' || p.dataset || ' ' || p.address_key || ' ' || unnest(p.keys)
FROM resolve.member m JOIN read.party_mention p USING (mention_id) WHERE p.address_precise AND p.address_key <> ''
UNION
SELECT m.entity_id, m.mention_id, 'judged ' || p."left" || ' ' || p."right"
FROM resolve.pair p JOIN resolve.member m ON m.mention_id IN (p."left", p."right") WHERE p.decided = 'judged same'
ORDER BY ALL
