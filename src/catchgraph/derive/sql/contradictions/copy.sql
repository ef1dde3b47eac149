-- Copies of one certificate that tell two stories: another hull, species, landed weight or day of landing than the copy that
-- counts. A weight as estimated is not held against one as verified. Of vessels, species and days only what nothing on the other
-- side may be, on either: a shorter list is none.
WITH copy AS (
    SELECT d.id AS source, d.canonical AS target, c.number,
           list_sort(list_distinct(list_concat(c.datasets, k.datasets))) AS datasets
    FROM derived.document d JOIN derived.catch_certificate c ON c.id = d.id
    JOIN derived.catch_certificate k ON k.id = d.canonical WHERE d.canonical <> d.id
),
side AS (
    SELECT source AS record FROM copy UNION SELECT target FROM copy
),
line AS (
    SELECT g.record, coalesce(s.one, g.species) AS species, coalesce(g.landed_kg, g.verified_kg, g.estimated_kg) AS kg,
           g.verified_kg IS NULL AND g.estimated_kg IS NOT NULL AS estimated, CAST(g.landed AS DATE) AS landed
    FROM derived.goods g SEMI JOIN side s ON s.record = g.record LEFT JOIN species_told s ON s.code = g.species
    WHERE g.stage = 'catch'
),
vessel AS (
    SELECT DISTINCT v.record_id AS record, v.name, v.name_key, v.imo, v.call_sign, n.entity_id AS hull
    FROM read.named_vessel v SEMI JOIN side s ON s.record = v.record_id LEFT JOIN resolve.named n USING (named_id)
    WHERE v.role = 'catching vessel'
),
hulls AS (
    SELECT c.source, c.target, a.name AS says, b.name AS told,
           CASE WHEN a.imo IS NOT NULL AND b.imo IS NOT NULL THEN a.imo = b.imo
                WHEN a.hull IS NOT NULL AND b.hull IS NOT NULL THEN a.hull = b.hull
                ELSE coalesce(a.call_sign = b.call_sign, false)
                     OR coalesce(jaro_winkler_similarity(a.name_key, b.name_key) >= 0.94, true) END AS fits
    FROM copy c JOIN vessel a ON a.record = c.source JOIN vessel b ON b.record = c.target
),
value AS (
    SELECT 'vessel' AS field, source, target, says, told, fits, NULL::INTEGER AS days FROM hulls
    UNION ALL
    SELECT 'species', c.source, c.target, a.species, b.species, a.species = b.species, NULL
    FROM copy c JOIN line a ON a.record = c.source JOIN line b ON b.record = c.target
    WHERE a.species IS NOT NULL AND b.species IS NOT NULL
    UNION ALL
    SELECT 'landed', c.source, c.target, CAST(a.landed AS VARCHAR), CAST(b.landed AS VARCHAR), a.landed = b.landed,
           abs(date_diff('day', a.landed, b.landed))
    FROM copy c JOIN line a ON a.record = c.source JOIN line b ON b.record = c.target
    WHERE a.landed IS NOT NULL AND b.landed IS NOT NULL
),
alone AS (
    SELECT *, bool_or(fits) OVER (PARTITION BY field, source, target, says) AS says_fits,
           bool_or(fits) OVER (PARTITION BY field, source, target, told) AS told_fits
    FROM value
),
landed AS (
    SELECT record, species, bool_or(estimated) AS estimated, -- Sums of the same weights in another order differ in their last digits.
           CASE WHEN count(*) = count(kg) THEN round(sum(kg), 3) END AS kg
    FROM line GROUP BY record, species
),
found AS (
    SELECT source, target, field, string_agg(DISTINCT says, ', ' ORDER BY says) AS says,
           string_agg(DISTINCT told, ', ' ORDER BY told) AS told, NULL::DOUBLE AS kg, NULL::DOUBLE AS told_kg, min(days) AS days
    FROM alone WHERE NOT says_fits AND NOT told_fits GROUP BY source, target, field
    UNION ALL
    SELECT c.source, c.target, 'weight', a.species, b.species, a.kg, b.kg, NULL
    FROM copy c JOIN landed a ON a.record = c.source
    JOIN landed b ON b.record = c.target AND b.species IS NOT DISTINCT FROM a.species
    WHERE a.kg <> b.kg AND a.estimated = b.estimated
)
SELECT f.source, 'CatchCertificate' AS source_label, f.target, 'CatchCertificate' AS target_label,
       f.field || CASE WHEN f.field = 'weight' THEN ' ' || coalesce(f.says, '') ELSE '' END AS part, c.datasets, f.source AS record,
       NULL AS as_written, 1.0 AS confidence, 'copies of one document' AS basis, true AS verified, f.field, f.says, f.told,
       f.kg, f.told_kg, f.days, c.number, NULL::TIMESTAMP AS day, NULL::TIMESTAMP AS since
FROM found f JOIN copy c ON c.source = f.source AND c.target = f.target
