-- Pairs by parties and goods without those whose consignment has a record of that kind already → node, to_node, score.
WITH had AS (
    SELECT DISTINCT w.label, l.kind FROM whole w JOIN living l USING (node) WHERE l.kind IN ('entry', 'export_declaration')
)
SELECT p.node, p.to_node, p.score
FROM weighed p JOIN living l USING (node)
LEFT JOIN whole w ON w.node = p.to_node
ANTI JOIN had h ON h.label = coalesce(w.label, p.to_node) AND h.kind = l.kind
WHERE l.kind = $kind
