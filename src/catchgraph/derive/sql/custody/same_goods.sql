-- Lines of one consignment as its sides tell them (export 0, bill 1, entry 2): each to the line or lines of the side that
-- was told first, or of the next where none fits there; and lines of copies to those of the copy that counts.
-- `fit`: 1 the number where one record cites the other, 2 both sides have but one line, 3 code and species, 4 code,
-- 5 species, 6 the earlier side has but one line, 7 nothing speaks against it.
WITH member AS (
    SELECT record_id, max(confidence) AS confidence FROM resolve.part_of GROUP BY record_id
),
told AS (
    SELECT l.id, l.record, l.consignment, CASE l.side WHEN 'export' THEN 0 WHEN 'bill' THEN 1 ELSE 2 END AS side,
           g.hs6, g.species, g.net_kg, g.gross_kg, coalesce(g.net_kg, g.gross_kg) AS kg, ltrim(g.line_no, '0') AS no,
           m.confidence,
           count(*) OVER (PARTITION BY l.consignment, l.side) AS beside, count(*) OVER (PARTITION BY l.record) AS lines
    FROM derived.line l JOIN derived.goods g USING (id) JOIN member m ON m.record_id = l.record
    WHERE l.counts AND l.stage = 'product' AND l.side IN ('export', 'bill', 'entry') AND l.consignment IS NOT NULL
),
citing AS (
    SELECT source AS record, target AS other FROM derived.cites UNION SELECT target, source FROM derived.cites
),
pair AS (
    SELECT l.id, l.record, l.no, l.consignment, l.side AS of_side, l.kg, e.id AS earlier, e.side, e.kg AS earlier_kg,
           least(l.confidence, e.confidence) AS confidence,
           CASE WHEN l.beside = 1 AND e.beside = 1 THEN 2
                WHEN coalesce(l.species <> e.species, false) OR coalesce(left(l.hs6, 4) <> left(e.hs6, 4), false) THEN NULL
                WHEN c.record IS NOT NULL AND l.no = e.no AND l.lines = e.lines THEN 1
                WHEN l.hs6 = e.hs6 AND l.species = e.species THEN 3
                WHEN l.hs6 = e.hs6 THEN 4
                WHEN l.species = e.species THEN 5
                WHEN e.beside = 1 THEN 6
                ELSE 7 END AS fit,
           coalesce(
               abs(l.net_kg - e.net_kg) <= 0.02 * greatest(l.net_kg, e.net_kg),
               abs(l.gross_kg - e.gross_kg) <= 0.02 * greatest(l.gross_kg, e.gross_kg),
               e.gross_kg / nullif(l.net_kg, 0) BETWEEN 1.0 AND 1.2, l.gross_kg / nullif(e.net_kg, 0) BETWEEN 1.0 AND 1.2,
               false
           ) AS weighs
    FROM told l JOIN told e ON e.consignment = l.consignment AND e.side < l.side
    LEFT JOIN citing c ON c.record = l.record AND c.other = e.record
),
best AS (
    SELECT *, count(*) OVER of_line AS many, count(*) FILTER (WHERE weighs) OVER of_line AS weigh,
           list_sort(list(earlier) OVER of_line) AS among
    FROM (SELECT * FROM pair WHERE fit IS NOT NULL QUALIFY rank() OVER (PARTITION BY id ORDER BY side, fit) = 1)
    WINDOW of_line AS (PARTITION BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
weighed AS (
    SELECT *,
           weighs AND weigh = 1
               AND count(*) FILTER (WHERE weighs) OVER (PARTITION BY earlier, of_side) = 1 AS by_weight,
           -- as many on either side, each of another weight: the heaviest is the heaviest
           count(DISTINCT id) OVER alike = many AND count(DISTINCT kg) OVER alike = many
               AND count(DISTINCT earlier_kg) OVER alike = many
               AND dense_rank() OVER (PARTITION BY consignment, of_side, among ORDER BY kg)
                   = dense_rank() OVER (PARTITION BY consignment, of_side, among ORDER BY earlier_kg) AS by_order
    FROM best
    WINDOW alike AS (PARTITION BY consignment, of_side, among)
),
settled AS (
    SELECT *, many = 1 AS alone, bool_or(by_weight) OVER of_line AS any_weight, bool_or(by_order) OVER of_line AS any_order,
           -- what weighs as another line alone does is that line's
           bool_or(by_weight) OVER (PARTITION BY earlier, of_side) AS taken
    FROM weighed WINDOW of_line AS (PARTITION BY id)
),
counted AS (
    SELECT *, alone OR any_weight OR any_order AS told, count(*) FILTER (WHERE NOT taken) OVER (PARTITION BY id) AS open
    FROM settled
),
chosen AS (
    SELECT *, told OR open = 1 AS certain FROM counted
    WHERE alone OR (any_weight AND by_weight) OR (NOT any_weight AND any_order AND by_order)
       OR (NOT told AND (NOT taken OR open = 0))
)
SELECT c.id AS source, 'Goods' AS source_label, c.earlier AS target, 'Goods' AS target_label, '' AS part,
       list_sort(list_distinct(list_concat(a.datasets, b.datasets))) AS datasets,
       c.record, c.no AS as_written,
       least(c.confidence, CASE WHEN alone THEN [1.0, 0.95, 0.95, 0.9, 0.9, 0.9, 0.7][fit] WHEN any_weight THEN 0.9
                                WHEN certain THEN 0.8 ELSE 1.0 / CASE open WHEN 0 THEN many ELSE open END END) AS confidence,
       CASE WHEN NOT alone AND certain THEN 'weight'
            WHEN fit = 1 THEN 'line number' WHEN fit IN (2, 6) THEN 'the only line'
            WHEN fit = 7 THEN 'the same consignment' ELSE 'code and species' END AS basis,
       certain AS verified, certain, c.consignment
FROM chosen c JOIN derived.goods a ON a.id = c.id JOIN derived.goods b ON b.id = c.earlier
UNION ALL
SELECT l.id, 'Goods', l.canonical, 'Goods', '', list_sort(list_distinct(list_concat(a.datasets, b.datasets))),
       l.record, a.line_no, 1.0, 'same document', true, true, NULL
FROM derived.line l JOIN derived.goods a ON a.id = l.id JOIN derived.goods b ON b.id = l.canonical
WHERE l.canonical <> l.id
