-- What was landed by certificates, or at one harvest, and what is drawn on it (`derive.draws`): of what does not fit the papers
-- that cannot all be true and the draws on no others, else all that may rest on the same papers. It is of the first of these
-- papers. Weights that are live where the form is stated in which it was landed, else as landed.
WITH paper AS (
    SELECT c.part AS key, c.kind, NULL AS why, c.paper FROM derived.cut_paper c WHERE c.kind <> 'landing'
    UNION ALL
    SELECT k.id, k.kind, CASE k.verdict WHEN 'fits' THEN NULL ELSE coalesce(k.why, 'sums alone were worked out') END, l.paper
    FROM derived.component k JOIN (SELECT DISTINCT component, paper FROM derived.paper_line) l ON l.component = k.id
    WHERE k.verdict <> 'over' AND k.kind <> 'landing'
),
landed AS (
    SELECT p.*, l.line, l.record, l.kg, l.most_kg, l.formed, l.estimated
    FROM paper p JOIN derived.paper_line l ON l.kind = p.kind AND l.paper = p.paper
    QUALIFY row_number() OVER (PARTITION BY p.key, p.kind, p.paper ORDER BY l.most_kg DESC, l.line) = 1
),
whole AS (
    SELECT key, kind, min(record) AS subject, count(DISTINCT record) AS records, any_value(why) AS why,
           greatest(CASE WHEN bool_or(estimated) THEN 0.10 ELSE 0.02 END, coalesce(50 / nullif(sum(most_kg), 0), 0)) AS tolerance
    FROM landed GROUP BY key, kind
),
drawn AS (
    SELECT p.key, p.kind, d.id, d.line, d.kg, d.counts_kg, d.high_kg
    FROM derived.draw d LEFT JOIN paper p ON p.kind = d.kind AND p.paper = d.paper WHERE d.why IS NULL AND d.kind <> 'landing'
    GROUP BY ALL
),
-- What may also rest on other papers is none of those that do not fit.
within AS (
    SELECT id FROM drawn GROUP BY id HAVING count(*) = 1 AND count(key) = 1
),
part AS (
    SELECT key, kind, 'in' AS side, line AS goods, kg, kg AS low, most_kg AS high, most_kg / nullif(kg, 0) AS factor,
           'landed weight' AS basis
    FROM landed
    UNION ALL
    SELECT key, kind, 'out', line, coalesce(counts_kg, kg), counts_kg, greatest(high_kg, counts_kg), counts_kg / nullif(kg, 0),
           CASE WHEN kg IS NOT NULL AND counts_kg IS NULL THEN 'drawn, as another that may be the same' ELSE 'drawn' END
    FROM drawn SEMI JOIN within USING (id)
)
SELECT w.kind || ' ' || w.key AS key, w.kind, w.subject,
       coalesce(c.number, h.name, w.subject) || CASE WHEN w.records > 1 THEN ' and ' || (w.records - 1) || ' more' ELSE '' END
           AS called,
       'live weight' AS measure, NULL::TIMESTAMP AS since, NULL::TIMESTAMP AS until, w.tolerance, w.why, p.side, p.goods, p.kg,
       p.low, p.high, p.factor, CASE WHEN p.factor = 1 THEN 'weight as it is' ELSE g.live_basis END AS source, p.basis
FROM part p JOIN whole w USING (key, kind) JOIN derived.goods g ON g.id = p.goods
LEFT JOIN derived.catch_certificate c ON c.id = w.subject LEFT JOIN derived.harvest_report h ON h.id = w.subject
