-- What other records attach to by the numbers that they cite, where all of these lead to one consignment as it stands
-- (`whole`: node, label) → node, to_node, confidence, fits (how many they lead to).
WITH led AS (
    SELECT m.node, m.bill AS to_node, m.confidence, coalesce(w.label, m.bill) AS label
    FROM numbered m LEFT JOIN whole w ON w.node = m.bill ANTI JOIN attach a ON a.node = m.node
)
SELECT node, min(to_node) AS to_node, max(confidence) AS confidence, count(DISTINCT label) AS fits
FROM led GROUP BY node
