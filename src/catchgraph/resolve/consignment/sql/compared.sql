-- Pairs of records by their levels (`levels.py`) → node, to_node, and a field each.
SELECT p.node, p.to_node,
       CASE WHEN r.kind = 'entry' THEN 2 WHEN l.kind = 'export_declaration' THEN 1 ELSE 0 END AS sides,
       CASE WHEN l.sellers = [] OR r.sellers = [] THEN 0 WHEN list_has_any(l.sellers, r.sellers) THEN 2 ELSE 1 END AS seller,
       CASE WHEN l.buyers = [] OR r.buyers = [] THEN 0
            ELSE 1 + least(len(list_intersect(l.buyers, r.buyers)), 2) END AS buyer,
       CASE WHEN l.day IS NULL OR r.day IS NULL THEN 0
            WHEN l.kind = 'export_declaration' THEN
                 CASE WHEN date_diff('day', l.day, r.day) < 0 THEN 1
                      WHEN date_diff('day', l.day, r.day) BETWEEN 5 AND 75 THEN 4
                      WHEN date_diff('day', l.day, r.day) <= 120 THEN 5 ELSE 6 END
            WHEN date_diff('day', r.day, l.day) BETWEEN -3 AND -1 THEN 1
            WHEN date_diff('day', r.day, l.day) = 0 THEN 2
            WHEN date_diff('day', r.day, l.day) BETWEEN 1 AND 3 THEN 3 ELSE 6 END AS day,
       CASE WHEN l.hs6 = [] OR r.hs6 = [] THEN 0 WHEN list_has_any(l.hs6, r.hs6) THEN 3
            WHEN list_has_any(list_transform(l.hs6, lambda c: c[1:4]), list_transform(r.hs6, lambda c: c[1:4])) THEN 2
            -- A code that one line lacks may be that of the other.
            WHEN l.coded AND r.coded THEN 1 ELSE 0 END AS code,
       CASE WHEN l.net_kg > 0 AND r.net_kg > 0 THEN
                 CASE WHEN abs(l.net_kg - r.net_kg) <= 0.02 * greatest(l.net_kg, r.net_kg) THEN 4
                      WHEN abs(l.net_kg - r.net_kg) <= 0.1 * greatest(l.net_kg, r.net_kg) THEN 2 ELSE 1 END
            WHEN l.net_kg > 0 AND r.gross_kg > 0 THEN
                 CASE WHEN r.gross_kg / l.net_kg BETWEEN 1.02 AND 1.16 THEN 3
                      WHEN r.gross_kg / l.net_kg BETWEEN 1 AND 1.35 THEN 2 ELSE 1 END
            ELSE 0 END AS weight,
       CASE WHEN l.vessels = [] OR r.vessels = [] THEN 0 WHEN list_has_any(l.vessels, r.vessels) THEN 2 ELSE 1 END AS vessel,
       CASE WHEN l.containers = [] OR r.containers = [] THEN 0
            WHEN list_has_any(l.containers, r.containers) THEN 2 ELSE 1 END AS container
FROM {pairs} p JOIN living l USING (node) JOIN living r ON r.node = p.to_node
