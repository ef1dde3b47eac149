-- What each line on some way says of where the way ends, and what documents lines cite that are not there. `leaf`: no
-- link leads further back from it; else the line itself says where its goods are from, whatever lies behind it.
WITH said AS (
    SELECT id AS line, tellings = 0 AS leaf, settled > 0 AS settled,
           CASE WHEN settled > 0 THEN ['farm', 'sea'][settled] WHEN tellings = 0 AND NOT open THEN ends END AS ends
    FROM way_node
)
SELECT line AS id, ends, CAST(NULL AS VARCHAR) AS document, leaf FROM said WHERE ends IS NOT NULL
UNION ALL
SELECT DISTINCT u.line, u.ends, u.document, true FROM way_unmet u
ANTI JOIN (SELECT line FROM said WHERE settled) s ON s.line = u.line
