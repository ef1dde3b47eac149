// id: transshipment.dark-partner
// title: Fish carrier that drifted for hours far from shore with no vessel seen beside it
// question: Which fish carriers drifted long enough to load from a vessel that nobody saw, and then went to port?
// why: A carrier that lies still on the open sea waits for somebody. Where the same source saw no other vessel beside
//   it, its partner may not have transmitted; the landing at the next port may say whose fish it was.
//   It is context, and low where what she declares to have discharged next exceeds what papers declare and tracks show
//   that she loaded.
// benign: Waiting for a berth: less than 24 hours, and less than 50 nautical miles from the next port (not reported).
//   Alone it says nothing: carriers drift between
//   seasons and orders. Repairs, weather, waiting for orders or for the season; empty on the way out. Not reported either: days for which
//   the source's encounters are not loaded, where nobody looked; and a carrier of which no later port call is loaded.
// sentence: Apparent loitering of the fish carrier {vessel_name} for {hours} h from {day}[, {shore_km} km from shore],
//   no encounter found; next port call at {port}[ ({port_flag})] on {port_day} (basis for {vessel_name}: {basis})
// needs: Loitering, Encounter, PortCall
// covers: MATCH (e:Encounter) WITH e.source AS source, min(e.day) AS first, max(e.day) AS last
//   WITH collect({source: source, first: first, last: last}) AS seen
//   MATCH (l:Loitering)<-[:TOOK_PART_IN {role: 'carrier'}]-(v:Vessel)
//   WHERE any(s IN seen WHERE s.source = l.source AND s.first <= l.day AND l.day <= s.last)
//   RETURN count(DISTINCT l) AS n
// undecided: MATCH (l:Loitering)<-[:TOOK_PART_IN {role: 'carrier'}]-(v:Vessel) WHERE l.day >= $since
//   WITH v, l, coalesce(l.distance_from_shore_km, l.average_distance_from_shore_km) AS shore_km
//   WITH v, l, shore_km, l.duration_h IS NULL OR shore_km IS NULL AS unknown
//   WHERE unknown OR (l.duration_h >= $hours AND shore_km > 37.04
//     AND NOT EXISTS { MATCH (v)-[:TOOK_PART_IN]->(p:PortCall) WHERE p.start >= coalesce(l.end, l.start) })
//   RETURN CASE WHEN unknown THEN 'how long, or how far from shore, is not stated'
//     ELSE 'no later port call of the carrier is loaded' END AS reason, count(DISTINCT l) AS n
// params: since: date = 2000-01-01, hours: float = 8, limit: int = 1000
// returns: vessel: Vessel, event: Loitering, call: PortCall, vessel_name: str, day: date, hours: float,
//   shore_km: float, port: str, port_flag: str, port_day: date, port_km: float, discharged_kg: float, basis: str,
//   confidence: float, severity: str, records: list
// identity: vessel, event
// denominator: MATCH (l:Loitering)<-[:TOOK_PART_IN {role: 'carrier'}]-(v:Vessel) RETURN count(DISTINCT l) AS n
// counted: event
// severity: context
// maturity: experimental
// revision: 4
// references: Miller et al. 2018, Frontiers in Marine Science 5:240 (loitering: below 2 kn for at least 8 h, more than
//   20 nautical miles from shore)

MATCH (e:Encounter)
WITH e.source AS source, min(e.day) AS first, max(e.day) AS last
WITH collect({source: source, first: first, last: last}) AS seen
MATCH (l:Loitering)<-[took:TOOK_PART_IN {role: 'carrier'}]-(v:Vessel)
WHERE l.day >= $since AND l.duration_h >= $hours
  AND coalesce(l.distance_from_shore_km, l.average_distance_from_shore_km) > 37.04
  AND any(s IN seen WHERE s.source = l.source AND s.first <= l.day AND l.day <= s.last)
WITH v, l, min(took.basis) AS basis, min(took.confidence) AS confidence
OPTIONAL MATCH (v)-[:TOOK_PART_IN]->(e:Encounter)
WHERE e.start <= coalesce(l.end, l.start) AND l.start <= coalesce(e.end, e.start)
WITH v, l, basis, confidence, count(e) AS encounters
WHERE encounters = 0
MATCH (v)-[:TOOK_PART_IN]->(p:PortCall)
WHERE p.start >= coalesce(l.end, l.start)
WITH v, l, basis, confidence, p
ORDER BY v.id, l.id, p.start, p.id
WITH v, l, basis, confidence, head(collect(p)) AS p
WITH v, l, basis, confidence, p,
     coalesce(
       2 * 6371 * asin(sqrt(sin(radians(p.latitude - l.latitude) / 2) ^ 2
         + cos(radians(l.latitude)) * cos(radians(p.latitude)) * sin(radians(p.longitude - l.longitude) / 2) ^ 2)),
       l.distance_from_port_km) AS port_km
WHERE NOT coalesce(l.duration_h < 24 AND port_km < 92.6, false)
OPTIONAL MATCH (v)<-[:LISTS_VESSEL|TARGETS]-(i:Listing|Measure)
WHERE i.covers_since <= l.day AND l.day <= i.covers_until
WITH v, l, basis, confidence, p, port_km, CASE WHEN count(i) > 0 THEN 1 ELSE 0 END AS listed
// The hold of that voyage, unless a meeting of unknown weight was seen; or a landing of what nobody saw loaded.
OPTIONAL MATCH (v)<-[:HELD_BY]-(h:VoyageHold {seen_only: 0})
WHERE coalesce(h.since <= l.start, true) AND coalesce(l.end, l.start) <= h.until
  AND h.discharged_low_kg > 1.1 * h.declared_kg + 1000
WITH v, l, basis, confidence, p, port_km, listed, max(h.discharged_low_kg) AS held_kg
OPTIONAL MATCH (v)-[:TOOK_PART_IN]->(d:Landing)
WHERE d.product_kg > 1000 AND d.start >= coalesce(l.end, l.start) AND d.start <= l.start + duration({days: 60})
  AND NOT EXISTS { MATCH (v)-[:TOOK_PART_IN]->(x:Encounter|Transshipment)
                   WHERE x.start <= d.start AND x.start >= l.start - duration({months: 12}) }
WITH v, l, basis, confidence, p, port_km, listed, held_kg, max(d.product_kg) AS landed_kg
WITH v, l, basis, confidence, p, port_km, listed, coalesce(held_kg, landed_kg) AS discharged_kg
RETURN v.id AS vessel, l.id AS event, p.id AS call, v.name AS vessel_name, l.day AS day,
       round(l.duration_h * 10) / 10 AS hours,
       coalesce(l.distance_from_shore_km, l.average_distance_from_shore_km) AS shore_km,
       coalesce(p.port, 'a port without a name') AS port, p.port_flag AS port_flag, p.day AS port_day,
       round(port_km) AS port_km, discharged_kg AS discharged_kg, basis AS basis, confidence AS confidence,
       CASE WHEN discharged_kg IS NULL THEN 'context' WHEN listed = 1 THEN 'medium' ELSE 'low' END AS severity,
       [l.id, p.id] AS records
ORDER BY vessel, event
LIMIT $limit
