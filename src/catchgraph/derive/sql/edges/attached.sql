-- Vessels that documents name in a role, tied to a hull (`resolve.named`): one relationship per record or line of goods,
-- hull and role. `$roles` maps the role to the relationship's kind, where it has kinds.
SELECT coalesce(v.line_id, v.record_id) AS source, label_of(coalesce(v.line_id, v.record_id)) AS source_label,
       n.entity_id AS target, label_of(n.entity_id) AS target_label,
       v.role AS part,
       sorted_set(list(v.dataset)) AS datasets,
       v.record_id AS record,
       min(coalesce(v.name, v.imo, v.call_sign, v.registration_number, v.mmsi)) AS as_written,
       max(n.confidence) AS confidence,
       arg_max(n.basis, (n.confidence, n.basis)) AS basis,
       bool_or(n.verified) AS verified,
       min(v.name_key) AS name_key,
       min(v.number_written) FILTER (WHERE v.imo IS NULL) AS number_written,
       max(v.day) AS day,
       r.kind AS kind
FROM read.named_vessel v /* only record: v.record_id */
JOIN resolve.named n USING (named_id)
JOIN (SELECT unnest($roles) AS role, unnest($kinds) AS kind) r ON r.role = v.role
WHERE n.entity_id IS NOT NULL
GROUP BY coalesce(v.line_id, v.record_id), v.record_id, n.entity_id, v.role, r.kind
