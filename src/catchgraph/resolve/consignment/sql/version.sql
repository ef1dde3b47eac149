-- Records that are copies or versions of one paper → record_id, node (the copy that stands for all), why (nothing for one
-- that counts), instead. Of a bill they have one number, carrier and kind, days at most 60 apart, and a party or a
-- container in common: numbers come back, and carriers have the same. The last version counts, of a deleted one none;
-- what nobody says to be earlier (by its day, else by its status: `turn`) is a copy.
WITH paper AS (
    SELECT f.*, coalesce(f.scac, '') || ' ' || coalesce(f.bill_kind, '') AS issuer,
           list_concat(f.sellers, f.buyers) AS parties,
           CASE WHEN list_contains($dead, f.status) THEN 2 WHEN list_contains($later, f.status) THEN 1
                WHEN f.status IN ('new', 'original', 'add') THEN 0 END AS turn
    FROM fact f SEMI JOIN (
        SELECT kind, document FROM fact WHERE list_contains($numbered, kind) GROUP BY ALL HAVING count(*) > 1
    ) several USING (kind, document)
),
spell AS (
    SELECT *, sum(CASE WHEN kind = 'bill' AND (before IS NULL) <> (day IS NULL) OR day - before > INTERVAL 60 DAY
                       THEN 1 ELSE 0 END)
        OVER (PARTITION BY kind, document, issuer ORDER BY day NULLS FIRST, record_id) AS spell
    FROM (
        SELECT *, lag(day) OVER (PARTITION BY kind, document, issuer ORDER BY day NULLS FIRST, record_id) AS before
        FROM paper
    )
),
last AS (
    SELECT kind, document, issuer, spell, arg_max(record_id, (coalesce(version, TIMESTAMP '1000-01-01'), coalesce(turn, 0), record_id)) AS last
    FROM spell GROUP BY ALL HAVING count(*) > 1
),
copy AS (
    SELECT s.record_id, s.dataset, l.last, list_contains($dead, e.status) AS dead, e.status,
           coalesce(s.version < e.version, s.turn < e.turn, false)
               OR coalesce(s.version = e.version AND s.turn < e.turn, false) AS earlier
    FROM spell s JOIN last l USING (kind, document, issuer, spell) JOIN paper e ON e.record_id = l.last
    WHERE s.record_id = l.last OR s.kind <> 'bill'
       OR list_has_any(s.parties, e.parties) OR list_has_any(s.containers, e.containers)
       OR len(s.parties) + len(s.containers) = 0 OR len(e.parties) + len(e.containers) = 0
)
SELECT record_id, first_value(record_id) OVER (PARTITION BY last ORDER BY earlier, dataset, record_id) AS node,
       CASE WHEN dead THEN status WHEN earlier THEN 'an earlier version' END AS why, nullif(last, record_id) AS instead
FROM copy
