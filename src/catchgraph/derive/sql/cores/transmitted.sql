-- MMSIs that broadcasts of a vessel transmitted, verified where one of them is → id, entity_id, mmsi, verified.
SELECT m.entity_id || ' ' || b.mmsi AS id, m.entity_id, b.mmsi, bool_or(m.verified) AS verified
FROM derived.mention m /* only core: m.entity_id */ JOIN (
    SELECT mention_id, unnest(mmsis) AS mmsi FROM read.vessel_mention WHERE record_kind = 'broadcast'
) b ON b.mention_id = m.id
GROUP BY m.entity_id, b.mmsi
