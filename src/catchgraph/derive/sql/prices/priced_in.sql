-- A line that costs less or more than the fences of its band.
SELECT p.id AS source, 'Goods' AS source_label, b.id AS target, 'PriceBand' AS target_label, '' AS part, g.datasets,
       g.record, NULL AS as_written, 1.0 AS confidence, NULL AS basis, true AS verified,
       round(p.price, 4) AS unit_value, CASE WHEN p.price < b.low THEN 'below' ELSE 'above' END AS beyond
FROM derived.priced p
JOIN derived.price_band b USING (side, species, form, country, quarter, currency, value_basis)
JOIN derived.goods g ON g.id = p.id
WHERE p.price < b.low OR p.price > b.high
