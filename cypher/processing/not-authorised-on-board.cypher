// id: processing.not-authorised-on-board
// title: Catch certificate of transformed fish whose box for processing on board is empty
// question: Which catch certificates are of fillets, cans or meal and leave "processing authorised on board" empty?
// why: The certificate asks which work the flag State authorised the vessel to do. Fish that was cut aboard under an
//   empty box was cut without that, or ashore.
// benign: The box is often left empty: low, and read beside processing.form-without-plant. Agreed national forms, the
//   forms of recognised schemes and the United Kingdom's have no such box (not reported). Where nothing of a dataset
//   fills that box, its column is taken to be missing: undecided.
// sentence: Authorisation to process on board not found on catch certificate {number} of {country}: its box is empty,
//   its goods are {what}
// needs: CatchCertificate
// params: limit: int = 1000
// returns: certificate: CatchCertificate, number: str, country: str, what: list, lines: int, day: date, records: list
// identity: certificate
// denominator: MATCH (c:CatchCertificate) WHERE c.scheme IS NULL AND coalesce(c.country, '') <> 'GBR'
//   RETURN count(c) AS n
// undecided:
//   OPTIONAL MATCH (b:CatchCertificate)-[:HAS_LINE]->(x:Goods)
//   WHERE x.processed_aboard IS NOT NULL
//   WITH reduce(seen = [], one IN collect(DISTINCT b.datasets) | seen + one) AS boxed
//   MATCH (c:CatchCertificate)-[:HAS_LINE]->(g:Goods)
//   WHERE c.scheme IS NULL AND coalesce(c.country, '') <> 'GBR' AND coalesce(c.status, 'valid') = 'valid'
//     AND NOT coalesce(c.simplified, false) AND g.stage = 'catch' AND g.work = 'transformation'
//     AND g.processed_aboard IS NULL
//   WITH DISTINCT boxed, c
//   WHERE none(one IN c.datasets WHERE one IN boxed)
//   RETURN 'the box is in none of what was loaded' AS reason, count(c) AS n ORDER BY reason
// severity: low
// maturity: stable
// revision: 1
// references: Regulation (EC) No 1005/2008, annex II, box 3; Regulation (EU) 2023/2842 (CATCH)

MATCH (b:CatchCertificate)-[:HAS_LINE]->(x:Goods)
WHERE x.processed_aboard IS NOT NULL
WITH reduce(seen = [], one IN collect(DISTINCT b.datasets) | seen + one) AS boxed
MATCH (c:CatchCertificate)-[:HAS_LINE]->(g:Goods)
WHERE c.scheme IS NULL AND coalesce(c.country, '') <> 'GBR' AND coalesce(c.status, 'valid') = 'valid'
  AND NOT coalesce(c.simplified, false) AND g.stage = 'catch' AND g.work = 'transformation'
  AND any(one IN c.datasets WHERE one IN boxed)
WITH c, g
ORDER BY c.id, g.id
WITH c, count(g) AS lines, count(g.processed_aboard) AS filled,
     collect(DISTINCT coalesce(g.description, g.species + ' ' + g.presentation, g.name)) AS what
WHERE filled = 0
RETURN c.id AS certificate, c.number AS number, coalesce(c.country, 'an unknown country') AS country, what AS what,
       lines AS lines, c.issued AS day, [c.id] AS records
ORDER BY certificate
LIMIT $limit
