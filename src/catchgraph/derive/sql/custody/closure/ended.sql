-- Where each way ends, in words. What lies behind a line that says itself where the goods are from breaks nothing.
WITH reached AS (
    SELECT DISTINCT w.start, w.node, CASE WHEN n.settled > 0 THEN n.settled ELSE w.settled END AS settled, n.tellings, n.open, n.ends
    FROM way_reached w JOIN way_node n USING (node)
)
SELECT start, ['farm', 'sea'][settled] AS ends FROM reached WHERE tellings = 0 AND settled > 0
UNION
SELECT start, ends FROM reached WHERE tellings = 0 AND settled = 0 AND NOT open AND ends IS NOT NULL
UNION
SELECT r.start, u.ends FROM reached r JOIN way_node n USING (node) JOIN way_unmet u ON u.line = n.id
WHERE r.settled = 0 AND r.open
