// id: processing.yield-implausible
// title: More product than the fish can give
// question: Which processing statements say that more was made than the fish that went in can have given?
// why: What a plant adds from elsewhere has no certificate. Product beyond the highest published yield is of other
//   fish.
// benign: The fish counts by the highest published factor of its form, the product by the lowest of its own, and 2 %
//   are allowed for scales; 25 % where glaze, brine, oil, sauce or breading is in the product. Several certificates of
//   one product are one sum. Undecided where input and product are not of one species, or no factor is published.
// sentence: Potential product of other fish: {name} says that {out_kg} kg live weight at least were made of {in_kg} kg
//   at most, {shortfall_kg} kg more than {percent} % allow
// needs: ProcessingStatement, Balance
// params: limit: int = 1000
// returns: statement: ProcessingStatement, balance: Balance, name: str, in_kg: int, out_kg: int, shortfall_kg: int,
//   percent: int, parts: int, forced: bool, records: list
// identity: balance
// denominator: MATCH (b:Balance {kind: 'yield'}) RETURN count(b) AS n
// counted: balance
// undecided: MATCH (b:Balance {kind: 'yield'}) WHERE b.over IS NULL
//   RETURN coalesce(b.why, 'not complete') AS reason, count(b) AS n ORDER BY reason
// severity: medium
// maturity: stable
// revision: 1
// references: Regulation (EC) No 1005/2008, Article 14(2) and annex IV; FAO Fisheries Circular 847 (conversion
//   factors)

MATCH (b:Balance {kind: 'yield'})
WHERE b.over
MATCH (b)-[:OF]->(s:ProcessingStatement)
OPTIONAL MATCH (b)-[:COUNTS]->(g:Goods)
WITH b, s, g
ORDER BY b.id, s.id, g.id
WITH b, s, collect(DISTINCT g.record) AS others
RETURN s.id AS statement, b.id AS balance, s.name AS name, toInteger(round(b.in_high)) AS in_kg,
       toInteger(round(b.out_low)) AS out_kg, toInteger(round(b.shortfall_kg)) AS shortfall_kg,
       toInteger(round(100 * b.tolerance)) AS percent, b.parts AS parts, true AS forced,
       [s.id] + [id IN others WHERE id <> s.id] AS records
ORDER BY balance, statement
LIMIT $limit
