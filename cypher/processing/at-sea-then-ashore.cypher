// id: processing.at-sea-then-ashore
// title: Transformed at sea, again ashore elsewhere, entered as of the last country
// question: Which goods were transformed aboard a vessel of one flag, then in a plant of another country, and are
//   entered as of the second?
// why: The first work, at sea, already made another product of the fish. A second plant that breads or smokes it gives
//   a new origin that the sea does not have.
// benign: Work ashore that confers origin by a ruling of `reference/origin_operations.csv` (canning; not reported).
//   What was only frozen, headed or gutted aboard (not reported). Origin declared as the vessel's flag (not reported).
// sentence: Potential origin of the last plant only: {what} entered as of {origin} was apparently transformed aboard
//   {vessel_name} ({flags}), then by {plant}
// needs: Entry, ProcessingStatement
// params: limit: int = 1000
// tables: origin_operations
// returns: entry: Entry, goods: Goods, vessel: Vessel, facility: Facility, what: str, origin: str, vessel_name: str,
//   flags: list, plant: str, confidence: float, records: list
// identity: goods, vessel, facility
// denominator: Entry
// severity: low
// maturity: stable
// revision: 1
// references: 19 CFR 134.1(d) (substantial transformation)

MATCH (v:Vessel)<-[n:PROCESSED_BY]-(s)-[:HAS_LINE]->(x:Goods)
WHERE x.stage = 'product' AND x.work = 'transformation' AND coalesce(s.status, 'valid') = 'valid'
MATCH (x)<-[:MADE_FROM*1..3]-(y:Goods)-[p:PROCESSED_BY]->(f:Facility)
WHERE y.work = 'transformation' AND none(country IN f.countries WHERE country IN v.flags)
MATCH (y)<-[:MADE_FROM|SAME_GOODS*0..3]-(g:Goods)<-[:HAS_LINE]-(e:Entry)
WHERE g.origin IN f.countries AND g.stage = 'product'
WITH e, g, v, f, s, y, [o IN y.operations WHERE NOT o IN x.operations] AS done,
     n.confidence * p.confidence AS confidence
WHERE none(r IN $origin_operations WHERE r.regime = 'marking' AND r.confers = 'yes' AND r.operation IN done
           AND r.species_group IN [coalesce(y.commodity, ''), 'any'])
WITH e, g, v, f, s, y, confidence
ORDER BY g.id, v.id, f.id, y.record, s.id
WITH e, g, v, f, max(confidence) AS confidence, collect(DISTINCT s.id) AS first, collect(DISTINCT y.record) AS later
RETURN e.id AS entry, g.id AS goods, v.id AS vessel, f.id AS facility,
       coalesce(g.description, g.species + ' ' + g.presentation, g.name) AS what,
       g.origin AS origin, v.name AS vessel_name, v.flags AS flags, f.name AS plant, confidence AS confidence,
       [e.id] + [id IN later WHERE id <> e.id] + [id IN first WHERE id <> e.id AND NOT id IN later] AS records
ORDER BY goods, vessel, facility
LIMIT $limit
