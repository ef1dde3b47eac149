// id: transshipment.commingled-carrier
// title: Import of a catch whose carrier also loaded from a listed vessel on that voyage
// question: Which imports trace to a catch that was handed to a fish carrier which, before she next discharged, also
//   took fish of a vessel on an IUU list or under a measure that day, or was seen beside one?
// why: Fish of many vessels lies in one hold. What a listed vessel brought leaves it under the others' papers.
// benign: Separate holds or lots: the carrier's stowage plan says so. Not reported: a meeting after that voyage was
//   discharged, or on another one; a listed vessel that by the declaration gave other species; a tanker or supply
//   vessel; a catch that is at most a fiftieth of the line.
// sentence: Potential mixing: catch of {vessel_name} in {load_name} was handed to {carrier_name} on {handed}; on that voyage she
//   {how} {listed_name} ({by}) on {day}[; the voyage began after a {since_basis}]
// needs: Transshipment, VoyageHold, Listing|Measure, Goods
// undecided: MATCH (v:Vessel)-[:TOOK_PART_IN {role: 'donor'}]->(t:Transshipment)
//   WHERE t.day >= $since AND NOT EXISTS { MATCH (t)-[:FILLS]->(:VoyageHold) }
//   MATCH (v)<-[trip:ON_TRIP_OF]-(:Goods)<-[r:TRACES_TO]-(g:Goods)<-[:HAS_LINE]-(x:Entry|Bill|ImportDeclaration|ExportDeclaration)
//   WHERE coalesce(trip.since < t.start, t.start >= trip.until - duration({months: 24}))
//     AND t.start <= trip.until + duration({days: 1}) AND r.share_high > 0.02
//   RETURN 'the voyage of the carrier that took it is not known' AS reason, count(DISTINCT x) AS n
// params: since: date = 2000-01-01, limit: int = 1000
// returns: vessel: Vessel, carrier: Vessel, listed_vessel: Vessel, hold: VoyageHold, consignment: Consignment,
//   load: str, load_name: str, vessel_name: str, carrier_name: str, listed_name: str, by: list, how: str, day: date,
//   handed: date, since_basis: str, species: str, share_low: float, share_high: float, confidence: float,
//   severity: str, records: list
// identity: load, vessel, carrier, listed_vessel
// denominator: MATCH (c:Chain) RETURN count(DISTINCT c.record) AS n
// counted: load
// severity: medium
// maturity: stable
// revision: 2
// references: IOTC Res. 18/03 and WCPFC CMM 2019-07 (no transhipment with listed vessels); 50 CFR 300.321

MATCH (m:Listing|Measure)-[named:LISTS_VESSEL|TARGETS]->(l:Vessel)
WHERE m.covers_since IS NOT NULL
MATCH (l)-[beside:TOOK_PART_IN]->(x:Encounter|Transshipment)
WHERE x.day >= $since AND m.covers_since <= x.day AND x.day <= m.covers_until
  AND NOT beside.role IN ['bunker vessel', 'support vessel']
MATCH (x)-[fills:FILLS]->(h:VoyageHold)
WHERE h.carrier <> l.id
WITH l, x, h, fills.confidence AS filled, m, named, beside
ORDER BY l.id, x.id, m.id
WITH l, x, h, filled, collect(DISTINCT m.id) AS listings, min(named.confidence) * min(beside.confidence) AS sure,
     collect(DISTINCT coalesce(m.rfmo + ' ' + m.period, coalesce(m.authority, 'measure') + coalesce(' ' + m.kind, '')))
       AS by,
     max(CASE WHEN named.basis STARTS WITH 'name' OR beside.basis STARTS WITH 'MMSI on a list' THEN 0 ELSE 1 END) AS firm
MATCH (h)<-[:FILLS]-(t:Transshipment)<-[gave:TOOK_PART_IN {role: 'donor'}]-(v:Vessel)
WHERE v.id <> l.id AND t.id <> x.id
MATCH (v)<-[trip:ON_TRIP_OF]-(k:Goods)<-[r:TRACES_TO]-(g:Goods)
WHERE coalesce(trip.since < t.start, t.start >= trip.until - duration({months: 24}))
  AND t.start <= trip.until + duration({days: 1}) AND r.share_high > 0.02
  AND (k.species IS NULL OR size(coalesce(x.species, [])) = 0 OR k.species IN x.species)
MATCH (g)<-[:HAS_LINE]-(load:Entry|Bill|ImportDeclaration|ExportDeclaration)
MATCH (h)-[:HELD_BY]->(c:Vessel)
WITH l, x, h, listings, by, firm, t, v, k, r, load, c, filled * sure * gave.confidence * trip.confidence * r.confidence
       AS confidence
ORDER BY load.id, v.id, c.id, l.id, confidence DESC, x.id, t.id, k.id
WITH load, v, c, l, h, head(collect({x: x, t: t, k: k, low: r.share_low, high: r.share_high, by: by, firm: firm,
     listings: listings, confidence: confidence})) AS best, collect(DISTINCT x.id) AS events
OPTIONAL MATCH (load)-[:PART_OF]->(s:Consignment)
WITH load, v, c, l, h, best, events, best.x AS x, best.t AS t, best.k AS k, min(s.id) AS consignment
RETURN v.id AS vessel, c.id AS carrier, l.id AS listed_vessel, h.id AS hold, consignment AS consignment, load.id AS load,
       load.name AS load_name, v.name AS vessel_name, c.name AS carrier_name, l.name AS listed_name, best.by AS by,
       CASE WHEN x.id STARTS WITH 'transshipment' THEN 'declares to have received fish of'
            ELSE 'had an apparent encounter with' END AS how,
       x.day AS day, t.day AS handed, h.since_basis AS since_basis, k.species AS species, best.low AS share_low,
       best.high AS share_high, round(best.confidence * 1000) / 1000 AS confidence,
       CASE WHEN best.firm = 1 THEN 'medium' ELSE 'low' END AS severity,
       [load.id, k.record, t.id, t.record] + events + [id IN [x.record] WHERE id IS NOT NULL] + best.listings AS records
ORDER BY load, vessel, carrier, listed_vessel, hold
LIMIT $limit
