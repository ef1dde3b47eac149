-- What each line that draws on certificates weighs: `kg` as product, before processing of a statement; `low` and `high` how
-- much live weight a kilogram of that is. A line of trade without a weight has that of its goods as the next side tells it.
WITH line AS (
    SELECT DISTINCT line AS id FROM draw_cited
),
told AS (
    SELECT h.head AS id, CASE l.side WHEN 'export' THEN 0 WHEN 'bill' THEN 1 WHEN 'entry' THEN 2 WHEN 'import' THEN 2 ELSE 3 END AS rank,
           sum(g.net_kg) AS kg, sum(g.live_low_kg) AS low, sum(g.live_high_kg) AS high,
           count(*) = count(g.net_kg) AND bool_and(h.certain) AS whole, count(*) = count(g.live_low_kg) AS lows,
           count(*) = count(g.live_high_kg) AS highs
    FROM (
        SELECT head, id, certain FROM derived.head SEMI JOIN line ON line.id = head WHERE head <> derived.head.id
        UNION ALL
        SELECT id, id, true FROM line
    ) h JOIN derived.line l ON l.id = h.id JOIN derived.goods g ON g.id = h.id
    WHERE l.counts GROUP BY h.head, rank
),
first AS (
    FROM told WHERE whole QUALIFY row_number() OVER (PARTITION BY id ORDER BY rank) = 1
),
used AS (
    -- Weights that went in, of statements and stores.
    SELECT d.id, g.used_kg AS kg
    FROM line d JOIN derived.goods g USING (id)
    WHERE split_part(g.record, ':', 1) IN ('processing_statement', 'storage_document')
)
SELECT d.id AS line, g.record, coalesce(u.kg, f.kg) AS kg,
       CASE WHEN u.kg IS NOT NULL THEN 1.0 WHEN f.lows THEN f.low / nullif(f.kg, 0) END AS low,
       CASE WHEN u.kg IS NULL AND f.highs THEN f.high / nullif(f.kg, 0) END AS high
FROM line d JOIN derived.goods g USING (id) LEFT JOIN first f USING (id) LEFT JOIN used u USING (id)
