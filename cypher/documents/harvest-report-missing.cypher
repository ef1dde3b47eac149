// id: documents.harvest-report-missing
// title: No harvest report found for goods that ask for one
// question: Which entries of goods of the import monitoring programme have no harvest report, though those of that month
//   are loaded?
// why: The report is what leads from an entry to a vessel and a landing. Where it is missing the goods have no sea.
// benign: Not reported: codes of a basket where the line names no species; forms that the programme leaves out (oil,
//   slurry, sauces, sticks, balls, cakes, puddings); entries before the programme asked for that code; goods in bond or
//   for a warehouse. Of a month for which reports of fewer than three, or of fewer than half of such entries
//   are loaded nothing is said: the extract is of a part. Up to 2018-04-07 (shrimp and abalone: 2019-03-01) entries were released without.
// sentence: Harvest report not found for {name} of {day}, which asks for one: {goods}
// needs: Entry, HarvestReport
// params: part: float = 0.5 from 0 to 1, least: int = 3 from 1, limit: int = 1000
// tables: simp_codes
// returns: entry: Entry, importers: list[Company], name: str, goods: list, day: date, month: str, reports: int,
//   asked: int, records: list
// identity: name
// denominator: WITH [r IN $simp_codes WHERE r.harvest_report IS NOT NULL | r.code] AS codes
//   MATCH (e:Entry)-[:HAS_LINE]->(g:Goods) WHERE g.hs IN codes RETURN count(DISTINCT e) AS n
// counted: entry
// undecided: WITH [r IN $simp_codes WHERE r.harvest_report IS NOT NULL AND r.names IS NULL | r.code] AS codes
//   MATCH (e:Entry)-[:HAS_LINE]->(g:Goods) WHERE g.hs IN codes AND g.species IS NULL
//   RETURN 'a basket code without a species' AS reason, count(DISTINCT e) AS n
// severity: medium
// maturity: stable
// revision: 1
// references: 50 CFR 300.321 to 300.325; 81 FR 88975; 83 FR 17762 (shrimp and abalone)

WITH [r IN $simp_codes WHERE r.harvest_report IS NOT NULL] AS rules,
     [r IN $simp_codes WHERE r.harvest_report IS NOT NULL | r.code] AS codes,
     ['ALB', 'BET', 'BFT', 'PBF', 'SBF', 'SKJ', 'YFT', 'SWO', 'COD', 'PCO', 'CRB', 'KCD', 'DOL', 'SNR'] AS asked_for
MATCH (e:Entry)-[:HAS_LINE]->(g:Goods)
WHERE g.hs IN codes AND NOT coalesce(e.entry_type, '') IN ['21', '22', '23', '61', '62', '63']
  AND NOT g.hs STARTS WITH '160420' AND coalesce(e.entered, e.imported) >= localdatetime('2018-04-07T00:00:00')
WITH e, g, coalesce(e.entered, e.imported) AS day, asked_for, head([r IN rules WHERE r.code = g.hs]) AS rule
WHERE (rule.names IS NOT NULL OR g.species IN asked_for) AND left(toString(day), 10) >= rule.harvest_report
  AND (rule.harvest_report <> '2018-12-31' OR day >= localdatetime('2019-03-01T00:00:00'))
OPTIONAL MATCH (h:HarvestReport)-[:CITES]->(e)
WHERE coalesce(toInteger(h.entry_line) = toInteger(g.line_no), true)
WITH e, g, day, count(h) AS reports
ORDER BY coalesce(e.number, e.id), e.id, g.line_no, g.id
WITH coalesce(e.number, e.id) AS number, left(toString(day), 7) AS month, min(e.id) AS entry, min(e.name) AS name,
     min(day) AS day, min(reports) AS reports,
     collect(DISTINCT CASE WHEN reports = 0 THEN coalesce(g.species, 'goods') + ' under ' + g.hs END) AS goods, collect(DISTINCT e.id) AS records
WITH month, count(*) AS asked, sum(CASE WHEN reports > 0 THEN 1 ELSE 0 END) AS told,
     collect(CASE WHEN reports = 0 THEN {entry: entry, name: name, day: day, goods: goods, records: records} END) AS open
WHERE told >= $least AND told >= $part * asked
UNWIND open AS o
MATCH (e:Entry {id: o.entry})
OPTIONAL MATCH (e)-[:IMPORTED_BY]->(i:Company)
WITH month, asked, told, o, i
ORDER BY o.name, i.id
WITH month, asked, told, o, collect(DISTINCT i.id) AS importers
RETURN o.entry AS entry, importers AS importers, o.name AS name, o.goods AS goods, o.day AS day, month AS month,
       told AS reports, asked AS asked, o.records AS records
ORDER BY name
LIMIT $limit
