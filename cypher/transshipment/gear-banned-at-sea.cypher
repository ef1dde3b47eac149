// id: transshipment.gear-banned-at-sea
// title: Apparent encounter with a fish carrier of a vessel whose gear may not tranship at sea there
// question: Which vessels had an apparent encounter with a fish carrier where a body forbids vessels of their gear to
//   tranship at sea?
// why: Purse seiners must land or tranship in port, where somebody counts. Hours beside a carrier at sea are what such
//   a rule is meant to prevent.
// benign: Nothing need have changed hands: salt, crew, spare parts, a net in need of repair. Not reported: vessels that
//   the rule exempts by flag, unless the body's register says `no` for this one; a vessel whose registration lets it
//   tranship at sea; a place within 10 km of a port or anchorage, or within 12 nautical miles of the shore, where
//   measures of the high seas and zones may not apply; a rule for the high seas where the source does not put the
//   encounter there; a vessel to which registrations of that day give several gears.
//   Coarse outlines of areas err near their borders: see `areas_basis`.
// sentence: Apparent encounter of the {gear} vessel {vessel_name} with the fish carrier {partner_name} on {day}
//   (basis for {vessel_name}: {basis}), where {rfmo} forbids this gear to tranship at sea ({rules})
// needs: Encounter, Registration
// covers: MATCH (r:Registration)-[:DESCRIBES]->(v:Vessel)
//   WHERE r.gear_group IS NOT NULL
//   MATCH (v)-[took:TOOK_PART_IN]->(e:Encounter)
//   WHERE took.role <> 'carrier'
//     AND r.covers_since <= e.day AND e.day <= r.covers_until
//     AND any(rule IN $transshipment_rules WHERE rule.rfmo IN e.rfmos)
//   MATCH (e)<-[:TOOK_PART_IN {role: 'carrier'}]-(:Vessel)
//   RETURN count(DISTINCT e) AS n
// params: since: date = 2000-01-01, limit: int = 1000
// tables: transshipment_rules
// returns: vessel: Vessel, partner: Vessel, event: Encounter, rfmo: str, gear: str, vessel_name: str,
//   partner_name: str, flag: str, day: date, areas_basis: str, rules: list, exemptions: list, port_km: float,
//   listed: bool, basis: str, confidence: float, registration_basis: str, registration_confidence: float, records: list
// identity: vessel, partner, event, rfmo
// denominator: MATCH (e:Encounter) WHERE any(rule IN $transshipment_rules WHERE rule.rfmo IN e.rfmos)
//   MATCH (e)<-[:TOOK_PART_IN {role: 'carrier'}]-(:Vessel) RETURN count(DISTINCT e) AS n
// counted: event
// severity: medium
// maturity: stable
// revision: 2
// references: WCPF Convention Art. 29(5), CMM 2009-06; ICCAT Rec. 21-15; IOTC Res. 24/05; IATTC C-22-03

MATCH (e:Encounter)
WHERE e.day >= $since AND size(e.rfmos) > 0
  AND coalesce(e.distance_from_port_km >= 10, true) AND coalesce(e.distance_from_shore_km >= 22.224, true)
WITH e,
     [rule IN $transshipment_rules WHERE rule.rfmo IN e.rfmos AND coalesce(rule.since <= e.day, false)
       AND coalesce(e.day <= rule.until, true) AND (rule.area <> 'high seas' OR e.high_seas = 'yes')] AS rules
WHERE size(rules) > 0
MATCH (e)<-[:TOOK_PART_IN {role: 'carrier'}]-(c:Vessel)
WITH DISTINCT e, rules, c
MATCH (e)<-[took:TOOK_PART_IN]-(v:Vessel)
WHERE took.role IN ['fishing vessel', 'vessel'] AND v.id <> c.id
MATCH (v)<-[described:DESCRIBES]-(r:Registration)
WHERE r.covers_since <= e.day AND e.day <= r.covers_until
WITH c, e, rules, v, took, r, described
ORDER BY v.id, c.id, e.id, r.register, r.id
WITH c, e, rules, v, min(took.basis) AS basis, min(took.confidence) AS confidence,
     min(described.basis) AS registration_basis, min(described.confidence) AS registration_confidence,
     collect(DISTINCT r.gear_group) AS gears, collect(DISTINCT r.flag) AS flags,
     collect(DISTINCT r.purse_seine_transshipment) AS says, collect(r.id) AS registrations
WHERE size(gears) = 1 AND NOT 'yes' IN says
UNWIND rules AS rule
WITH c, e, v, basis, confidence, registration_basis, registration_confidence, head(gears) AS gear, flags, says,
     registrations, rule
WHERE rule.gear = gear
  AND (rule.exempt_flags IS NULL OR 'no' IN says OR none(flag IN flags WHERE flag IN split(rule.exempt_flags, '|')))
WITH c, e, v, basis, confidence, registration_basis, registration_confidence, gear, flags, registrations, rule
ORDER BY v.id, c.id, e.id, rule.rfmo, rule.source
WITH c, e, v, basis, confidence, registration_basis, registration_confidence, gear, head(flags) AS flag,
     registrations, rule.rfmo AS rfmo, collect(DISTINCT rule.source) AS sources,
     collect(DISTINCT rule.exemption) AS exemptions
OPTIONAL MATCH (e)<-[:TOOK_PART_IN]-(participant:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= e.day AND e.day <= l.covers_until
WITH c, e, v, basis, confidence, registration_basis, registration_confidence, gear, flag, registrations, rfmo,
     sources, exemptions, count(l) AS listings
RETURN v.id AS vessel, c.id AS partner, e.id AS event, rfmo AS rfmo, gear AS gear, v.name AS vessel_name,
       c.name AS partner_name, flag AS flag, e.day AS day, e.areas_basis AS areas_basis,
       sources AS rules, exemptions AS exemptions, e.distance_from_port_km AS port_km, listings > 0 AS listed,
       basis AS basis, confidence AS confidence,
       registration_basis AS registration_basis, registration_confidence AS registration_confidence,
       [e.id] + registrations AS records
ORDER BY vessel, partner, event, rfmo
LIMIT $limit
