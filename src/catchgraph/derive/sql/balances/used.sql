-- Lines of statements → the form of what went in, and its highest factor: as the statement's own line of it says, else as
-- the line that it was made from does. Unknown where one of several is.
WITH made AS (
    SELECT g.id FROM derived.goods g SEMI JOIN derived.processing_statement d ON d.id = g.record WHERE g.stage = 'product'
),
cited AS (
    SELECT e.source AS goods, e.target AS line FROM derived.made_from e SEMI JOIN made m ON m.id = e.source
    JOIN derived.goods c ON c.id = e.target WHERE c.stage <> 'input'
),
stated AS (
    SELECT i.of_line AS goods, i.id AS line FROM derived.goods i SEMI JOIN made m ON m.id = i.of_line WHERE i.stage = 'input'
),
-- The certificate says how the fish was landed; a statement that names inputs says in what form it used it.
input AS (
    FROM stated
    UNION ALL
    FROM cited c ANTI JOIN stated s ON s.goods = c.goods
)
SELECT i.goods, min(i.line) AS line, CASE WHEN count(*) = count(f.high) THEN max(f.high) END AS high,
       list_sort(list_distinct(flatten(list(coalesce(f.sources, []))))) AS sources,
       list_sort(list_distinct(list(coalesce(g.species, '?')))) AS species
FROM input i JOIN derived.goods g ON g.id = i.line LEFT JOIN derived.form f ON f.id = i.line
GROUP BY i.goods
