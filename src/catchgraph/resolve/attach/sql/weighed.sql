-- The hulls of each saying, the best first → asked, hull, place, score, ahead (of the next, or nothing), and a number of
-- the levels that it comes from.
WITH scored AS (
    SELECT l.asked, l.hull, c.score, c.combination
    FROM levels l JOIN combined c USING ({fields})
)
SELECT asked, hull, score, combination, row_number() OVER best AS place, score - lead(score) OVER best AS ahead
FROM scored WINDOW best AS (PARTITION BY asked ORDER BY score DESC, hull)
