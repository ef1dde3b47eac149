-- The best hulls of each naming that is tied to none → named_id, entity_id, score, why.
SELECT n.named_id, h.entity_id, c.score, c.why
FROM named_now d JOIN naming n USING (named_id) JOIN weighed w USING (asked) JOIN combined c USING (combination)
JOIN hull h USING (hull)
WHERE d.entity_id IS NULL AND w.place <= $kept
