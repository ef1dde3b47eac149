-- A line of an entry and the harvests that its harvest report gives: by the number of the line, else by what fits. Weights
-- there are of the whole landing, and nothing in law links a share to the entry: no kg.
WITH report AS (
    SELECT DISTINCT c.record_id AS record, d.canonical AS entry, ltrim(c.cited_line, '0') AS no
    FROM read.citation c JOIN derived.document r ON r.id = c.record_id AND r.counts AND r.kind = 'harvest_report'
    JOIN paper p ON p.document = c.document JOIN derived.document d ON d.id = p.id AND d.kind = 'entry'
    WHERE c.kind = 'entry' AND d.canonical IS NOT NULL
),
line AS (
    SELECT l.id, l.record, ltrim(g.line_no, '0') AS no, g.species, g.hs6, count(*) OVER (PARTITION BY l.record) AS lines
    FROM derived.line l SEMI JOIN report r ON r.entry = l.record JOIN derived.goods g USING (id)
    WHERE l.side = 'entry' AND l.counts AND l.stage = 'product'
),
numbered AS (
    SELECT r.record, l.id FROM report r JOIN line l ON l.record = r.entry AND l.no = r.no
),
fitting AS (
    SELECT coalesce(n.id, l.id) AS source, h.id AS target, r.record, r.no, n.id IS NOT NULL OR l.lines = 1 AS certain
    FROM report r
    JOIN derived.line hl ON hl.record = r.record AND hl.stage = 'catch' JOIN derived.goods h ON h.id = hl.id
    JOIN line l ON l.record = r.entry
    LEFT JOIN numbered n ON n.record = r.record
    WHERE (n.id IS NULL AND (l.lines = 1 OR h.species = l.species)) OR n.id = l.id
)
SELECT DISTINCT source, target, 'harvest report' AS basis, record, no AS as_written, NULL AS kg, NULL AS made_kg, certain,
       CASE WHEN certain THEN 1.0 ELSE 0.7 END AS confidence
FROM fitting
