-- The same keys of what they meet: of bills those of entries and declarations, of entries those of declarations
-- → node, buyer, key.
WITH side AS (
    SELECT l.node, l.kind, l.day, l.sellers, l.buyers,
           CASE WHEN l.net_kg > 0 THEN [CAST(floor(ln(l.net_kg) / 0.16) AS INTEGER), -1001]
                WHEN l.gross_kg > 0 AND l.kind = 'bill' THEN [CAST(floor(ln(l.gross_kg / 1.09) / 0.16) AS INTEGER), -1001]
                ELSE [-1000, -1001] END AS weigh
    FROM living l SEMI JOIN near n USING (node) ANTI JOIN under u ON u.master = l.node
    WHERE l.day IS NOT NULL AND l.kind IN ('bill', 'entry')
      AND NOT coalesce(list_contains($admitted, lpad(l.entry_type, 2, '0')), false)
),
met AS (
    SELECT node, 'e' AS way, '' AS seller, unnest(buyers) AS buyer, weigh, epoch(day)::BIGINT // 86400 AS day
    FROM side WHERE kind = 'bill'
    UNION ALL
    SELECT node, 'x', seller, unnest(buyers), weigh, epoch(day)::BIGINT // 86400 // 30
    FROM (SELECT *, unnest(sellers) AS seller FROM side)
)
SELECT DISTINCT node, buyer, hash(way, seller, buyer, day, weigh) AS key
FROM (SELECT node, way, seller, buyer, day, unnest(weigh) AS weigh FROM met SEMI JOIN near_buyer USING (buyer))
