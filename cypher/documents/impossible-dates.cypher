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

MATCH (r:CatchCertificate|ProcessingStatement|Entry)-[:HAS_LINE]->(g:Goods)
WHERE coalesce(r.status, 'valid') = 'valid' OR r:Entry
OPTIONAL MATCH (g)-[:MADE_FROM|TRACES_TO]->(c:Goods)<-[:HAS_LINE]-(p:CatchCertificate)
WHERE p.id <> r.id AND c.record = p.id AND coalesce(p.status, 'valid') = 'valid'
WITH r, g, p,
     [f IN [
       {fault: 'landed before it was caught', one: g.landed, two: g.caught_since, days: $days, by: r.id},
       {fault: 'validated before it was landed',
        one: CASE WHEN r:CatchCertificate AND g.verified_kg IS NOT NULL THEN r.issued END, two: g.landed, days: $days,
        by: r.id},
       {fault: 'processed before it was landed',
        one: CASE WHEN r:ProcessingStatement THEN coalesce(r.stated, r.issued) END, two: c.landed, days: $days, by: p.id},
       {fault: 'imported before it was exported', one: CASE WHEN r:Entry THEN r.imported END,
        two: CASE WHEN r:Entry THEN r.exported END, days: $days, by: r.id},
       {fault: 'imported before its certificate was issued', one: CASE WHEN r:Entry THEN r.imported END, two: p.issued,
        days: $days, by: p.id},
       {fault: 'entered long before it was imported', one: CASE WHEN r:Entry THEN r.entered END,
        two: CASE WHEN r:Entry THEN r.imported END, days: $ahead, by: r.id}
     ] WHERE f.one + duration({days: f.days}) < f.two] AS faults
WHERE size(faults) > 0
UNWIND faults AS f
WITH r, g, f
ORDER BY r.id, f.fault, g.id, f.by
WITH r, f.fault AS fault, head(collect(g.id)) AS goods, min(f.one) AS earlier, max(f.two) AS later,
     collect(DISTINCT f.by) AS papers
RETURN r.id AS record, r.name AS called, fault AS fault, left(toString(earlier), 10) AS earlier,
       left(toString(later), 10) AS later, head(papers) AS paper, goods AS goods,
       [r.id] + [p IN papers WHERE p <> r.id] AS records
ORDER BY record, fault
LIMIT $limit
