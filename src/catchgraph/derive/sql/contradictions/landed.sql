-- Landed weights that papers state of a certificate which they cite, and that it does not have: in all, of a species or of a
-- line; and of one that is not loaded, against what the first paper that cites it states for the species.
WITH said AS (
    SELECT c.record, c.document, c.paper, min(c.number) AS number, c.landed_kg AS kg,
           coalesce(min(s.one), min(g.species)) AS species, min(split_part(c.record, ':', 1)) AS kind
    FROM derived.cited c JOIN derived.document d ON d.id = c.record AND d.counts
    LEFT JOIN derived.goods g ON g.id = c.line LEFT JOIN species_told s ON s.code = g.species
    WHERE c.landed_kg IS NOT NULL AND c.kind = 'catch-certificate'
      AND split_part(c.record, ':', 1) IN ('processing_statement', 'storage_document', 'paper')
    GROUP BY c.record, c.document, c.paper, c.landed_kg
),
line AS (
    SELECT g.record, coalesce(s.one, g.species) AS species, coalesce(g.landed_kg, g.verified_kg, g.estimated_kg) AS kg
    FROM derived.goods g SEMI JOIN said a ON a.paper = g.record LEFT JOIN species_told s ON s.code = g.species
    WHERE g.stage = 'catch'
),
has AS (
    SELECT record, kg FROM line
    UNION ALL SELECT record, sum(kg) FROM line GROUP BY record
    UNION ALL SELECT record, sum(kg) FROM line GROUP BY record, species
),
-- A weight that is not known may be what is stated.
open AS (
    SELECT record FROM line GROUP BY record HAVING count(*) > count(kg)
),
first AS (
    SELECT document, species, min(record) AS record, arg_min(kg, record) AS kg FROM said
    WHERE paper IS NULL AND species IS NOT NULL GROUP BY document, species
),
against AS (
    SELECT s.record AS source, s.paper AS target, s.number, s.kg, arg_min(h.kg, abs(h.kg - s.kg)) AS told_kg,
           'the certificate is cited' AS basis
    FROM said s JOIN has h ON h.record = s.paper ANTI JOIN open o ON o.record = s.paper
    GROUP BY s.record, s.paper, s.number, s.kg
    UNION ALL
    SELECT s.record, f.record, s.number, s.kg, f.kg, 'both cite one certificate, which is not loaded'
    FROM said s JOIN first f ON f.document = s.document AND f.species = s.species
    WHERE s.paper IS NULL AND f.record < s.record
)
SELECT a.source, label_of(a.source) AS source_label, a.target, label_of(a.target) AS target_label,
       'weight ' || a.number || ' ' || a.kg AS part, any_value(d.datasets) AS datasets, a.source AS record, a.number AS as_written,
       1.0 AS confidence, a.basis, true AS verified, 'weight' AS field, NULL AS says, NULL AS told, a.kg, a.told_kg,
       NULL::INTEGER AS days, a.number, NULL::TIMESTAMP AS day, NULL::TIMESTAMP AS since
FROM against a LEFT JOIN derived.goods d ON d.record = a.source
WHERE a.kg <> a.told_kg
GROUP BY a.source, a.target, a.number, a.kg, a.told_kg, a.basis
