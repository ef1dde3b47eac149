-- What ties a mention to others of its entity beyond a match that was suggested: an IMO number, a register's own
-- number, a number of a company, a person's judgement → entity_id, mention_id, key.
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
SELECT m.entity_id, m.mention_id, 'judged ' || p."left" || ' ' || p."right"
FROM resolve.pair p JOIN resolve.member m ON m.mention_id IN (p."left", p."right") WHERE p.decided = 'judged same'
ORDER BY ALL
