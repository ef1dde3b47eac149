// id: transshipment.carrier-to-carrier
// title: Apparent encounter of two fish carriers after one with a fishing vessel
// question: Which fish carriers had an apparent encounter with another carrier, within 60 days of one with a fishing
//   vessel and without a port call in between?
// why: Fish that is moved twice at sea arrives with papers two steps away from the vessel that caught it. The second
//   carrier's declaration names the first, not the catcher.
// benign: A tanker or supply vessel as the other carrier (not reported, where the source or a register says so).
//   Stores, crew or help between ships of one company. A port call that nobody recorded: reported only where port
//   calls of the source are loaded from the first encounter to the second.
// sentence: Apparent encounter of the fish carriers {vessel_name} and {partner_name} on {day} (basis for
//   {vessel_name}: {basis}), {days} days after an apparent encounter of {vessel_name} with
//   {fishing_vessels|a fishing vessel without a name} and no port call found in between
// needs: Encounter, PortCall
// covers: MATCH (p:PortCall) WITH p.source AS source, min(p.day) AS first, max(p.day) AS last
//   WITH collect({source: source, first: first, last: last}) AS known
//   MATCH (e:Encounter)<-[:TOOK_PART_IN {role: 'carrier'}]-(v:Vessel)
//   WHERE any(k IN known WHERE k.source = e.source AND k.first <= e.day AND e.day <= k.last)
//   WITH e, count(DISTINCT v) AS carriers WHERE carriers > 1 RETURN count(e) AS n
// params: since: date = 2000-01-01, days: int = 60, limit: int = 1000
// returns: vessel: Vessel, partner: Vessel, event: Encounter, vessel_name: str, partner_name: str, day: date,
//   days: int, fishing_vessels: list, earlier: list, listed: bool, basis: str, confidence: float, records: list
// identity: vessel, partner, event
// denominator: MATCH (e:Encounter)<-[:TOOK_PART_IN {role: 'carrier'}]-(v:Vessel) WITH e, count(DISTINCT v) AS carriers
//   WHERE carriers > 1 RETURN count(e) AS n
// counted: event
// severity: low
// maturity: stable
// revision: 2
// references: Miller et al. 2018, Frontiers in Marine Science 5:240 (criteria of an encounter)

MATCH (c:PortCall)
WITH c.source AS source, min(c.day) AS first, max(c.day) AS last
WITH collect({source: source, first: first, last: last}) AS known
MATCH (e:Encounter)<-[carried:TOOK_PART_IN {role: 'carrier'}]-(:Vessel)
WHERE e.day >= $since
WITH known, e, count(carried) AS carriers
WHERE carriers > 1
MATCH (e)<-[took:TOOK_PART_IN {role: 'carrier'}]-(v:Vessel)
MATCH (e)<-[beside:TOOK_PART_IN {role: 'carrier'}]-(w:Vessel)
WHERE v.id <> w.id
WITH known, v, w, e, min(took.basis) AS basis,
     min(CASE WHEN took.confidence < beside.confidence THEN took.confidence ELSE beside.confidence END) AS confidence
WHERE NOT EXISTS { MATCH (w)<-[:DESCRIBES]-(r:Registration) WHERE r.gear_group IN ['bunker', 'support'] }
  AND NOT EXISTS { MATCH (v)<-[:DESCRIBES]-(r:Registration) WHERE r.gear_group IN ['bunker', 'support'] }
MATCH (v)-[:TOOK_PART_IN]->(x:Encounter)
WHERE x.id <> e.id AND coalesce(x.end, x.start) <= e.start AND x.start >= e.start - duration({days: $days})
  AND any(k IN known WHERE k.source = e.source AND k.first <= x.day AND e.day <= k.last)
MATCH (x)<-[:TOOK_PART_IN {role: 'fishing vessel'}]-(f:Vessel)
WHERE f.id <> v.id
OPTIONAL MATCH (v)-[:TOOK_PART_IN]->(p:PortCall)
WHERE p.start <= e.start AND coalesce(p.end, p.start) >= coalesce(x.end, x.start)
WITH v, w, e, basis, confidence, x, f, count(p) AS calls
WHERE calls = 0
WITH v, w, e, basis, confidence, x, f
ORDER BY v.id, w.id, e.id, x.start, x.id, f.name, f.id
WITH v, w, e, basis, confidence, max(x.start) AS last, collect(DISTINCT x.id) AS earlier,
     collect(DISTINCT f.name) AS fishing_vessels
OPTIONAL MATCH (e)<-[:TOOK_PART_IN]-(participant:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= e.day AND e.day <= l.covers_until
WITH v, w, e, basis, confidence, last, earlier, fishing_vessels, count(l) AS listings
RETURN v.id AS vessel, w.id AS partner, e.id AS event, v.name AS vessel_name, w.name AS partner_name, e.day AS day,
       toInteger(duration.inSeconds(last, e.start).hours / 24) AS days, fishing_vessels AS fishing_vessels,
       earlier AS earlier, listings > 0 AS listed, basis AS basis, confidence AS confidence,
       [e.id] + earlier AS records
ORDER BY vessel, partner, event
LIMIT $limit
