-- How many vessels, companies and persons a company owns or operates, or is owned by → id, neighbours.
SELECT id, count(DISTINCT other) AS neighbours
FROM (
    SELECT o.source AS id, o.target AS other FROM derived.owns o /* only entity: o.source */
    UNION ALL SELECT o.target, o.source FROM derived.owns o /* only entity: o.target */
    UNION ALL SELECT o.source, o.target FROM derived.operates o /* only entity: o.source */
    UNION ALL SELECT o.target, o.source FROM derived.operates o /* only entity: o.target */
)
WHERE starts_with(id, 'company:')
GROUP BY id
