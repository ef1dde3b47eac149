// id: transshipment.port-outside-psma
// title: First port call after an apparent encounter, in a country outside the Port State Measures Agreement
// question: Which vessels called, as their first port after an apparent encounter, at a foreign port of a country that
//   was no party to the Port State Measures Agreement that day?
// why: Parties inspect foreign vessels and refuse them the port on grounds of IUU fishing. Elsewhere fish of unclear
//   origin lands with fewer questions. Context for other findings; it says nothing about this vessel.
// benign: Most countries outside the agreement inspect, too, and it may simply be the nearest port. A vessel in a
//   port of a flag it has flown (the agreement is about foreign vessels), a vessel of unknown flag, an encounter
//   with a tanker or supply vessel, and any day before the agreement began (2016-06-05) are not reported. The EU is one
//   party for its members. A party whose first day is unknown counts as one on every day.
//   Where `flags` rests on an MMSI alone, the vessel may be a local one with a made-up number.
// sentence: Port call of {vessel_name} at {port} ({port_flag}) on {port_day}, {days} days after its apparent encounter
//   with {partner_name} (basis for {vessel_name}: {basis}); {port_flag} not found among the parties to the Port State
//   Measures Agreement that day
// needs: PortCall, Encounter
// covers: MATCH (e:Encounter) WITH min(e.day) AS first, max(e.day) AS last
//   MATCH (c:PortCall)
//   WHERE c.day >= localdatetime('2016-06-05T00:00:00') AND first <= c.day AND c.day <= last + duration({days: 60})
//   RETURN count(c) AS n
// params: since: date = 2000-01-01, days: int = 60, limit: int = 1000
// tables: psma_parties
// returns: vessel: Vessel, partner: Vessel, place: Port, call: PortCall, event: Encounter, vessel_name: str,
//   partner_name: str, flags: list, port: str, port_flag: str, port_day: date, day: date, days: int, basis: str,
//   confidence: float, records: list
// identity: vessel, call
// denominator: PortCall
// severity: context
// maturity: stable
// revision: 1
// references: FAO Agreement on Port State Measures (2009), in force since 2016-06-05

// The parties once per country: port calls are many, countries few.
MATCH (c:PortCall)
WHERE c.day >= $since AND c.day >= localdatetime('2016-06-05T00:00:00') AND c.port_flag IS NOT NULL
WITH c.port_flag AS port_flag, collect(c) AS calls
WITH calls, [s IN $psma_parties WHERE s.iso3 = port_flag] AS terms
UNWIND calls AS c
WITH c, terms
WHERE none(s IN terms WHERE coalesce(s.since <= c.day, true) AND c.day <= coalesce(s.until, c.day))
MATCH (c)<-[at:TOOK_PART_IN]-(v:Vessel)
WHERE size(v.flags) > 0 AND NOT c.port_flag IN v.flags
MATCH (v)-[took:TOOK_PART_IN]->(e:Encounter)
WHERE coalesce(e.end, e.start) <= c.start AND coalesce(e.end, e.start) >= c.start - duration({days: $days})
OPTIONAL MATCH (v)-[:TOOK_PART_IN]->(q:PortCall)
WHERE q.id <> c.id AND q.start < c.start AND q.start >= coalesce(e.end, e.start)
WITH v, c, at, took, e, count(q) AS between
WHERE between = 0
OPTIONAL MATCH (e)<-[beside:TOOK_PART_IN]-(p:Vessel)
WHERE p.id <> v.id
WITH v, c, at, took, e, p, collect(beside.role) AS beside
WHERE none(other IN beside WHERE other IN ['bunker vessel', 'support vessel'])
WITH v, c, at, took, e, p
ORDER BY v.id, c.id, e.start DESC, e.id, p.id
WITH v, c, head(collect({e: e, p: p})) AS latest, min(took.basis) AS basis,
     min(CASE WHEN at.confidence < took.confidence THEN at.confidence ELSE took.confidence END) AS confidence
WITH v, c, latest.e AS e, latest.p AS p, basis, confidence
OPTIONAL MATCH (c)-[:AT]->(place:Port)
RETURN v.id AS vessel, p.id AS partner, place.id AS place, c.id AS call, e.id AS event, v.name AS vessel_name,
       coalesce(p.name, CASE WHEN size(e.mmsis) > 1 THEN 'itself under another MMSI'
         ELSE 'a vessel without a usable MMSI' END) AS partner_name, v.flags AS flags,
       coalesce(c.port, place.name, 'a port without a name') AS port, c.port_flag AS port_flag, c.day AS port_day,
       e.day AS day, toInteger(duration.inSeconds(coalesce(e.end, e.start), c.start).hours / 24) AS days,
       basis AS basis, confidence AS confidence, [c.id, e.id] AS records
ORDER BY vessel, call
LIMIT $limit
