-- Lines that count, or are of a copy, and the line from which material links of each start: that of its consignment which
-- was told first → id, head, certain. One of several candidates is a row each.
WITH up AS (
    SELECT source, target, certain FROM derived.same_goods WHERE consignment IS NOT NULL
)
SELECT l.id, coalesce(b.target, a.target, l.canonical) AS head,
       bool_or(coalesce(a.certain, true) AND coalesce(b.certain, true)) AS certain
FROM derived.line l
LEFT JOIN up a ON a.source = l.canonical
LEFT JOIN up b ON b.source = a.target
WHERE l.canonical IS NOT NULL
GROUP BY ALL
