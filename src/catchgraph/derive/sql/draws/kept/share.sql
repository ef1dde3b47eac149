-- How much of a line rests on a catch: of several draws of one line, each by its weight.
WITH line AS (
    SELECT line, sum(kg) AS kg, count(*) AS draws, count(*) = count(kg) AS known
    FROM draw_every WHERE kind = 'certificate' GROUP BY line
),
part AS (
    SELECT d.line AS source, p.id AS target, s.low, s.high,
           CASE WHEN l.draws = 1 THEN 1.0 WHEN l.known AND l.kg > 0 THEN d.kg / l.kg END AS part
    FROM draw_share s JOIN draw_every d ON d.place = s.draw JOIN draw_paper_once p ON p.place = s.paper
    JOIN line l USING (line) WHERE d.kind = 'certificate'
)
SELECT source, target, round(least(sum(coalesce(low * part, 0)), 1), 9) AS low,
       round(least(sum(coalesce(high * part, 1)), 1), 9) AS high
FROM part GROUP BY source, target ORDER BY source, target
