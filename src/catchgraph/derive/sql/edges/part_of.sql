-- A record is part of a consignment, as `resolve` concluded.
SELECT p.record_id AS source, label_of(p.record_id) AS source_label,
       p.consignment_id AS target, label_of(p.consignment_id) AS target_label,
       '' AS part,
       sorted_set(list(s.dataset)) AS datasets,
       p.record_id AS record,
       NULL AS as_written,
       any_value(p.confidence) AS confidence,
       any_value(p.basis) AS basis,
       any_value(p.basis) <> 'parties and goods' AS verified,
       any_value(p.is_anchor) AS is_anchor,
       any_value(p.joined_to) AS joined_to,
       any_value(p.joined_by) AS joined_by,
       any_value(p.score) AS score
FROM resolve.part_of p /* only record: p.record_id */ JOIN source s ON s.id = p.record_id
GROUP BY p.record_id, p.consignment_id
