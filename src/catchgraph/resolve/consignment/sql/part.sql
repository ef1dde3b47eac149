-- Records and the consignment of each, where two papers or more are one → record_id, label (of the consignment), is_anchor,
-- basis, joined_to, joined_by, score, confidence. The anchor is the first bill, else entry, else export declaration.
WITH member AS (
    SELECT w.label, n.node, n.day, r.rank FROM whole w JOIN living n USING (node) JOIN rank r USING (kind)
),
anchor AS (
    SELECT label, arg_min(node, row(rank, coalesce(day, TIMESTAMP '9999-01-01'), node)) AS anchor
    FROM member GROUP BY label HAVING count(*) > 1
),
best AS (
    SELECT * FROM attach QUALIFY row_number() OVER (PARTITION BY node ORDER BY confidence DESC, to_node) = 1
    UNION ALL
    -- Bills that another record joins to the anchor.
    SELECT to_node, first(node ORDER BY confidence DESC, node), first(basis ORDER BY confidence DESC, node),
           first(joined_by ORDER BY confidence DESC, node), NULL, max(confidence)
    FROM attach ANTI JOIN (SELECT node FROM attach) a ON a.node = attach.to_node GROUP BY to_node
)
SELECT n.record_id, a.label, n.record_id = a.anchor AS is_anchor,
       CASE WHEN n.record_id = a.anchor THEN 'anchor' WHEN n.record_id <> n.node THEN 'same document' ELSE b.basis END
           AS basis,
       CASE WHEN n.record_id = a.anchor THEN NULL WHEN n.record_id <> n.node THEN n.node ELSE b.to_node END AS joined_to,
       CASE WHEN n.record_id = a.anchor THEN [] WHEN n.record_id <> n.node THEN ['document'] ELSE b.joined_by END AS joined_by,
       CASE WHEN n.record_id = n.node AND n.record_id <> a.anchor THEN b.score END AS score,
       CASE WHEN n.record_id = a.anchor OR n.record_id <> n.node THEN 1.0 ELSE b.confidence END AS confidence
FROM anchor a JOIN member m USING (label) JOIN node n ON n.node = m.node AND n.why IS NULL
LEFT JOIN best b ON b.node = m.node
