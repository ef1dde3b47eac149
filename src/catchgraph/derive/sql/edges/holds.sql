-- Owners (OWNS) or operators (OPERATES) of vessels, one relationship per record and role. `$roles` maps the
-- role of a mention to the relationship's kind. Days that the mention does not state are those of its record; a
-- listing's days are no days of ownership. Several spells in one record are held from the first day to the last; a
-- spell without a first or last day leaves that side open.
SELECT m.entity_id AS source,
       label_of(m.entity_id) AS source_label,
       v.entity_id AS target,
       label_of(v.entity_id) AS target_label,
       p.role AS part,
       sorted_set(list(p.dataset)) AS datasets,
       p.record_id AS record,
       min(p.name) AS as_written,
       min(least(m.confidence, v.confidence)) AS confidence,
       min(CASE WHEN v.confidence < m.confidence THEN v.basis ELSE m.basis END) AS basis,
       bool_or(m.verified AND v.verified) AS verified,
       r.kind AS kind,
       max(p.percentage) AS percentage,
       CASE WHEN bool_and(coalesce(p.since, d.since) IS NOT NULL) THEN min(coalesce(p.since, d.since)) END AS since,
       CASE WHEN bool_and(coalesce(p.until, d.until) IS NOT NULL) THEN max(coalesce(p.until, d.until)) END AS until,
       min(d.edition) AS edition
FROM read.party_mention p /* only record: coalesce(p.record_id, '') */
JOIN derived.mention m ON m.id = p.mention_id
JOIN derived.mention v ON v.id = p.asset_mention_id
JOIN (SELECT unnest($roles) AS role, unnest($kinds) AS kind) r ON r.role = p.role
LEFT JOIN stated_day d ON d.id = p.record_id
GROUP BY m.entity_id, v.entity_id, p.role, p.record_id, r.kind
