-- What is drawn on, a row for each line of it: a line of a certificate; a harvest (vessel, species, day and place of landing),
-- however many reports tell of it, at the greatest weight that is said; and a landing (vessel, species, day) that several
-- certificates are of, where a landing declaration or the weight that an authority holds recorded says how much that was
-- in all, no less than the greatest of them. Of reports of small vessels or farms together, and of harvests that do not say
-- all four, no weight is known.
WITH harvest AS (
    SELECT *, NOT aggregated AND vessel IS NOT NULL AND species IS NOT NULL AND landed IS NOT NULL AND place IS NOT NULL
               AS known
    FROM draw_catch WHERE paper = 'harvest_report'
),
event AS (
    SELECT *, CASE WHEN known THEN 'harvest:' || substr(md5(concat_ws(chr(31), vessel, species, landed, place)), 1, 16)
                   ELSE line END AS id
    FROM harvest
),
landing AS (
    SELECT *, 'landing:' || substr(md5(concat_ws(chr(31), vessel, species, landed)), 1, 16) AS id
    FROM draw_catch
    WHERE paper = 'catch_certificate' AND vessel IS NOT NULL AND species IS NOT NULL AND landed IS NOT NULL
),
declared AS (
    SELECT id, sum(kg) AS kg, sum(most_kg) AS most_kg, bool_and(formed) AS formed FROM (
        SELECT DISTINCT n.id, g.id AS line, coalesce(g.landed_kg, g.net_kg) AS kg,
               coalesce(g.live_high_kg, g.landed_kg, g.net_kg) AS most_kg, g.live_high_kg IS NOT NULL AS formed
        FROM landing n JOIN derived.made_from m ON m.source = n.line AND m.basis = 'landing declaration'
        JOIN derived.goods g ON g.id = m.target
    ) GROUP BY id
),
whole AS (
    SELECT n.id, greatest(max(n.landed_kg), coalesce(any_value(d.kg), 0), coalesce(max(n.recorded_kg), 0)) AS kg,
           greatest(max(n.most_kg), coalesce(any_value(d.most_kg), 0), coalesce(max(n.recorded_kg), 0)) AS most_kg,
           bool_and(n.formed) AND bool_and(coalesce(d.formed, true)) AND count(n.recorded_kg) = 0 AS formed,
           bool_or(n.estimated) AS estimated
    FROM landing n LEFT JOIN declared d USING (id) GROUP BY n.id
    HAVING count(DISTINCT n.record) > 1 AND (count(d.kg) > 0 OR count(n.recorded_kg) > 0)
)
SELECT 'certificate' AS kind, line AS id, line, record, landed_kg AS kg, most_kg, formed, estimated
FROM draw_catch WHERE paper = 'catch_certificate'
UNION ALL
SELECT 'harvest event', id, line, record, CASE WHEN known THEN max(landed_kg) OVER event END,
       CASE WHEN known THEN max(most_kg) OVER event END, bool_and(formed) OVER event, bool_or(estimated) OVER event
FROM event WINDOW event AS (PARTITION BY id)
UNION ALL
SELECT 'landing', w.id, n.line, n.record, w.kg, w.most_kg, w.formed, w.estimated FROM landing n JOIN whole w USING (id)
