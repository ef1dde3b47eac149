-- Bills whose own number a record cites: house or plain ones, carriers apart, equal where both name one, as many days apart
-- as its kind allows (`span`) → node, cited, bill, confidence, fits (how many bills this number may be).
-- A bill of the carrier that is named is meant before one of which none is known.
WITH fitting AS (
    SELECT c.node, c.cited, b.node AS bill, max(coalesce(n.scac = c.scac, false)) AS named,
           max(CASE WHEN n.scac = c.scac AND n.length >= 8 AND r.day IS NOT NULL AND b.day IS NOT NULL THEN 1 ELSE 0.9 END)
               AS confidence
    FROM cited c
    JOIN number n ON n.key = c.key AND coalesce(n.scac = c.scac, true)
    JOIN living b ON b.node = n.node
    JOIN living r ON r.node = c.node
    JOIN span s ON s.kind = r.kind
    ANTI JOIN under u ON u.master = b.node
    ANTI JOIN apart x ON x.node = c.node AND x.other = b.node
    WHERE coalesce(date_diff('day', r.day, b.day) BETWEEN s.first AND s.last, true)
    GROUP BY c.node, c.cited, b.node
)
SELECT node, cited, bill, confidence, count(*) OVER (PARTITION BY node, cited) AS fits
FROM (FROM fitting QUALIFY named = max(named) OVER (PARTITION BY node, cited))
