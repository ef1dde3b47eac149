-- Analyses that found none of what a line of an entry is told to be. Where it names no line, the entry has but one. A code of
-- several species stands for what is of its group, and for any species where it has none (`marine fishes`).
WITH cited AS (
    SELECT c.source AS analysis, c.target AS entry, ltrim(min(n.cited_line), '0') AS no
    FROM derived.cites c JOIN derived.entry e ON e.id = c.target
    LEFT JOIN read.citation n ON n.record_id = c.source AND n.document = e.document AND n.cited_line IS NOT NULL
    WHERE c.source_label = 'Analysis' AND c.target_label = 'Entry' GROUP BY c.source, c.target
),
line AS (
    SELECT g.*, ltrim(g.line_no, '0') AS no, count(*) OVER (PARTITION BY g.record) AS beside
    FROM derived.line l JOIN derived.goods g USING (id) WHERE l.counts AND l.side = 'entry' AND l.stage = 'product'
),
met AS (
    SELECT c.analysis, l.id AS line, coalesce(l.species, a.declared_species) AS declared, unnest(a.found_species) AS found,
           list_concat(a.datasets, l.datasets) AS datasets
    FROM cited c JOIN derived.analysis a ON a.id = c.analysis
    JOIN line l ON l.record = c.entry AND (l.no = c.no OR (c.no IS NULL AND l.beside = 1))
),
told AS (
    SELECT m.*, coalesce(f.one, m.found) = coalesce(d.one, m.declared)
                OR coalesce(f.wide AND (f.grp IS NULL OR ends_with(d.grp, f.grp)), false)
                OR coalesce(d.wide AND (d.grp IS NULL OR ends_with(f.grp, d.grp)), false) AS fits
    FROM met m LEFT JOIN species_told f ON f.code = m.found LEFT JOIN species_told d ON d.code = m.declared
    WHERE m.declared IS NOT NULL
)
SELECT analysis AS source, 'Analysis' AS source_label, line AS target, 'Goods' AS target_label, 'species' AS part,
       list_sort(list_distinct(flatten(list(datasets)))) AS datasets, analysis AS record, NULL AS as_written, 1.0 AS confidence,
       'the entry is cited' AS basis, true AS verified, 'species' AS field,
       string_agg(DISTINCT found, ', ' ORDER BY found) AS says, min(declared) AS told,
       NULL::DOUBLE AS kg, NULL::DOUBLE AS told_kg, NULL::INTEGER AS days, NULL AS number, NULL::TIMESTAMP AS day,
       NULL::TIMESTAMP AS since
FROM told GROUP BY analysis, line HAVING NOT bool_or(fits)
