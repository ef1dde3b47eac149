-- Houses and the master that each is under, by number: carriers apart, equal where both name one, days at most 120 apart
-- → house, master.
WITH named AS (
    SELECT node, day, master AS key, scac FROM living WHERE kind = 'bill' AND master IS NOT NULL
    UNION
    SELECT node, day, substr(master, 5), c.scac
    FROM living l JOIN carrier c ON c.scac = substr(l.master, 1, 4) WHERE kind = 'bill' AND length(master) >= 8
)
SELECT DISTINCT h.node AS house, m.node AS master
FROM named h
JOIN number n ON n.key = h.key AND n.node <> h.node AND coalesce(n.scac = h.scac, true)
JOIN living m ON m.node = n.node
WHERE coalesce(abs(date_diff('day', m.day, h.day)) <= 120, true)
