-- A vessel took part in an event, known by the MMSI it transmitted that day, by its source's own mention of it, or as the
-- hull that a paper of the catch names (`resolve.named`); not in one of a report that a later one undid.
SELECT p.entity_id AS source, label_of(p.entity_id) AS source_label, p.event_id AS target, p.event_label AS target_label,
       p.role AS part,
       sorted_set(list(f.dataset)) AS datasets,
       p.event_id AS record,
       min(p.mmsi) AS as_written,
       min(p.confidence) AS confidence,
       min(p.basis) AS basis,
       bool_or(p.confidence = 1 AND coalesce(m.verified, t.verified, true)) AS verified,
       p.role AS role,
       min(p.mmsi) AS mmsi,
       list_sort(list_distinct(flatten(list(coalesce(e.authorisations, []))))) AS authorisations
FROM resolve.participant p /* only record: p.event_id */
JOIN read.participant e
  ON e.event_id = p.event_id AND e.role = p.role AND e.mmsi IS NOT DISTINCT FROM p.mmsi
JOIN read.file f USING (file_id)
-- Two vessels of one role may lack a MMSI, or share one: each has its own mention.
LEFT JOIN derived.mention m ON m.id = e.mention_id
LEFT JOIN derived.transmitted t ON t.entity_id = p.entity_id AND t.mmsi = p.mmsi AND e.mention_id IS NULL
ANTI JOIN (SELECT r.id FROM revised r SEMI JOIN undone u ON u.report = r.report) u ON u.id = p.event_id
WHERE e.mention_id IS NULL OR m.entity_id = p.entity_id
GROUP BY p.entity_id, p.event_id, p.event_label, p.role
UNION ALL
SELECT n.entity_id, label_of(n.entity_id), p.event_id, p.event_label, p.role,
       sorted_set(list(f.dataset)), p.event_id,
       min(coalesce(v.name, v.imo, v.call_sign, v.registration_number, v.mmsi)),
       max(n.confidence), arg_max(n.basis, (n.confidence, n.basis)), bool_or(n.verified), p.role, min(v.mmsi), []
FROM read.participant p /* only record: p.event_id */
JOIN resolve.named n ON n.named_id = p.named_id AND starts_with(n.entity_id, 'vessel:')
JOIN read.named_vessel v ON v.named_id = p.named_id
JOIN read.file f ON f.file_id = p.file_id
GROUP BY n.entity_id, p.event_id, p.event_label, p.role
