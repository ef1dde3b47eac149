-- Each naming that has candidates: the hull that it is tied to, or none → named_id, record_id, entity_id, confidence,
-- basis, verified.
WITH best AS (
    SELECT w.asked, w.hull, c.score, c.why, c.ties, c.score >= $link_at AS enough,
           c.score >= $link_at AND coalesce(w.ahead, $margin) >= $margin AS tied
    FROM weighed w JOIN combined c USING (combination) WHERE w.place = 1
)
SELECT n.named_id, n.record_id, CASE WHEN b.tied THEN h.entity_id END AS entity_id,
       -- 6: certain to two places
       CASE WHEN b.tied THEN CASE WHEN b.score >= 6 THEN 1.0 ELSE round(1 / (1 + exp(-b.score)), 2) END END AS confidence,
       CASE WHEN b.tied THEN b.why WHEN b.enough THEN 'not tied: another vessel fits as well'
            ELSE 'not tied: too little speaks for it' END AS basis,
       CASE WHEN b.tied THEN b.ties END AS verified
FROM naming n JOIN best b USING (asked) JOIN hull h USING (hull)
UNION ALL
SELECT n.named_id, n.record_id, NULL, NULL, 'not tied: ' || c.bearers || ' vessels of the case bore that name', NULL
FROM naming n ANTI JOIN weighed w ON w.asked = n.asked JOIN asked a ON a.asked = n.asked
JOIN (
    SELECT value AS name, count(DISTINCT hull) AS bearers FROM hull_fact WHERE fact = 'name'
    GROUP BY value HAVING bearers > $crowd
) c ON c.name = a.met_by
