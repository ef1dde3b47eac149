// id: transshipment.no-declaration-found
// title: Likely transhipment on the high seas for which no declaration is found
// question: For which apparent encounters of a fishing vessel and a fish carrier, in the area of a programme whose
//   declarations are loaded for that day, is none found that names the two?
// why: Where a programme asks both vessels for a declaration, the paper says what changed hands. Without one the
//   carrier's next landing, or an import, is the first that anybody counts.
// benign: Nothing changed hands, or the declaration went to a body that shared nothing. In 2016 five times as many
//   carriers were seen as had declared: expect many, and begin with `next_discharge`. Not reported: a tanker or supply
//   vessel; one owner and less than 4 hours; a zone, whose state has rules of its own; a gear that the body is not
//   competent for; within 10 km of a port; meetings that are too short, too fast or too far apart for a transfer; a
//   declaration within three days by both hulls, or by one and the other's name of that day.
// sentence: No declaration found of the apparent encounter of {vessel_name} with the fish carrier {carrier_name} on the
//   high seas on {day}, in what is loaded of {programme} (basis: {basis})[; next discharge of the carrier on
//   {next_discharge}]
// needs: Encounter, TransshipmentDeclaration
// covers: MATCH (d:TransshipmentDeclaration) WHERE d.programme IS NOT NULL
//   WITH split(d.programme, ' ')[0] AS body, min(d.start) AS first, max(d.start) AS last
//   WITH collect({body: body, first: first, last: last - duration({days: 15})}) AS known
//   MATCH (e:Encounter {high_seas: 'yes'})<-[:TOOK_PART_IN {role: 'carrier'}]-(:Vessel)
//   WHERE any(k IN known WHERE k.body IN e.rfmos AND k.first <= e.start AND e.start <= k.last)
//   RETURN count(DISTINCT e) AS n
// undecided: MATCH (d:TransshipmentDeclaration) WHERE d.programme IS NOT NULL AND d.start >= $since
//   WITH split(d.programme, ' ')[0] AS body, min(d.start) AS first, max(d.start) AS last
//   MATCH (e:Encounter)<-[:TOOK_PART_IN {role: 'carrier'}]-(:Vessel)
//   WHERE body IN e.rfmos AND first <= e.start AND e.start <= last
//     AND (coalesce(e.high_seas, '') <> 'yes' OR last - duration({days: 15}) < e.start)
//   RETURN CASE WHEN e.high_seas = 'no' THEN 'in a zone: its state has rules of its own'
//     WHEN e.high_seas IS NULL THEN 'whether on the high seas or in a zone is not stated'
//     ELSE 'too early: a declaration may still come' END AS reason, count(DISTINCT e) AS n
// params: since: date = 2000-01-01, limit: int = 1000
// tables: rfmos
// returns: vessel: Vessel, carrier: Vessel, event: Encounter, hold: VoyageHold, vessel_name: str, carrier_name: str,
//   day: date, programme: str, hours: float, next_discharge: date, discharged_kg: float, declared_kg: float,
//   basis: str, confidence: float, severity: str, records: list
// identity: vessel, carrier, event
// denominator: MATCH (e:Encounter {high_seas: 'yes'})<-[:TOOK_PART_IN {role: 'carrier'}]-(:Vessel)
//   RETURN count(DISTINCT e) AS n
// counted: event
// severity: low
// maturity: stable
// revision: 2
// references: WCPFC CMM 2009-06, par. 35 (both vessels declare within 15 days); IOTC Res. 24/05; ICCAT Rec. 21-15;
//   Miller et al. 2018, Frontiers in Marine Science 5:240 (500 m, 2 h, 2 kn, 10 km); PNA and others, transhipments seen
//   and declared in 2016. Days of paragraphs other than of the WCPFC are unverified

MATCH (d:TransshipmentDeclaration)
WHERE d.programme IS NOT NULL
WITH split(d.programme, ' ')[0] AS body, min(d.programme) AS programme, min(d.start) AS first, max(d.start) AS last
WITH collect({body: body, programme: programme, first: first, last: last - duration({days: 15})}) AS known
MATCH (e:Encounter {high_seas: 'yes'})
WHERE e.day >= $since AND size(e.rfmos) > 0
  AND coalesce(e.duration_h, duration.inSeconds(e.start, e.end).seconds / 3600.0, 2) >= 2
  AND coalesce(e.median_distance_km <= 0.5, true) AND coalesce(e.median_speed_kn < 2, true)
  AND coalesce(e.distance_from_port_km >= 10, true)
WITH e, [k IN known WHERE k.body IN e.rfmos AND k.first <= e.start AND e.start <= k.last] AS known
WHERE size(known) > 0
MATCH (e)<-[took:TOOK_PART_IN {role: 'carrier'}]-(c:Vessel)
MATCH (e)<-[fished:TOOK_PART_IN {role: 'fishing vessel'}]-(v:Vessel)
WHERE v.id <> c.id AND NOT EXISTS { MATCH (e)<-[:SAME_OCCASION]-(:Transshipment) }
  AND NOT EXISTS { MATCH (c)<-[:DESCRIBES]-(b:Registration) WHERE b.gear_group IN ['bunker', 'support'] }
OPTIONAL MATCH (v)<-[:OWNS]-(o:Company)-[:OWNS]->(c)
WITH e, known, c, v, count(o) AS owners, min(took.confidence) AS taken, min(fished.confidence) AS confidence,
     min(fished.basis) AS basis
WHERE owners = 0 OR coalesce(e.duration_h, duration.inSeconds(e.start, e.end).seconds / 3600.0) >= 4
OPTIONAL MATCH (v)<-[:DESCRIBES]-(r:Registration)
WITH e, known, c, v, taken, confidence, basis, collect(DISTINCT r.gear_group) AS gears
WITH e, c, v, taken, confidence, basis, [k IN known WHERE size(gears) = 0 OR any(b IN $rfmos WHERE b.id = k.body
       AND (b.gears = 'any' OR any(gear IN gears WHERE gear IN split(b.gears, '|'))))] AS known
WHERE size(known) > 0
OPTIONAL MATCH (e)-[:FILLS]->(h:VoyageHold {carrier: c.id})
OPTIONAL MATCH (e)<-[:TOOK_PART_IN]-(:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= e.day AND e.day <= l.covers_until
WITH e, c, v, taken, confidence, basis, known, h, count(l) AS listings
WITH e, c, v, taken, confidence, basis, known, h,
     CASE WHEN listings > 0 THEN 1 ELSE 0 END
       + CASE WHEN h.discharged_low_kg > 1.1 * h.declared_kg + 1000 THEN 1 ELSE 0 END AS steps
RETURN v.id AS vessel, c.id AS carrier, e.id AS event, h.id AS hold, v.name AS vessel_name, c.name AS carrier_name,
       e.day AS day, known[0].programme AS programme, e.duration_h AS hours, h.until AS next_discharge,
       h.discharged_low_kg AS discharged_kg, h.declared_kg AS declared_kg, basis AS basis,
       CASE WHEN taken < confidence THEN taken ELSE confidence END AS confidence,
       ['low', 'medium', 'high'][steps] AS severity, [e.id] AS records
ORDER BY vessel, carrier, event
LIMIT $limit
