// id: balance.facility
// title: A plant that apparently made and shipped more than it can have taken in within twelve months
// question: Which plants made and shipped more fish within twelve months, at the least, than the records say that
//   they took in at the most, both as live weight?
// why: What a plant ships beyond its declared supply came from somewhere: from catch that no paper names, from a
//   farm, from another country.
// benign: Fish that was landed earlier in the twelve months and sold later (one sum), and what came in as product
//   already (counted), are not reported. What the plant held before is unknown: the finding says how many
//   kilograms from before would excuse it, and within the first 24 months of a plant's records it is low. Where no
//   inflow is loaded of before the first shipment, or a part that came in has no upper bound, nothing can be said.
// sentence: Apparent shortfall at {plant_name} from {since} to {until}: at least {out_low_kg} kg live weight went out
//   and at most {in_high_kg} kg came in; {shortfall_kg} kg held from before would excuse it (its records begin on
//   {known_since|an unknown day})
// needs: Balance, Facility
// covers: MATCH (b:Balance) WHERE b.kind = 'facility' AND b.over IS NOT NULL RETURN count(b) AS n
// undecided: MATCH (b:Balance) WHERE b.kind = 'facility' AND b.over IS NULL
//   RETURN b.why AS reason, count(b) AS n ORDER BY reason
// params: since: date = 2000-01-01, at_least_kg: float = 0 from 0, young_months: int = 24 from 0 to 120,
//   limit: int = 1000
// returns: balance: Balance, plant: Facility, plant_name: str, countries: list, since: str, until: str, known_since: str,
//   in_high_kg: float, out_low_kg: float, shortfall_kg: float, over_percent: float, parts: int, severity: str, records: list
// identity: plant, until
// denominator: MATCH (b:Balance) WHERE b.kind = 'facility' RETURN count(b) AS n
// counted: balance
// severity: medium
// maturity: stable
// revision: 1
// references: Regulation (EC) 1005/2008, Article 14(2) and Annex IV (processing statement); conversion factors:
//   `reference/conversion_factors.csv`

MATCH (b:Balance)
WHERE b.kind = 'facility' AND b.over AND b.until >= $since AND b.shortfall_kg >= $at_least_kg
MATCH (b)-[:OF]->(f:Facility)
OPTIONAL MATCH (b)-[:COUNTS]->(g:Goods)
WITH b, f, g
ORDER BY b.id, f.id, g.record
WITH b, f, collect(DISTINCT g.record) AS records
RETURN b.id AS balance, f.id AS plant, f.name AS plant_name, f.countries AS countries, left(toString(b.since), 10) AS since, left(toString(b.until), 10) AS until,
       left(toString(b.known_since), 10) AS known_since, b.in_high AS in_high_kg, b.out_low AS out_low_kg, b.shortfall_kg AS shortfall_kg,
       CASE WHEN b.in_high > 0 THEN round(1000 * b.shortfall_kg / b.in_high) / 10 END AS over_percent,
       b.parts AS parts,
       CASE WHEN b.until < b.known_since + duration({months: $young_months}) THEN 'low' ELSE 'medium' END AS severity,
       records AS records
ORDER BY plant, until, balance
LIMIT $limit
