-- Declarations and bills of one container: as many days apart as a voyage takes (an entry: ten), a heading or a party in
-- common, no contradicting exporter (a container is used again within weeks, and shared) → node, to_node.
WITH box AS (
    FROM (
        SELECT node, kind, day, unnest(containers) AS box FROM living
        WHERE kind IN ('bill', 'entry', 'export_declaration') AND len(containers) > 0 AND day IS NOT NULL
    )
    -- What so many have within a voyage is no container.
    QUALIFY count(*) OVER (PARTITION BY box, kind, epoch(day)::BIGINT // 6480000) <= $crowd
),
met AS (
    SELECT DISTINCT r.node, b.node AS to_node
    FROM box r JOIN box b ON b.box = r.box AND b.kind = 'bill' AND r.kind <> 'bill'
    ANTI JOIN under u ON u.master = b.node
    WHERE date_diff('day', r.day, b.day) BETWEEN CASE r.kind WHEN 'entry' THEN -10 ELSE 5 END
                                             AND CASE r.kind WHEN 'entry' THEN 10 ELSE 75 END
)
SELECT m.node, m.to_node FROM met m JOIN living l ON l.node = m.node JOIN living r ON r.node = m.to_node
WHERE NOT coalesce(list_contains($admitted, lpad(l.entry_type, 2, '0')), false)
  AND (len(l.sellers) = 0 OR len(r.sellers) = 0 OR list_has_any(l.sellers, r.sellers))
  AND (list_has_any(l.sellers, r.sellers) OR list_has_any(l.buyers, r.buyers)
       OR list_has_any(list_transform(l.hs6, lambda c: c[1:4]), list_transform(r.hs6, lambda c: c[1:4])))
