-- What a record attaches to by the numbers that it cites: one bill, or several of which one entry or export declaration
-- cites each by a number of its own (never a zone or warehouse entry: it takes a part of each) → node, to_node,
-- confidence.
SELECT m.node, m.bill AS to_node, max(m.confidence) AS confidence
FROM numbered m JOIN living r ON r.node = m.node
WHERE m.fits = 1 AND r.kind IN ('entry', 'export_declaration')
  AND NOT coalesce(list_contains($admitted, lpad(r.entry_type, 2, '0')), false)
GROUP BY m.node, m.bill
