// id: transshipment.to-import
// title: Import that may carry fish of a vessel with an apparent encounter with a listed vessel
// question: Which imports carry fish of a vessel that had an apparent encounter, or by its papers a transhipment, with a
//   vessel on an IUU list, or under a measure, that day?
// why: Fish of a listed vessel comes to market under the papers of the vessels that it meets. A catcher that was beside
//   one on the trip of this catch, or a fish carrier that was since she last discharged, may have brought some of it.
// benign: Nothing need have changed hands. Not reported: a meeting before the vessel's last landing (a port call is no
//   landing) or after this one; where no landing is known, one more than 24 months before; a carrier's after which she
//   discharged, or more than 24 months before; goods in boxes, which come out of no carrier's holds; another hull of
//   her name; a tanker or supply vessel; a catch that is at most a fiftieth of the line, and a bill of which catches of
//   other vessels account for 98 % of the weight. Lists known to the month or year count from their first day. A bill that says neither how its goods travelled nor a
//   container may be of boxes: medium.
// sentence: Potential fish of {vessel_name} in {load_name}: {how} {listed_name} ({by})
//   on {day}, {days} days before {what} on {until}
// needs: Encounter|Transshipment, Listing|Measure, Bill|Entry|ImportDeclaration|ExportDeclaration
// covers: MATCH (e:Encounter|Transshipment) WITH min(e.day) AS first, max(e.day) AS last
//   MATCH (r:Bill|Entry|ImportDeclaration|ExportDeclaration)
//   WITH first, last, coalesce(r.arrival, r.imported, r.estimated_arrival, r.exported, r.entered) AS day
//   WHERE first <= day AND day <= last + duration({months: 24}) RETURN count(*) AS n
// undecided: MATCH (m:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(l:Vessel)-[:TOOK_PART_IN]->(e:Encounter|Transshipment)
//   WHERE e.day >= $since AND m.covers_since <= e.day AND e.day <= m.covers_until
//   MATCH (e)-[:FILLS]->(h:VoyageHold)<-[o:OUT_OF]-(b:Bill)
//   WHERE o.called IS NOT NULL AND h.carrier <> l.id
//   RETURN 'ambiguous: may have discharged in a port call in between' AS reason, count(DISTINCT b) AS n
// params: since: date = 2000-01-01, months: int = 24 from 1 to 60, limit: int = 1000
// returns: vessel: Vessel, listed_vessel: Vessel, event: Encounter, transshipment: Transshipment,
//   consignment: Consignment, companies: list[Company], load: str, way: str, load_name: str, vessel_name: str, listed_name: str, how: str, by: list, day: date, what: str,
//   until: date, days: int, hops: int, share_low: float, share_high: float, accounted: float, basis: str,
//   confidence: float, severity: str, records: list
// identity: way, load, vessel, listed_vessel
// denominator: MATCH (r:Bill|Entry|ImportDeclaration|ExportDeclaration) RETURN count(r) AS n
// counted: load
// severity: high
// maturity: stable
// revision: 2
// references: 50 CFR 300.321 and 300.324 (harvest reports); Miller et al. 2018, Frontiers in Marine Science 5:240
//   (criteria of an encounter). That confidence halves in a year and falls by a tenth a link is a choice of this engine

MATCH (m:Listing|Measure)-[named:LISTS_VESSEL|TARGETS]->(l:Vessel)
WHERE m.covers_since IS NOT NULL
MATCH (l)-[beside:TOOK_PART_IN]->(e:Encounter|Transshipment)
WHERE e.day >= $since AND m.covers_since <= e.day AND e.day <= m.covers_until
  AND NOT beside.role IN ['bunker vessel', 'support vessel']
WITH l, e, m, named, beside
ORDER BY l.id, e.id, m.id
// A measure in words, as a listing has its period. A hull known by its name or an undated MMSI is vague.
WITH l, e, collect(DISTINCT m.id) AS listings, min(named.confidence) * min(beside.confidence) AS sure,
     collect(DISTINCT coalesce(m.rfmo + ' ' + m.period, coalesce(m.authority, 'measure') + coalesce(' ' + m.kind, '')))
       AS by,
     max(CASE WHEN named.basis STARTS WITH 'name' OR beside.basis STARTS WITH 'MMSI on a list' THEN 0 ELSE 1 END) AS firm
