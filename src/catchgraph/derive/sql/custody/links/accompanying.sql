-- Papers of the catch, of processing and storage that name the bill, entry or declaration under which the goods travelled:
-- lines of the consignment that was told first, and those of the paper that fit, as where the paper is cited.
WITH accompanied AS (
    SELECT consignment FROM derived.line WHERE counts AND (side = 'paper' OR kind = 'catch_certificate')
),
top AS (
    SELECT l.id, l.record, l.consignment, l.side, g.line_no, g.species, g.hs6
    FROM derived.line l SEMI JOIN accompanied a ON a.consignment = l.consignment JOIN derived.goods g USING (id)
    WHERE l.counts AND g.of_line IS NULL AND l.stage IN ('product', 'catch') AND l.consignment IS NOT NULL
      AND (l.side IN ('export', 'bill', 'entry', 'paper') OR l.kind = 'catch_certificate')
      AND (l.kind <> 'paper' OR list_contains($resting, split_part(l.document, ' ', 1)))
    QUALIFY rank() OVER (PARTITION BY l.record ORDER BY l.stage = 'product' DESC) = 1
),
-- A row of a bill without weight, code and species, beside one that has such, is none of goods.
silent AS (
    SELECT t.id, t.record FROM top t JOIN derived.goods g USING (id)
    WHERE t.side = 'bill' AND coalesce(g.net_kg, g.gross_kg) IS NULL AND coalesce(g.hs6, g.species, g.species_group) IS NULL
),
wordless AS (
    SELECT s.id FROM silent s SEMI JOIN (FROM top ANTI JOIN silent USING (id)) g ON g.record = s.record
),
told AS (
    SELECT DISTINCT t.consignment, h.head AS id FROM top t ANTI JOIN wordless w ON w.id = t.id
    JOIN derived.head h ON h.id = t.id
    WHERE t.side IN ('export', 'bill', 'entry')
),
-- One that is cited by another paper of the same consignment is drawn on through that.
through AS (
    SELECT DISTINCT c.paper, a.consignment FROM derived.cited c JOIN top a ON a.record = c.record JOIN top b ON b.record = c.paper
    WHERE a.consignment = b.consignment
),
paper AS (
    SELECT t.* FROM top t ANTI JOIN through h ON h.paper = t.record
    WHERE t.side IN ('paper', 'catch')
),
sized AS (
    SELECT consignment, count(*) AS lines FROM told GROUP BY consignment
),
fitting AS (
    SELECT g.id AS source, p.id AS target, p.record, s.lines,
           CASE WHEN coalesce(g.species <> p.species, false) THEN 4
                WHEN g.species = p.species AND g.hs6 = p.hs6 THEN 1
                WHEN g.species = p.species OR g.hs6 = p.hs6 THEN 2 ELSE 3 END AS fit
    FROM paper p JOIN told t ON t.consignment = p.consignment JOIN sized s ON s.consignment = p.consignment
    JOIN derived.goods g ON g.id = t.id
),
best AS (
    SELECT * FROM fitting WHERE fit < 4 OR lines = 1 QUALIFY rank() OVER (PARTITION BY source, record ORDER BY fit) = 1
),
chosen AS (
    SELECT *, count(*) OVER (PARTITION BY source, record) AS many FROM best
)
SELECT c.source, c.target, 'document cited' AS basis, c.record, d.document AS as_written, NULL AS kg, NULL AS made_kg,
       c.lines = 1 AND (c.many = 1 OR coalesce(s.simplified, false)) AS certain,
       CASE WHEN fit = 4 THEN 0.5 ELSE 0.9 END / CASE WHEN s.simplified THEN 1 ELSE c.many END AS confidence
FROM chosen c JOIN derived.document d ON d.id = c.record LEFT JOIN derived.catch_certificate s ON s.id = c.record
