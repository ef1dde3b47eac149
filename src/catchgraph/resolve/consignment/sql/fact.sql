-- All that a record is compared by → columns of `head`, and sellers, buyers, hs6, coded, net_kg, vessels.
SELECT h.* REPLACE (
           coalesce(h.gross_kg, g.gross_kg) AS gross_kg,
           CASE WHEN h.containers = [] THEN coalesce(g.containers, []) ELSE h.containers END AS containers
       ),
       coalesce(p.sellers, []) AS sellers, coalesce(p.buyers, []) AS buyers,
       coalesce(g.hs6, []) AS hs6, coalesce(g.coded, false) AS coded, g.net_kg, coalesce(v.vessels, []) AS vessels
FROM head h LEFT JOIN party p USING (record_id) LEFT JOIN goods g USING (record_id) LEFT JOIN vessel v USING (record_id)
