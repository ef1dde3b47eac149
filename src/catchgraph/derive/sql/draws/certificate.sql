-- Draws on certificates: what a line takes, once whatever tells of it. Where the weight for one certificate is stated it is a
-- draw of its own on that, of the line or of all lines of its record; what is left of the line may rest on any other that it
-- cites. `kg` as product, at least; `low`, `high` as live weight. Of what has water or crumbs in it (`low` unknown) neither
-- is known.
WITH cited AS (
    SELECT c.*, w.record, w.kg AS weight, w.low, w.high,
           CASE WHEN l.side IN ('export', 'import', 'bill', 'entry') THEN coalesce(l.consignment, l.record) ELSE l.record END AS of
    FROM draw_cited c JOIN draw_weight w USING (line) JOIN derived.line l ON l.id = c.line
),
said AS (
    SELECT c.*, s.kg AS own_kg, CASE WHEN s.kg IS NULL THEN t.kg END AS of_kg
    FROM cited c LEFT JOIN draw_stated s ON s.line = c.line AND s.certificate = c.certificate
    LEFT JOIN draw_stated t ON t.of = c.of AND t.line IS NULL AND t.certificate = c.certificate
),
spoken AS (
    SELECT line, sum(kg) AS kg FROM (SELECT DISTINCT line, certificate, own_kg AS kg FROM said WHERE own_kg IS NOT NULL)
    GROUP BY line
),
draw AS (
    SELECT line, certificate AS key, record, of, any_value(own_kg) AS kg, low, high, bool_and(certain) AS certain,
           any_value(catches) AS catches
    FROM said WHERE own_kg IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT min(line), of || ' ' || certificate, min(record), of, any_value(of_kg),
           CASE WHEN count(*) = count(low) THEN min(low) END, CASE WHEN count(*) = count(high) THEN max(high) END,
           false, list_sort(list_distinct(flatten(list(catches))))
    FROM said WHERE of_kg IS NOT NULL GROUP BY of, certificate
    UNION ALL
    SELECT s.line, '', s.record, s.of,
           CASE WHEN bool_or(s.every_kg IS NOT NULL) THEN NULL WHEN any_value(p.kg) IS NULL THEN any_value(s.weight)
                ELSE greatest(any_value(s.weight) - any_value(p.kg), 0) END,
           s.low, s.high, bool_and(s.certain), list_sort(list_distinct(flatten(list(s.catches))))
    FROM (SELECT *, max(of_kg) OVER (PARTITION BY line) AS every_kg FROM said) s LEFT JOIN spoken p USING (line)
    WHERE s.own_kg IS NULL AND s.of_kg IS NULL GROUP BY s.line, s.record, s.of, s.low, s.high
),
-- Goods of a free zone or a warehouse that nothing is joined to by number may be told twice, when they come and when they
-- leave; goods in bond are no import before an entry closes that.
aside AS (
    SELECT id AS record, 'an entry of a zone or a warehouse, joined to nothing' AS why FROM derived.entry
    WHERE entry_type IN ('06', '21', '22', '31', '32', '33', '34', '35', '36', '37', '38')
    UNION ALL
    SELECT b.id, 'in bond, without an entry' FROM derived.bill b
    LEFT JOIN derived.part_of p ON p.source = b.id LEFT JOIN derived.consignment c ON c.id = p.target
    WHERE b.in_bond IS NOT NULL AND NOT coalesce(list_contains(c.sides, 'entry'), false)
)
SELECT 'draw:' || substr(md5(concat_ws(chr(31), 'certificate', d.line, d.key)), 1, 16) AS id,
       'certificate' AS kind, d.line, d.record, d.of, CASE WHEN d.low IS NOT NULL THEN d.kg END AS kg, d.kg * d.low AS low,
       d.kg * d.high AS high, a.why, d.certain, d.catches
FROM draw d LEFT JOIN aside a ON a.record = d.record
