-- Where the way of each line begins: at the line of its consignment that was told first, or itself.
SELECT s.id AS start, h.head AS line, count(*) OVER (PARTITION BY s.id) = 1 AND h.certain AS certain,
       coalesce(g.confidence, 1e0) AS confidence
FROM way_start s JOIN derived.head h USING (id)
LEFT JOIN derived.same_goods g ON g.source = s.id AND g.target = h.head
UNION ALL
SELECT s.id, s.id, true, 1e0 FROM way_start s ANTI JOIN derived.head h USING (id)
