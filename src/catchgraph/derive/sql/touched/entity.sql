-- Entities, places and consignments whose mentions, records, events or relationships changed, and companies at an address at which a company
-- came or went, where at most ten are or were there.
WITH seat AS (
    SELECT split_part(id, chr(31), 2) AS key, count(DISTINCT split_part(id, chr(31), 1)) AS many
    FROM moved WHERE name = 'seat' GROUP BY ALL
),
crowd AS (
    SELECT s.key FROM derived.seat s JOIN seat USING (key)
    GROUP BY s.key, seat.many HAVING count(DISTINCT s.entity_id) - seat.many > 10
)
SELECT id FROM touched_core
UNION
-- Where an event was, and whether a list still has a vessel, may be another though the relationship is as it was.
SELECT id FROM ends WHERE name IN ('at', 'lists_vessel')
UNION
SELECT e.id FROM ends e SEMI JOIN moved m ON m.id = e.edge
WHERE e.name IN ('owns', 'operates') AND starts_with(e.id, 'company:')
UNION
SELECT p.entity_id FROM resolve.participant p SEMI JOIN touched_record r ON r.id = p.event_id
UNION
-- Of who took part in an event `other` is the vessel, of what is part of a consignment that.
SELECT other AS id FROM changed WHERE other IS NOT NULL
UNION
SELECT s.entity_id FROM derived.seat s SEMI JOIN seat USING (key) ANTI JOIN crowd USING (key)
UNION
SELECT p.consignment_id FROM resolve.part_of p SEMI JOIN touched_record r ON r.id = p.record_id
UNION
SELECT p.consignment_id FROM resolve.part_of p SEMI JOIN (FROM ends WHERE name = 'has_line') e ON e.id = p.record_id
