-- Lines and the lines of the papers that they, or their records for all of them, cite: those of the cited number where one
-- is given, else those that fit best (`fit`: 1 code and species, 2 one of them and nothing against it, 3 nothing against
-- it, 4 another species). What the lines of several cite together never leads to another species.
WITH cited AS (
    SELECT c.*, d.canonical FROM derived.cited c JOIN derived.document d ON d.id = c.record
    WHERE c.paper IS NOT NULL AND d.counts
),
-- Records of whose lines any is asked for.
asked AS (
    SELECT paper AS record FROM cited UNION SELECT record FROM cited WHERE line IS NULL
),
top AS (
    SELECT l.id, l.record, l.kind, g.line_no, g.species, g.hs6,
           count(*) OVER (PARTITION BY l.record) AS lines
    FROM derived.line l SEMI JOIN asked a ON a.record = l.record JOIN derived.goods g USING (id)
    WHERE l.counts AND g.of_line IS NULL AND l.stage IN ('product', 'catch')
    QUALIFY rank() OVER (PARTITION BY l.record ORDER BY l.stage = 'product' DESC) = 1
),
input AS (
    SELECT of_line AS line, file_id || ' ' || record_no || ' ' || coalesce(part, '') AS place, min(id) AS id
    FROM read.goods WHERE stage = 'input' AND of_line IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT id) = 1
),
citing AS (
    SELECT c.*, coalesce(i.id, c.line) AS source, true AS own FROM cited c LEFT JOIN input i ON i.line = c.line AND i.place = c.place
    WHERE c.line IS NOT NULL
    UNION ALL
    SELECT c.*, t.id, t.lines = 1 FROM cited c JOIN top t ON t.record = c.record WHERE c.line IS NULL
),
numbered AS (
    SELECT c.paper, c.cited_line FROM citing c JOIN top t ON t.record = c.paper AND ltrim(t.line_no, '0') = ltrim(c.cited_line, '0')
    GROUP BY ALL
),
fitting AS (
    SELECT c.source, t.id AS target, c.basis, c.record, c.number, c.kg, c.made_kg, c.own, t.lines, t.record AS paper, t.kind,
           coalesce(ltrim(t.line_no, '0') = ltrim(c.cited_line, '0'), false) AND n.paper IS NOT NULL AS by_number,
           CASE WHEN coalesce(g.species <> t.species, false) THEN 4
                WHEN g.species = t.species AND g.hs6 = t.hs6 THEN 1
                WHEN g.species = t.species OR g.hs6 = t.hs6 THEN 2 ELSE 3 END AS fit,
           n.paper IS NOT NULL AS is_numbered
    FROM citing c
    JOIN derived.goods g ON g.id = c.source
    JOIN top t ON t.record = c.paper
    LEFT JOIN numbered n ON n.paper = c.paper AND n.cited_line = c.cited_line
),
chosen AS (
    -- Of those that fit best how many there are: who fits as well stands beside.
    SELECT *, count(*) OVER (of_citation RANGE BETWEEN CURRENT ROW AND CURRENT ROW) AS many
    FROM fitting WHERE (by_number OR NOT is_numbered) AND (by_number OR own OR fit < 4)
    WINDOW of_citation AS (PARTITION BY source, record, number, kg, made_kg ORDER BY fit)
    QUALIFY rank() OVER of_citation = 1
)
SELECT c.source, c.target, c.basis, c.record, c.number AS as_written,
       c.kg, c.made_kg,
       c.own AND (c.many = 1 OR coalesce(s.simplified, false)) AS certain,
       CASE WHEN fit = 4 THEN 0.5 ELSE 1.0 END / CASE WHEN s.simplified THEN 1 ELSE c.many END AS confidence
FROM chosen c LEFT JOIN derived.catch_certificate s ON s.id = c.paper