MATCH (e)<-[took:TOOK_PART_IN]-(v:Vessel)
WHERE v.id <> l.id AND NOT took.role IN ['bunker vessel', 'support vessel']
WITH l, e, listings, by, v, min(sure * took.confidence) AS sure, min(took.basis) AS basis,
     min(CASE WHEN took.basis STARTS WITH 'MMSI on a list' THEN 0 ELSE firm END) AS firm
// By a catch: met on the trip that ended with its landing.
OPTIONAL MATCH (v)<-[trip:ON_TRIP_OF]-(k:Goods)<-[t:TRACES_TO]-(g:Goods)
WHERE coalesce(trip.since < e.start, e.start >= trip.until - duration({months: $months}))
  AND e.start <= trip.until + duration({days: 1}) AND t.share_high > 0.02
OPTIONAL MATCH (g)<-[:HAS_LINE]-(r:Entry|Bill|ImportDeclaration|ExportDeclaration)
WITH l, e, listings, by, v, sure, basis, firm,
     [x IN collect({way: 'catch', r: r, until: trip.until, what: 'its landing', hops: t.hops, low: t.share_low,
        high: t.share_high, accounted: null, paper: k.record, sure: t.confidence * trip.confidence,
        vague: trip.basis STARTS WITH 'its name'}) WHERE x.r IS NOT NULL] AS caught
// By a carrier: in the hold that the goods of a bill without boxes came out of.
OPTIONAL MATCH (e)-[:FILLS]->(:VoyageHold {carrier: v.id})<-[o:OUT_OF]-(b:Bill)
WHERE o.called IS NULL AND (o.accounted < 0.98 OR l.id IN o.vessels)
  AND e.start < o.arrived + duration({days: 1}) AND e.start >= o.arrived - duration({months: $months})
WITH l, e, listings, by, v, sure, basis, firm, caught,
     [x IN collect({way: 'carrier', r: b, until: o.arrived, what: 'she arrived', hops: 1, low: null, high: null,
        accounted: o.accounted, paper: b.id, sure: o.confidence, vague: o.assumed OR o.basis STARTS WITH 'its name'})
      WHERE x.r IS NOT NULL] AS carried
UNWIND caught + carried AS x
WITH l, e, listings, by, v, sure, basis, firm, x, x.r AS r,
     toInteger(duration.inSeconds(e.start, x.until).hours / 24) AS days
WITH l, e, listings, by, v, basis, firm, x, r, CASE WHEN days < 0 THEN 0 ELSE days END AS days,
     sure * x.sure * 0.5 ^ (toFloat(days) / 365.0) * 0.9 ^ (x.hops - 1) AS confidence
// Of several meetings and lines the one that says most.
ORDER BY r.id, v.id, l.id, confidence DESC, e.id, x.paper
WITH x.way AS way, r, v, l, head(collect({e: e, listings: listings, by: by, basis: basis, firm: firm, x: x, days: days,
     confidence: confidence})) AS best, collect(DISTINCT e.id) AS events
OPTIONAL MATCH (r)-[:IMPORTED_BY|CONSIGNED_TO]->(who:Company)
WITH way, r, v, l, best, events, who
ORDER BY r.id, who.id
WITH way, r, v, l, best, best.e AS e, best.x AS x, events, collect(DISTINCT who.id) AS companies
OPTIONAL MATCH (r)-[:PART_OF]->(s:Consignment)
WITH way, r, v, l, best, e, x, events, companies, min(s.id) AS consignment
RETURN v.id AS vessel, l.id AS listed_vessel, CASE WHEN e.id STARTS WITH 'encounter' THEN e.id END AS event,
       CASE WHEN e.id STARTS WITH 'transshipment' THEN e.id END AS transshipment, consignment AS consignment, companies AS companies,
       r.id AS load, way AS way, r.name AS load_name, v.name AS vessel_name, l.name AS listed_name,
       CASE WHEN e.id STARTS WITH 'encounter' THEN 'apparent encounter with' ELSE 'declared transhipment with' END AS how,
       best.by AS by,
       e.day AS day, x.what AS what, x.until AS until, best.days AS days, x.hops AS hops, x.low AS share_low,
       x.high AS share_high, x.accounted AS accounted, best.basis AS basis, round(best.confidence * 1000) / 1000 AS confidence,
       CASE WHEN best.firm = 1 AND NOT x.vague THEN 'high' ELSE 'medium' END AS severity,
       [r.id, x.paper] + events + [id IN [e.record] WHERE id IS NOT NULL] + best.listings AS records
ORDER BY load, vessel, listed_vessel, way
LIMIT $limit
