-- Records and events whose rows changed, that an edition no longer has or has again, or that name somebody by a mention
-- that means another entity now or is tied to it otherwise. '' stands for what no record tells. Of reports of which others
-- said something, or no longer do, `changed` has the key.
SELECT record AS id FROM changed WHERE record IS NOT NULL
UNION
SELECT id FROM moved WHERE name = 'gone'
UNION
SELECT r.record FROM subject r SEMI JOIN moved_mention m ON m.id = r.mention_id
UNION
SELECT coalesce(p.record_id, '') FROM read.party_mention p SEMI JOIN moved_mention m ON m.id = p.mention_id
UNION
SELECT coalesce(p.record_id, '') FROM read.party_mention p SEMI JOIN moved_mention m ON m.id = p.asset_mention_id
UNION
SELECT e.event_id FROM read.participant e SEMI JOIN moved_mention m ON m.id = e.mention_id
UNION
SELECT p.event_id FROM resolve.participant p SEMI JOIN (FROM moved WHERE name = 'transmitted') t
  ON t.id = p.entity_id || ' ' || p.mmsi
UNION
SELECT r.id FROM revised r SEMI JOIN changed c ON c.record = r.report
UNION
SELECT g.id FROM read.goods g SEMI JOIN (SELECT r.id FROM revised r SEMI JOIN changed c ON c.record = r.report) r
  ON r.id = g.event
UNION
SELECT p.event_id FROM read.participant p JOIN read.named_vessel v ON v.named_id = p.named_id
SEMI JOIN changed c ON c.record = v.record_id
