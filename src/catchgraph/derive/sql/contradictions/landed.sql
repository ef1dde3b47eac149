-- Landed weights that papers state of a certificate which they cite, and that it does not have: in all, of a species or of a
-- line; and of one of which no copy that counts is loaded, against what the first paper that cites it states for the species:
-- of several the nearest.
WITH said AS (
    SELECT c.record, c.document, c.paper, min(c.state) AS state, min(c.number) AS number, c.landed_kg AS kg,
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
    UNION ALL SELECT record, round(sum(kg), 3) FROM line GROUP BY record
    UNION ALL SELECT record, round(sum(kg), 3) FROM line GROUP BY record, species
),
-- A weight that is not known may be what is stated.
open AS (
    SELECT record FROM line GROUP BY record HAVING count(*) > count(kg)
),
first AS (
    SELECT document, species, min(record) AS record FROM said
    WHERE paper IS NULL AND species IS NOT NULL GROUP BY document, species
),
against AS (
    SELECT s.record AS source, s.paper AS target, s.number, s.kg, arg_min(h.kg, (abs(h.kg - s.kg), h.kg)) AS told_kg,
           'the certificate is cited' AS basis
    FROM said s JOIN has h ON h.record = s.paper ANTI JOIN open o ON o.record = s.paper
    GROUP BY s.record, s.paper, s.number, s.kg
    UNION ALL
    SELECT s.record, f.record, s.number, s.kg, arg_min(t.kg, (abs(t.kg - s.kg), t.kg)),
           'both cite one certificate' || CASE min(s.state) WHEN 'not loaded' THEN ', which is not loaded'
                                                            WHEN 'void' THEN ', of which no copy counts' ELSE '' END
    FROM said s JOIN first f ON f.document = s.document AND f.species = s.species
    JOIN said t ON t.record = f.record AND t.document = f.document AND t.species = f.species AND t.paper IS NULL
    WHERE s.paper IS NULL AND f.record < s.record GROUP BY s.record, f.record, s.number, s.kg
),
told AS (
    SELECT id, datasets FROM derived.processing_statement
    UNION ALL SELECT id, datasets FROM derived.storage_document
    UNION ALL SELECT id, datasets FROM derived.paper
    UNION ALL SELECT id, datasets FROM derived.catch_certificate
)
SELECT a.source, label_of(a.source) AS source_label, a.target, label_of(a.target) AS target_label,
       'weight ' || a.number || ' ' || a.kg AS part, list_sort(list_distinct(list_concat(d.datasets, t.datasets))) AS datasets, a.source AS record, a.number AS as_written,
       1.0 AS confidence, a.basis, true AS verified, 'weight' AS field, NULL AS says, NULL AS told, a.kg, a.told_kg,
       NULL::INTEGER AS days, a.number, NULL::TIMESTAMP AS day, NULL::TIMESTAMP AS since
FROM against a JOIN told d ON d.id = a.source JOIN told t ON t.id = a.target
WHERE round(a.kg, 3) <> round(a.told_kg, 3)
