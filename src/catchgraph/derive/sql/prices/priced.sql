-- Lines of entries and export declarations with a species, a form, an origin and a price: value ÷ net weight.
SELECT g.id, l.side, g.species, g.state || ' ' || g.presentation AS form, g.origin AS country,
       date_trunc('quarter', r.day) AS quarter, g.currency, coalesce(g.value_basis, '') AS value_basis,
       g.value / g.net_kg AS price
FROM derived.goods g JOIN derived.line l ON l.id = g.id AND l.counts
JOIN (
    SELECT id, coalesce(imported, entered, summarised) AS day FROM derived.entry
    UNION ALL
    SELECT id, coalesce(exited, registered) FROM derived.export_declaration
) r ON r.id = g.record
WHERE g.stage = 'product' AND g.species IS NOT NULL AND g.state IS NOT NULL AND g.presentation IS NOT NULL
  AND g.origin IS NOT NULL AND g.currency IS NOT NULL AND g.value > 0 AND g.net_kg > 0 AND r.day IS NOT NULL
