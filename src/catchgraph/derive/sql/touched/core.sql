-- Entities of which a mention changed, came or went, or was said to be theirs by another word: as it was, and as it is.
SELECT m.entity_id AS id FROM derived.mention m SEMI JOIN changed c ON c.other = m.id
UNION
SELECT m.entity_id FROM resolve.member m SEMI JOIN changed c ON c.other = m.mention_id
