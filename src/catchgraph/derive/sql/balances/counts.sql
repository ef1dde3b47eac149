-- What a balance that is judged counts of each line of goods, on either side.
SELECT b.id AS source, 'Balance' AS source_label, p.goods AS target, 'Goods' AS target_label, p.side AS part,
       any_value(g.datasets) AS datasets, any_value(g.record) AS record, NULL AS as_written, 1.0 AS confidence,
       string_agg(DISTINCT p.basis, '; ' ORDER BY p.basis) AS basis, true AS verified, p.side,
       CASE WHEN count(*) = count(p.kg) THEN round(sum(p.kg), 3) END AS kg, round(sum(p.low), 3) AS live_low,
       CASE WHEN count(*) = count(p.high) THEN round(sum(p.high), 3) END AS live_high,
       CASE p.side WHEN 'in' THEN max(p.factor) ELSE min(p.factor) END AS factor,
       string_agg(DISTINCT p.source, '; ' ORDER BY p.source) AS factor_source
FROM derived.balance b JOIN derived.balance_part p ON p.balance = b.id
JOIN derived.goods g ON g.id = p.goods
WHERE b.over IS NOT NULL
GROUP BY b.id, p.goods, p.side
