// id: processing.origin-of-the-processor
// title: Origin declared as the processor's country, by an operation that confers none
// question: Which goods are declared to originate where they were worked on, though that work does not change origin
//   and no catch was made under that country's flag?
// why: Peeling a shrimp does not make it Thai. A declared origin that is only the last plant's hides the fishing
//   nation, and whatever duty, order or ban goes with it.
// benign: Work that confers origin (filleting of groundfish, canning) by a ruling of `reference/origin_operations.csv`
//   under that regime (not reported). One catch under the declared flag, or of a farm there (not reported). Undecided:
//   an operation of which no ruling is known, a catch whose flag is not known, a chain that is not whole. Sanctions
//   ask for the catch whatever the origin, and are another finding.
// sentence: Potential wrong origin: {what} entered as of {origin}, where {plants} worked on it, was caught under
//   {caught_under}; {operations}: no origin follows ({regime}: {sources})
// needs: Entry, Chain
// params: limit: int = 1000
// tables: origin_operations
// returns: entry: Entry, goods: Goods, regime: str, what: str, origin: str, plants: list, operations: list,
//   caught_under: list, sources: list, confidence: float, records: list
// identity: goods, regime
// denominator: Entry
// undecided:
//   MATCH (e:Entry)-[:HAS_LINE]->(g:Goods)
//   WHERE g.stage = 'product' AND g.origin = e.export_country AND size(g.operations) > 0
//   MATCH (g)-[t:TRACES_TO]->(:Goods)
//   WITH e, g, count(t) AS catches, collect(t.flag) AS flags
//   WHERE NOT g.origin IN flags
//   MATCH (c:Chain)-[:OF]->(g)
//   MATCH (g)-[:SAME_GOODS|MADE_FROM*0..4]->(x:Goods)-[:PROCESSED_BY]->(f:Facility)
//   WHERE g.origin IN f.countries
//   WITH e, g, catches, flags, c.whole AND c.tail = 0 AS whole, count(f) AS plants,
//        coalesce(e.imported, e.entered, e.summarised) AS day
//   UNWIND ['marking', 'adcvd', 'preference'] AS regime
//   WITH e, g, catches, flags, whole, plants, regime,
//        [o IN g.operations | [r IN $origin_operations WHERE r.regime = regime AND r.operation IN [o, 'any']
//          AND r.species_group IN [coalesce(g.commodity, ''), 'any'] AND (r.since IS NULL OR r.since <= day)
//          AND (r.until IS NULL OR day <= r.until)]] AS rulings
//   WITH g, whole, catches, flags, regime, [rows IN rulings WHERE size(rows) = 0] AS unknown, rulings
//   WHERE regime = 'marking' AND none(rows IN rulings WHERE any(r IN rows WHERE r.confers = 'yes'))
//     AND (size(unknown) > 0 OR size(flags) < catches OR NOT whole)
//   WITH CASE WHEN NOT whole THEN 'not complete' WHEN size(flags) < catches THEN 'no flag of a catch'
//     ELSE 'no ruling on an operation' END AS reason
//   RETURN reason AS reason, count(reason) AS n ORDER BY reason
// severity: medium
// maturity: stable
// revision: 1
// references: 19 USC 1304; 19 CFR 134.1(d); Koru North America v. United States, 701 F. Supp. 229 (1988); HQ H301495

MATCH (e:Entry)-[:HAS_LINE]->(g:Goods)
WHERE g.stage = 'product' AND g.origin = e.export_country AND size(g.operations) > 0
MATCH (g)-[t:TRACES_TO]->(k:Goods)
WITH e, g, t, k
ORDER BY g.id, k.record, k.id
WITH e, g, count(t) AS catches, collect(t.flag) AS flags, collect(DISTINCT k.record) AS way,
     min(t.confidence) AS confidence
WHERE NOT g.origin IN flags
MATCH (c:Chain)-[:OF]->(g)
MATCH (g)-[:SAME_GOODS|MADE_FROM*0..4]->(x:Goods)-[:PROCESSED_BY]->(f:Facility)
WHERE g.origin IN f.countries
WITH e, g, catches, flags, way, confidence, c, f, x
ORDER BY g.id, c.id, f.id, x.record
WITH e, g, catches, flags, way, confidence, c.whole AND c.tail = 0 AS whole, collect(DISTINCT f.name) AS plants,
     collect(DISTINCT x.record) AS worked, coalesce(e.imported, e.entered, e.summarised) AS day
UNWIND ['marking', 'adcvd', 'preference'] AS regime
WITH e, g, catches, flags, way + worked AS way, confidence, whole, plants, regime,
     [o IN g.operations | [r IN $origin_operations WHERE r.regime = regime AND r.operation IN [o, 'any']
       AND r.species_group IN [coalesce(g.commodity, ''), 'any'] AND (r.since IS NULL OR r.since <= day)
       AND (r.until IS NULL OR day <= r.until)]] AS rulings
WHERE whole AND size(flags) = catches AND all(rows IN rulings WHERE size(rows) > 0)
  AND none(rows IN rulings WHERE any(r IN rows WHERE r.confers = 'yes'))
WITH e, g, plants, regime, confidence, way,
     reduce(seen = [], one IN flags | CASE WHEN one IN seen THEN seen ELSE seen + one END) AS under,
     reduce(seen = [], rows IN rulings | seen + [r IN rows WHERE NOT r.source IN seen | r.source]) AS sources
UNWIND under AS flag
WITH e, g, plants, regime, confidence, way, sources, flag
ORDER BY g.id, regime, flag
WITH e, g, plants, regime, confidence, way, sources, collect(flag) AS under
RETURN e.id AS entry, g.id AS goods, regime AS regime,
       coalesce(g.description, g.species + ' ' + g.presentation, g.name) AS what, g.origin AS origin, plants AS plants,
       g.operations AS operations, under AS caught_under, sources AS sources, confidence AS confidence,
       reduce(seen = [e.id], id IN way | CASE WHEN id IN seen THEN seen ELSE seen + id END) AS records
ORDER BY goods, regime
LIMIT $limit
