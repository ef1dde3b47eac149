// id: transshipment.denied-then-landed
// title: Import of a catch that was landed elsewhere after a port had refused the vessel
// question: Which imports trace to a catch that a vessel landed at another place within 60 days after a port denied her
//   entry or use?
// why: Port States refuse vessels on grounds of IUU fishing (Agreement on Port State Measures, Articles 9 and 11). What
//   another port takes instead is the fish that the first would not have.
// benign: Not reported: the denial was withdrawn, or another port let her in for force majeure, before she landed; a
//   landing at the port that refused her, which then let her in; a catch that is at most a fiftieth of the line.
// sentence: Apparent landing elsewhere: {vessel_name} was refused at {place} on {denied} ({result}) and landed at {landed_at} on {landed}, {days}
//   days later; {load_name} traces to that landing
// needs: Outcome, Goods
// covers: MATCH (o:Outcome {kind: 'port inspection'}) WHERE o.result IN ['denied entry', 'use denied']
//   RETURN count(o) AS n
// undecided: MATCH (o:Outcome {kind: 'port inspection'})-[:NAMES_VESSEL]->(v:Vessel)
//   WHERE o.done >= $since AND o.result IN ['denied entry', 'use denied']
//   MATCH (v)<-[:ON_TRIP_OF]-(k:Goods)
//   WHERE k.landed >= o.done AND k.landed <= o.done + duration({days: $days}) AND (k.landed_at IS NULL OR o.place IS NULL)
//   RETURN 'place of the landing or denial unknown' AS reason, count(DISTINCT k) AS n
// params: since: date = 2000-01-01, days: int = 60 from 1 to 366, limit: int = 1000
// returns: vessel: Vessel, outcome: Outcome, consignment: Consignment, companies: list[Company], load: str,
//   load_name: str, vessel_name: str, place: str, result: str, denied: date, landed_at: str, landed: date, days: int,
//   share_high: float, basis: str, confidence: float, severity: str, records: list
// identity: load, vessel, outcome
// denominator: MATCH (o:Outcome {kind: 'port inspection'}) WHERE o.result IN ['denied entry', 'use denied']
//   RETURN count(o) AS n
// counted: outcome
// severity: high
// maturity: stable
// revision: 1
// references: FAO Agreement on Port State Measures (2009), Articles 9, 11 and 18; 60 days is a choice of this engine

MATCH (o:Outcome {kind: 'port inspection'})-[named:NAMES_VESSEL]->(v:Vessel)
WHERE o.done >= $since AND o.result IN ['denied entry', 'use denied']
MATCH (v)<-[trip:ON_TRIP_OF]-(k:Goods)<-[t:TRACES_TO]-(g:Goods)
WHERE k.landed >= o.done AND k.landed <= o.done + duration({days: $days}) AND t.share_high > 0.02
  AND toUpper(trim(split(k.landed_at, ',')[0])) <> toUpper(trim(split(o.place, ',')[0]))
  AND NOT EXISTS { MATCH (w:Outcome)-[:NAMES_VESSEL]->(v)
                   WHERE o.done <= w.done AND w.done <= k.landed
                     AND (w.result CONTAINS 'withdrawn' OR w.result CONTAINS 'force majeure') }
MATCH (g)<-[:HAS_LINE]-(r:Entry|Bill|ImportDeclaration|ExportDeclaration)
WITH o, v, k, r, t, named, named.confidence * trip.confidence * t.confidence AS confidence
ORDER BY r.id, v.id, o.id, confidence DESC, k.landed, k.id
WITH o, v, r, head(collect({k: k, high: t.share_high, basis: named.basis, confidence: confidence})) AS best
OPTIONAL MATCH (r)-[:IMPORTED_BY|CONSIGNED_TO]->(who:Company)
WITH o, v, r, best, who
ORDER BY r.id, who.id
WITH o, v, r, best, best.k AS k, collect(DISTINCT who.id) AS companies
OPTIONAL MATCH (r)-[:PART_OF]->(s:Consignment)
WITH o, v, r, best, k, companies, min(s.id) AS consignment
RETURN v.id AS vessel, o.id AS outcome, consignment AS consignment, companies AS companies, r.id AS load,
       r.name AS load_name, v.name AS vessel_name, o.place AS place, o.result AS result, o.done AS denied,
       k.landed_at AS landed_at, k.landed AS landed,
       toInteger(duration.inSeconds(o.done, k.landed).hours / 24) AS days, best.high AS share_high, best.basis AS basis,
       round(best.confidence * 1000) / 1000 AS confidence,
       CASE WHEN best.basis STARTS WITH 'its name' THEN 'medium' ELSE 'high' END AS severity,
       [o.id, r.id, k.record] AS records
ORDER BY load, vessel, outcome
LIMIT $limit
