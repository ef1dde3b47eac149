-- Catches as certificates and harvest reports tell them: `most_kg` is the greatest live weight where the form in which it was
-- landed is stated (`formed`), else the landed weight itself: verified, else estimated.
SELECT g.id AS line, g.record, split_part(g.record, ':', 1) AS paper, c.vessel, one_species(g.species) AS species,
       CAST(g.landed AS DATE) AS landed, upper(trim(g.landed_at)) AS place, coalesce(g.aggregated, false) AS aggregated,
       g.recorded_kg, w.kg AS landed_kg, w.kg * coalesce(w.factor, 1) AS most_kg, w.factor IS NOT NULL AS formed,
       coalesce(g.weight_kind = 'estimated', false) OR (g.verified_kg IS NULL AND g.estimated_kg IS NOT NULL) AS estimated
FROM derived.line l JOIN derived.goods g USING (id) LEFT JOIN draw_catcher c ON c.line = g.id,
LATERAL (
    SELECT coalesce(g.landed_kg, g.verified_kg, g.estimated_kg, g.net_kg) AS kg,
           CASE WHEN g.presentation = 'WHL' OR g.state = 'ALI' THEN 1.0
                ELSE g.live_high_kg / nullif(coalesce(g.net_kg, g.landed_kg), 0) END AS factor
) w
WHERE l.counts
  AND ((g.stage = 'catch' AND split_part(g.record, ':', 1) IN ('catch_certificate', 'harvest_report'))
       OR (g.stage = 'product' AND starts_with(g.record, 'catch_certificate:')
           AND g.record NOT IN (SELECT record FROM derived.goods WHERE stage = 'catch')))
