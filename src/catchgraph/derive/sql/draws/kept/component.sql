-- Draws that may rest on the same papers, and whether all of them fit. A sum of papers of which one has no weight has none.
WITH draw AS (
    SELECT component, count(*) AS draws, coalesce(sum(counts_kg), 0) AS demand_low FROM draw_counted
    GROUP BY component
),
paper AS (
    SELECT v.component, count(*) AS papers, CASE WHEN count(*) = count(p.most_kg) THEN sum(p.most_kg) END AS capacity_high,
           coalesce(sum(v.drawn_kg - v.landed_kg) FILTER (WHERE v.part = v.place), 0) AS shortfall_kg
    FROM draw_verdict v JOIN draw_paper_once p USING (place) GROUP BY v.component
)
SELECT component_of(p.kind, p.id) AS id, p.kind, d.draws, c.papers, round(d.demand_low, 6) AS demand_low,
       round(c.capacity_high, 6) AS capacity_high, round(c.shortfall_kg, 6) AS shortfall_kg, v.verdict, v.why
FROM draw_verdict v JOIN draw_paper_once p USING (place) JOIN draw d ON d.component = v.place
JOIN paper c ON c.component = v.place ORDER BY id
