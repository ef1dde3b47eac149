-- What is drawn on the certificates of one landing (vessel, species, day) against what was landed in all, as `derive.draws`
-- judged it: each component of draws that may rest on the same landings is one balance; of one that is over, each part that
-- draws on no others and exceeds them. Several lines tell of one weight. Draws that count in no sum are left out.
WITH paper AS (
    SELECT component, kind, paper, min(line) AS line, arg_min(record, line) AS record, max(kg) AS kg,
           CASE WHEN count(*) = count(most_kg) THEN max(most_kg) END AS most_kg, bool_or(estimated) AS estimated
    FROM derived.paper_line WHERE kind = 'landing' GROUP BY component, kind, paper
),
sheet AS (
    SELECT p.*, coalesce(x.part, p.component) AS sheet, c.verdict, c.why
    FROM derived.component c JOIN paper p ON p.component = c.id
    LEFT JOIN derived.cut_paper x ON x.component = p.component AND x.paper = p.paper
    WHERE c.verdict <> 'over' OR x.part IS NOT NULL
),
vessel AS (
    SELECT source AS line, min(target) AS vessel FROM derived.caught_by GROUP BY source HAVING count(DISTINCT target) = 1
),
head AS (
    SELECT s.sheet, coalesce(min(v.vessel), min(s.record)) AS subject,
           CASE WHEN bool_or(s.estimated) THEN 0.10 ELSE 0.02 END AS tolerance, any_value(s.verdict) AS verdict,
           CASE any_value(s.verdict) WHEN 'undecided' THEN coalesce(any_value(s.why), 'a weight or a form is not known')
                WHEN 'bound only' THEN 'too many draws may rest on too many papers: only their sums were compared' END AS why,
           min(coalesce(g.landed, g.caught_since)) AS since, max(coalesce(g.landed, g.caught_until)) AS until
    FROM sheet s JOIN derived.goods g ON g.id = s.line LEFT JOIN vessel v ON v.line = s.line
    GROUP BY s.sheet
),
-- Of a draw that may rest on several papers only one whose papers are all in the part is in it.
drawn AS (
    SELECT s.sheet, d.id, min(d.line) AS line, any_value(d.kg) AS kg, any_value(d.counts_kg) AS low, any_value(d.high_kg) AS high,
           count(*) AS papers
    FROM derived.draw d JOIN sheet s ON s.component = d.component AND s.paper = d.paper
    WHERE d.counts_kg IS NOT NULL GROUP BY s.sheet, d.id
),
every AS (
    SELECT id, count(DISTINCT paper) AS papers FROM derived.draw GROUP BY id
),
part AS (
    SELECT sheet, 'in' AS side, line AS goods, kg, kg AS low, most_kg AS high, most_kg / nullif(kg, 0) AS factor,
           CASE WHEN most_kg > kg THEN 'highest factor' ELSE 'as landed' END AS source, 'weight landed' AS basis
    FROM sheet
    UNION ALL
    SELECT d.sheet, 'out', d.line, d.kg, d.low, d.high, d.low / nullif(d.kg, 0),
           CASE WHEN d.low > d.kg THEN 'lowest factor' ELSE 'as drawn' END, 'weight drawn on it'
    FROM drawn d JOIN every e ON e.id = d.id AND e.papers = d.papers
),
called AS (
    SELECT id, name FROM derived.catch_certificate UNION ALL SELECT id, name FROM derived.vessel
)
SELECT 'landing ' || h.sheet AS key, 'vessel landing' AS kind, h.subject,
       c.name AS called, 'live weight' AS measure, h.since, h.until, h.tolerance, h.why, h.verdict = 'over' AS over,
       p.side, p.goods, p.kg, p.low, p.high, p.factor, p.source, p.basis
FROM part p JOIN head h ON h.sheet = p.sheet JOIN called c ON c.id = h.subject
