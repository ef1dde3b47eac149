// id: documents.priced-as-another-species
// title: A line that costs what another species costs
// question: Which lines cost a kilogram what no other line of their species, form and origin costs in the quarter, and
//   what a species that is sold under that name costs?
// why: A price tells what the parties believe that they trade. Cheap fish under a dear name, or dear fish under a name
//   with another duty, order or programme, is paid as what it is.
// benign: By-products, sizes and promotions: a price outside the fences alone is not reported, nor one of a form or
//   an origin with fewer than twenty lines in the quarter, or of a species that nothing is told as
//   (`reference/lookalikes.csv`, unverified where no study was read).
// sentence: Potential other species: {called} tells of {species} at {unit_value} {currency} a kilogram, outside of its
//   {low} to {high} and within those of {other} ({other_low} to {other_high}), in {quarter}
// needs: PriceBand
// covers: MATCH (b:PriceBand) RETURN sum(b.n) AS n
// undecided: MATCH (g:Goods)-[:PRICED_IN]->(b:PriceBand)
//   WHERE b.species IN [t IN $lookalikes | t.told_as]
//   OPTIONAL MATCH (o:PriceBand)
//   WHERE o.side = b.side AND o.form = b.form AND o.quarter = b.quarter AND o.currency = b.currency
//     AND o.value_basis = b.value_basis AND o.species IN [t IN $lookalikes WHERE t.told_as = b.species | t.species]
//   WITH g, count(o) AS others WHERE others = 0
//   RETURN 'no price of the other species is known' AS reason, count(g) AS n
// params: limit: int = 1000
// tables: lookalikes
// returns: goods: Goods, band: PriceBand, other_band: PriceBand, record: str, called: str, species: str, other: str,
//   form: str, country: str, quarter: str, unit_value: float, currency: str, low: float, high: float, other_low: float,
//   other_high: float, lines: int, other_lines: int, why: str, records: list
// identity: goods, other
// denominator: MATCH (b:PriceBand) RETURN sum(b.n) AS n
// counted: goods
// severity: medium
// maturity: stable
// revision: 1
// references: Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers (3.5 robust standard deviations);
//   `reference/lookalikes.csv`

MATCH (g:Goods)-[out:PRICED_IN]->(b:PriceBand)
WITH g, out, b, [t IN $lookalikes WHERE t.told_as = b.species] AS told
UNWIND told AS t
MATCH (o:PriceBand {species: t.species})
WHERE o.side = b.side AND o.form = b.form AND o.quarter = b.quarter AND o.currency = b.currency
  AND o.value_basis = b.value_basis AND o.low <= out.unit_value AND out.unit_value <= o.high
WITH g, out, b, t, o
ORDER BY g.id, t.species, CASE WHEN o.country = b.country THEN 0 ELSE 1 END, o.id
WITH g, out, b, t, head(collect(o)) AS o
MATCH (r)-[:HAS_LINE]->(g)
WHERE r.id = g.record
RETURN g.id AS goods, b.id AS band, o.id AS other_band, r.id AS record, r.name AS called, b.species AS species,
       o.species AS other, b.form AS form, b.country AS country, left(toString(b.quarter), 7) AS quarter,
       out.unit_value AS unit_value, b.currency AS currency, b.low AS low, b.high AS high, o.low AS other_low,
       o.high AS other_high, b.n AS lines, o.n AS other_lines, t.why AS why, [r.id] AS records
ORDER BY goods, other
LIMIT $limit
