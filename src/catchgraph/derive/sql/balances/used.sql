-- Lines of statements → the form of what went in, and its highest factor: of the lines that they were made from, since the
-- weight used is that of the catch as certified (Regulation (EC) 1005/2008, Annex IV), and of the statement's own lines of
-- it; of both the higher. Where several lines may be meant, nothing is known unless all of them are.
WITH made AS (
    SELECT g.id FROM derived.goods g SEMI JOIN derived.processing_statement d ON d.id = g.record WHERE g.stage = 'product'
),
stated AS (
    SELECT i.of_line AS goods, i.id AS line FROM derived.goods i SEMI JOIN made m ON m.id = i.of_line WHERE i.stage = 'input'
),
cited AS (
    SELECT m.id AS goods, e.target AS line FROM made m JOIN derived.made_from e ON e.source = m.id
    JOIN derived.goods c ON c.id = e.target WHERE c.stage <> 'input'
    UNION
    SELECT s.goods, e.target FROM stated s JOIN derived.made_from e ON e.source = s.line
),
input AS (
    SELECT goods, line, 'cited' AS how FROM cited
    UNION ALL
    SELECT goods, line, 'stated' FROM stated
),
told AS (
    SELECT i.goods, i.how, min(i.line) AS line, CASE WHEN count(*) = count(f.high) THEN max(f.high) END AS high,
           flatten(list(coalesce(f.sources, []))) AS sources, list(coalesce(g.species, '?')) AS species
    FROM input i JOIN derived.goods g ON g.id = i.line LEFT JOIN derived.form f ON f.id = i.line
    GROUP BY i.goods, i.how
)
SELECT goods, arg_min(line, (high IS NULL, how)) AS line, max(high) AS high,
       list_sort(list_distinct(flatten(list(sources) FILTER (WHERE high IS NOT NULL)))) AS sources,
       list_sort(list_distinct(flatten(list(species)))) AS species
FROM told GROUP BY goods
