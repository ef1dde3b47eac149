// id: balance.chain
// title: A lot or a stored consignment of which apparently more went out than came in
// question: Of which lots was more put into others or shipped on, and by which storage documents did more leave, than
//   was made or taken in?
// why: Goods that grow on their way were mixed with others, which no paper of the chain names.
// benign: The same goods, not worked on, are compared by net weight; 2 % are allowed for scales. Parts that add up to
//   no more than the whole, a void document, and a lot that was shipped on and on (it went out of each place once)
//   are not reported. A lot that nothing made, or a weight that is not stated, is not judged.
// sentence: Apparent shortfall: of {called}, at least {out_low_kg} kg went out and at most {in_high_kg} kg came in,
//   {shortfall_kg} kg less
// needs: Balance
// covers: MATCH (b:Balance) WHERE b.kind IN ['lot', 'storage'] AND b.over IS NOT NULL RETURN count(b) AS n
// undecided: MATCH (b:Balance) WHERE b.kind IN ['lot', 'storage'] AND b.over IS NULL
//   RETURN b.kind + ': ' + b.why AS reason, count(b) AS n ORDER BY reason
// params: since: date = 2000-01-01, at_least_kg: float = 0 from 0, limit: int = 1000
// returns: balance: Balance, subject: str, called: str, kind: str, since: str, until: str, in_high_kg: float,
//   out_low_kg: float, shortfall_kg: float, over_percent: float, parts: int, records: list
// identity: subject
// denominator: MATCH (b:Balance) WHERE b.kind IN ['lot', 'storage'] RETURN count(b) AS n
// counted: balance
// severity: medium
// maturity: stable
// revision: 1
// references: GS1 EPCIS 2.0 and GDST 1.2 (lots); Regulation (EC) 1005/2008, Article 14(1) (goods that were not worked
//   on)

MATCH (b:Balance)
WHERE b.kind IN ['lot', 'storage'] AND b.over AND b.shortfall_kg >= $at_least_kg
  AND coalesce(b.until >= $since, true)
MATCH (b)-[:OF]->(s:Lot|StorageDocument)
OPTIONAL MATCH (b)-[:COUNTS]->(g:Goods)
WITH b, s, g
ORDER BY b.id, s.id, g.record
WITH b, s, collect(DISTINCT g.record) AS records
RETURN b.id AS balance, s.id AS subject, s.name AS called, b.kind AS kind, left(toString(b.since), 10) AS since, left(toString(b.until), 10) AS until,
       b.in_high AS in_high_kg, b.out_low AS out_low_kg, b.shortfall_kg AS shortfall_kg,
       CASE WHEN b.in_high > 0 THEN round(1000 * b.shortfall_kg / b.in_high) / 10 END AS over_percent,
       b.parts AS parts, records AS records
ORDER BY subject, balance
LIMIT $limit
