-- Records that cite a master, and the houses under it with a buyer in common and about the same weight (`weigh`: what has
-- none meets all of its buyer), days apart as of other bills that they cite → node, to_node. A house of which more are
-- alike than `$crowd` is told from none of them.
WITH named AS (
    SELECT *, master AS key FROM living WHERE kind = 'bill' AND master IS NOT NULL
    UNION ALL
    SELECT l.* REPLACE (c.scac AS scac), substr(master, 5)
    FROM living l JOIN carrier c ON c.scac = substr(l.master, 1, 4) WHERE kind = 'bill' AND length(master) >= 8
),
house AS (
    SELECT node, key, scac, day, buyer, unnest(weigh) AS weigh
    FROM (
        SELECT node, key, scac, day, unnest(buyers) AS buyer,
               CASE WHEN coalesce(net_kg, gross_kg / 1.09) > 0
                    THEN [CAST(floor(ln(coalesce(net_kg, gross_kg / 1.09)) / 0.16) AS INTEGER), -1001]
                    ELSE [-1000, -1001] END AS weigh
        FROM named ANTI JOIN under u ON u.master = named.node
    )
    QUALIFY count(*) OVER (PARTITION BY key, buyer, weigh) <= $crowd
),
citing AS (
    SELECT node, kind, key, scac, day, buyer, unnest(list_distinct(weigh)) AS weigh
    FROM (
        SELECT r.node, r.kind, c.key, c.scac, r.day, unnest(r.buyers) AS buyer,
               CASE WHEN r.net_kg > 0 THEN [CAST(floor((ln(r.net_kg) - 0.08) / 0.16) AS INTEGER),
                                            CAST(floor((ln(r.net_kg) + 0.08) / 0.16) AS INTEGER), -1000]
                    ELSE [-1001] END AS weigh
        FROM cited c JOIN living r USING (node) ANTI JOIN attach a ON a.node = r.node
    )
)
SELECT DISTINCT c.node, h.node AS to_node
FROM citing c JOIN house h ON h.key = c.key AND h.buyer = c.buyer AND h.weigh = c.weigh AND coalesce(h.scac = c.scac, true)
JOIN span s ON s.kind = c.kind
WHERE coalesce(date_diff('day', c.day, h.day) BETWEEN s.first AND s.last, true)
