// id: documents.impossible-dates
// title: Papers whose days cannot follow one another
// question: Which papers say that fish was landed before it was caught, validated or processed before it was landed,
//   imported before it was exported or before its certificate was issued, or entered long before it was imported?
// why: A paper written before, or without, what it certifies.
// benign: One day (a day ends elsewhere; by air across the date line). Validated before the landing on an estimated
//   weight. A certificate that was issued after the goods sailed, and before they came, is daily practice. An entry up
//   to fifteen days ahead of the import. Void papers are not asked.
// sentence: Days of {called} that cannot follow one another: apparently {fault} ({earlier} before {later})
// needs: Goods
// covers: MATCH (r:CatchCertificate|ProcessingStatement|Entry) RETURN count(r) AS n
// params: days: int = 1 from 0 to 30, ahead: int = 15 from 0 to 90, limit: int = 1000
// returns: record: str, called: str, fault: str, earlier: str, later: str, paper: str, goods: Goods, records: list
// identity: record, fault
// denominator: MATCH (r:CatchCertificate|ProcessingStatement|Entry) RETURN count(r) AS n
// counted: record
// severity: medium
// maturity: stable
// revision: 1
// references: Regulation (EC) 1005/2008, Annexes II and IV; 19 CFR 142.2 (entry within fifteen days), 141.68

// One fault a branch: most papers have none, and are looked at no further. Of imports, first the earliest under each
// certificate.
CALL () {
  MATCH (r:CatchCertificate)-[:HAS_LINE]->(g:Goods)
  WHERE g.landed < g.caught_since OR r.issued < g.landed AND g.verified_kg IS NOT NULL
  UNWIND [['landed before it was caught', g.landed, g.caught_since],
          ['validated before it was landed', CASE WHEN g.verified_kg IS NOT NULL THEN r.issued END, g.landed]] AS fault
  WITH r, g, fault
  WHERE fault[1] < fault[2]
  RETURN r AS r, g AS g, fault[0] AS fault, fault[1] AS one, fault[2] AS two, $days AS days, r.id AS by
  UNION ALL
  MATCH (r:ProcessingStatement|Entry)-[:HAS_LINE]->(g:Goods)
  WHERE g.landed < g.caught_since
  RETURN r AS r, g AS g, 'landed before it was caught' AS fault, g.landed AS one, g.caught_since AS two, $days AS days,
         r.id AS by
  UNION ALL
  MATCH (r:ProcessingStatement)
  WITH r, coalesce(r.stated, r.issued) AS day
  MATCH (r)-[:HAS_LINE]->(g:Goods)-[:MADE_FROM|TRACES_TO]->(c:Goods)
  WHERE day < c.landed AND c.record STARTS WITH 'catch_certificate:'
  WITH r, g, day, c.record AS paper, max(c.landed) AS landed
  WHERE day + duration({days: $days}) < landed
  MATCH (p:CatchCertificate {id: paper})
  WHERE coalesce(p.status, 'valid') = 'valid'
  RETURN r AS r, g AS g, 'processed before it was landed' AS fault, day AS one, landed AS two, $days AS days, paper AS by
  UNION ALL
  MATCH (r:Entry)-[:HAS_LINE]->(:Goods)-[:MADE_FROM|TRACES_TO]->(c:Goods)
  WHERE c.record STARTS WITH 'catch_certificate:'
  WITH c.record AS paper, min(r.imported) AS first
  MATCH (p:CatchCertificate {id: paper})
  WHERE first + duration({days: $days}) < p.issued AND coalesce(p.status, 'valid') = 'valid'
  MATCH (p)-[:HAS_LINE]->(:Goods)<-[:MADE_FROM|TRACES_TO]-(g:Goods)<-[:HAS_LINE]-(r:Entry)
  WHERE r.imported < p.issued
  RETURN r AS r, g AS g, 'imported before its certificate was issued' AS fault, r.imported AS one, p.issued AS two,
         $days AS days, paper AS by
  UNION ALL
  MATCH (r:Entry)
  WHERE r.imported < r.exported OR r.entered < r.imported
  UNWIND [['imported before it was exported', r.imported, r.exported, $days],
          ['entered long before it was imported', r.entered, r.imported, $ahead]] AS fault
  WITH r, fault
  WHERE fault[1] < fault[2]
  MATCH (r)-[:HAS_LINE]->(g:Goods)
  RETURN r AS r, g AS g, fault[0] AS fault, fault[1] AS one, fault[2] AS two, fault[3] AS days, r.id AS by
}
WITH r, g, fault, one, two, by, days
WHERE (coalesce(r.status, 'valid') = 'valid' OR r:Entry) AND one + duration({days: days}) < two
WITH r.id AS record, r.name AS called, g.id AS goods, fault, one, two, by
ORDER BY record, fault, goods, by
WITH record, called, fault, head(collect(goods)) AS goods, min(one) AS earlier, max(two) AS later,
     collect(DISTINCT by) AS papers
RETURN record AS record, called AS called, fault AS fault, left(toString(earlier), 10) AS earlier,
       left(toString(later), 10) AS later, head(papers) AS paper, goods AS goods,
       [record] + [p IN papers WHERE p <> record] AS records
ORDER BY record, fault
LIMIT $limit
