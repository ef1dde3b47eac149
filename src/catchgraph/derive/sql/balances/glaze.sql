-- Net weight of what is sold in ice, against what the box can hold: glaze and packing weigh at least 3 % of the gross weight
-- (net weight of glazed fish is without the glaze: CODEX STAN 190-1995, 3.2; 21 CFR 161.30), and no more than
-- the weight of the fish that is stated apart. Lines that are glazed or individually frozen in their own words; of a record
-- the line that fits worst.
WITH line AS (
    SELECT g.id AS goods, g.record, l.kind AS of, g.net_kg, g.gross_kg, g.fishery_kg,
           upper(concat_ws(' ', g.description, g.form)) AS words
    FROM derived.goods g JOIN derived.line l ON l.id = g.id AND l.counts
    WHERE g.stage = 'product' AND l.kind IN ('entry', 'export_declaration', 'import_declaration', 'storage_document')
),
glazed AS (
    SELECT goods, record, of, net_kg, CASE WHEN fishery_kg IS NULL OR gross_kg * 0.97 <= fishery_kg THEN gross_kg ELSE fishery_kg END AS kg,
           CASE WHEN fishery_kg IS NULL OR gross_kg * 0.97 <= fishery_kg THEN 0.97 ELSE 1.0 END AS share
    FROM line
    WHERE regexp_matches(words, '\b(IQF|INDIVIDUALLY (QUICK )?FROZEN|GLAZ(ED?|ING)|GLASE(O|AD[OA]S?))\b')
      AND NOT regexp_matches(words, '\b(NO|WITHOUT|SIN|NON|NOT|0 ?%)[ -]GLA[SZ]')
),
worst AS (
    FROM glazed WHERE net_kg IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY record ORDER BY net_kg - kg * share DESC NULLS LAST, goods) = 1
),
paper AS (
    SELECT id, name, coalesce(imported, entered) AS day FROM derived.entry
    UNION ALL
    SELECT id, name, coalesce(exited, registered) FROM derived.export_declaration
    UNION ALL
    SELECT id, name, registered FROM derived.import_declaration
    UNION ALL
    SELECT id, name, coalesce(departed, issued) FROM derived.storage_document
)
SELECT 'glaze ' || w.record AS key, 'glaze' AS kind, w.record AS subject, p.name AS called, 'net weight' AS measure,
       p.day AS since, p.day AS until, 0.0 AS tolerance, NULL AS why, s.side, w.goods, s.kg, s.kg * s.factor AS low,
       s.kg * s.factor AS high, s.factor, s.source, s.basis
FROM worst w JOIN paper p ON p.id = w.record, LATERAL (
    SELECT 'in' AS side, w.kg, w.share AS factor, 'most of a box that is fish' AS source,
           CASE WHEN w.share < 1 THEN 'gross weight' ELSE 'weight of the fish' END AS basis
    UNION ALL
    SELECT 'out', w.net_kg, 1.0, 'as stated', 'net weight'
) s
