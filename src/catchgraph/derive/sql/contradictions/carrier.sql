-- Entries that name another vessel than the bills of their consignment: neither its hull nor its name, however spelt. A vessel
-- that another record of the consignment names as the carrier brought the goods a part of the way.
WITH member AS (
    SELECT DISTINCT source AS record, target AS consignment, source_label AS label FROM derived.part_of WHERE basis <> 'same document'
),
hull AS (
    SELECT source AS record, target AS hull FROM derived.carried_by
),
named AS (
    SELECT m.consignment, m.record, m.label, v.name, v.name_key, v.imo, h.hull
    FROM member m JOIN read.named_vessel v ON v.record_id = m.record AND v.role = 'carrier' AND v.line_id IS NULL
    LEFT JOIN hull h ON h.record = m.record WHERE v.name_key IS NOT NULL
),
entry AS (
    SELECT * FROM named WHERE label = 'Entry'
),
other AS (
    SELECT * FROM named WHERE label <> 'Entry'
),
met AS (
    SELECT e.consignment, e.record, e.name,
           bool_or(o.name_key = e.name_key OR coalesce(o.hull = e.hull, false) OR coalesce(o.imo = e.imo, false)
                   OR jaro_winkler_similarity(o.name_key, e.name_key) >= 0.94) AS fits
    FROM entry e JOIN other o USING (consignment) GROUP BY e.consignment, e.record, e.name
),
bill AS (
    SELECT consignment, min(record) AS record, string_agg(DISTINCT name, ', ' ORDER BY name) AS names
    FROM named WHERE label = 'Bill' GROUP BY consignment
)
SELECT m.record AS source, 'Entry' AS source_label, b.record AS target, 'Bill' AS target_label, 'carrier' AS part,
       list_sort(list_distinct(list_concat(e.datasets, d.datasets))) AS datasets, m.record AS record, NULL AS as_written,
       1.0 AS confidence, 'records of one consignment' AS basis, true AS verified, 'carrier' AS field,
       string_agg(DISTINCT m.name, ', ' ORDER BY m.name) AS says, b.names AS told,
       NULL::DOUBLE AS kg, NULL::DOUBLE AS told_kg, NULL::INTEGER AS days, NULL AS number, NULL::TIMESTAMP AS day,
       NULL::TIMESTAMP AS since
FROM met m JOIN bill b USING (consignment) JOIN derived.entry e ON e.id = m.record JOIN derived.bill d ON d.id = b.record
GROUP BY m.record, b.record, b.names, e.datasets, d.datasets HAVING NOT bool_or(m.fits)
