-- Parties that records name in a role, one relationship per record, party and role: from the record to the party.
-- `$roles` maps the role of a mention to the relationship's kind, where it has kinds.
SELECT p.record_id AS source, label_of(p.record_id) AS source_label,
       m.entity_id AS target, label_of(m.entity_id) AS target_label,
       p.role AS part,
       sorted_set(list(p.dataset)) AS datasets,
       p.record_id AS record,
       min(p.name) AS as_written,
       min(m.confidence) AS confidence,
       min(m.basis) AS basis,
       bool_or(m.verified) AS verified,
       r.kind AS kind
FROM (
    SELECT p.record_id, p.mention_id, p.role, p.name, p.dataset
    FROM read.party_mention p /* only record: p.record_id */
    WHERE p.record_id IS NOT NULL
    UNION ALL
    -- "Same as consignee": that record's consignee.
    SELECT s.record_id, p.mention_id, s.role, s.as_written, s.dataset
    FROM read.same_party s /* only record: s.record_id */
    JOIN read.party_mention p ON p.record_id = s.record_id AND p.role = s.same_as
) p
JOIN derived.mention m ON m.id = p.mention_id
JOIN (SELECT unnest($roles) AS role, unnest($kinds) AS kind) r ON r.role = p.role
GROUP BY p.record_id, m.entity_id, p.role, r.kind
