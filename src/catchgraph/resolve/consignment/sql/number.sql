-- Ways to read the number of a bill: as it stands, and without the code of a carrier (SCAC) in front
-- → node, key, scac, length (of the number without the code). What more than `$crowd` bills have is no number.
WITH told AS (
    SELECT node, scac, substr(document, length('bill ') + 1) AS number
    FROM node WHERE kind = 'bill' AND why IS NULL AND starts_with(document, 'bill ')
)
SELECT * FROM (
    SELECT node, number AS key, scac, length(number) AS length FROM told
    UNION
    SELECT node, substr(number, 5), c.scac, length(number) - 4
    FROM told JOIN carrier c ON c.scac = substr(told.number, 1, 4) WHERE length(number) >= 8
)
QUALIFY count(*) OVER (PARTITION BY key) <= $crowd
