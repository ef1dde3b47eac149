// id: balance.glaze
// title: Glazed or individually frozen goods whose net weight leaves no room for ice and packing
// question: Which glazed or individually frozen goods state a net weight above 97 % of their gross weight, or above the
//   weight of the fish that is stated apart?
// why: Net weight is without the glaze. Where it is almost the gross weight, the ice was sold, and taxed, as fish: or
//   less fish came than was declared.
// benign: Goods that are not glazed or individually frozen in their own words (blocks, layers; `no glaze`) are not
//   asked. A line of which the gross weight is not stated is not judged. A pallet or an inner box that is not counted
//   in the gross weight.
// sentence: Potential weight of ice in the net weight of {called}: {out_low_kg} kg net, where at most {in_high_kg} kg can
//   be fish, {shortfall_kg} kg less
// needs: Balance
// covers: MATCH (b:Balance) WHERE b.kind = 'glaze' AND b.over IS NOT NULL RETURN count(b) AS n
// undecided: MATCH (b:Balance) WHERE b.kind = 'glaze' AND b.over IS NULL
//   RETURN 'no gross weight of the line' AS reason, count(b) AS n
// params: since: date = 2000-01-01, at_least_kg: float = 0 from 0, limit: int = 1000
// returns: balance: Balance, subject: str, called: str, goods: Goods, species: str, day: date, in_high_kg: float,
//   out_low_kg: float, shortfall_kg: float, records: list
// identity: subject
// denominator: MATCH (b:Balance) WHERE b.kind = 'glaze' RETURN count(b) AS n
// counted: balance
// severity: medium
// maturity: stable
// revision: 1
// references: CODEX STAN 190-1995, 3.2 (glazed: net weight without the glaze); NIST Handbook 133, 2.6 (frozen fish)

MATCH (b:Balance)
WHERE b.kind = 'glaze' AND b.over AND b.shortfall_kg >= $at_least_kg AND coalesce(b.since >= $since, true)
MATCH (b)-[:OF]->(s:Entry|ExportDeclaration|ImportDeclaration|StorageDocument)
MATCH (b)-[:COUNTS {side: 'out'}]->(g:Goods)
RETURN b.id AS balance, s.id AS subject, s.name AS called, g.id AS goods, g.species AS species, b.since AS day,
       b.in_high AS in_high_kg, b.out_low AS out_low_kg, b.shortfall_kg AS shortfall_kg, [s.id] AS records
ORDER BY subject, goods
LIMIT $limit
