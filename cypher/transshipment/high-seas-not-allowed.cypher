// id: transshipment.high-seas-not-allowed
// title: Apparent encounter on the high seas of a vessel whose register says no transhipment there
// question: Which vessels had an apparent encounter with or as a fish carrier on the high seas, on a day for which a
//   register says that they may not tranship there?
// why: An explicit `no` is the flag state's own statement. Where a vessel with one lies beside a carrier for hours on
//   the high seas, its declarations of that month deserve a look.
// benign: Nothing need have changed hands: bait, crew, spare parts, help. A blank is unknown, not `no` (not reported).
//   Nor are reported: encounters that the source does not put on the high seas; a partner that is a tanker or supply
//   vessel; two fishing vessels; a place outside the area of the body that keeps the register; a day that the
//   registration does not cover (its dates lie around it, or its edition is of that year and its dates do not exclude
//   it); a vessel for which another registration of that register and day says `yes`.
// sentence: Apparent encounter of {vessel_name} with {partner_name} on the high seas on {day} (basis for
//   {vessel_name}: {basis}); the register of {register|a source without a name} says that {vessel_name} may not
//   tranship there
// needs: Encounter, Registration
// covers: MATCH (r:Registration)-[:DESCRIBES]->(v:Vessel)
//   WHERE r.high_seas_transshipment IS NOT NULL
//   MATCH (v)-[took:TOOK_PART_IN]->(e:Encounter {high_seas: 'yes'})
//   WHERE r.covers_since <= e.day AND e.day <= r.covers_until
//   RETURN count(DISTINCT e) AS n
// params: since: date = 2000-01-01, limit: int = 1000
// tables: rfmos
// returns: vessel: Vessel, partner: Vessel, event: Encounter, vessel_name: str, partner_name: str, role: str,
//   day: date, areas_basis: str, register: str, numbers: list, flag: str, listed: bool, basis: str, confidence: float,
//   registration_basis: str, registration_confidence: float, records: list
// identity: vessel, partner, event, register
// denominator: MATCH (e:Encounter {high_seas: 'yes'}) RETURN count(e) AS n
// counted: event
// severity: medium
// maturity: stable
// revision: 2
// references: WCPFC CMM 2009-06 (transhipment); Miller et al. 2018, Frontiers in Marine Science 5:240 (criteria of an
//   encounter)

MATCH (e:Encounter {high_seas: 'yes'})<-[:TOOK_PART_IN {role: 'carrier'}]-(:Vessel)
WHERE e.day >= $since
WITH DISTINCT e
MATCH (e)<-[took:TOOK_PART_IN]-(v:Vessel)
WHERE took.role IN ['carrier', 'fishing vessel', 'vessel']
MATCH (v)<-[described:DESCRIBES]-(r:Registration {high_seas_transshipment: 'no'})
WHERE any(body IN $rfmos WHERE body.register = r.register AND body.id IN e.rfmos)
  AND r.covers_since <= e.day AND e.day <= r.covers_until
WITH e, v, took, r, described
ORDER BY e.id, v.id, r.register, r.number, r.id
WITH e, v, r.register AS register, min(took.role) AS role, min(took.basis) AS basis,
     min(took.confidence) AS confidence, min(described.basis) AS registration_basis,
     min(described.confidence) AS registration_confidence, min(r.flag) AS flag,
     collect(DISTINCT r.number) AS numbers, collect(DISTINCT r.id) AS registrations
OPTIONAL MATCH (v)<-[:DESCRIBES]-(y:Registration {high_seas_transshipment: 'yes', register: register})
WHERE y.covers_since <= e.day AND e.day <= y.covers_until
WITH e, v, register, role, basis, confidence, registration_basis, registration_confidence, flag, numbers,
     registrations, count(y) AS allowed
WHERE allowed = 0
OPTIONAL MATCH (e)<-[beside:TOOK_PART_IN]-(p:Vessel)
WHERE p.id <> v.id
WITH e, v, register, role, basis, confidence, registration_basis, registration_confidence, flag, numbers,
     registrations, p, collect(beside.role) AS beside
WHERE none(other IN beside WHERE other IN ['bunker vessel', 'support vessel'])
OPTIONAL MATCH (e)<-[:TOOK_PART_IN]-(participant:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= e.day AND e.day <= l.covers_until
WITH e, v, register, role, basis, confidence, registration_basis, registration_confidence, flag, numbers,
     registrations, p, count(l) AS listings
RETURN v.id AS vessel, p.id AS partner, e.id AS event,
       v.name AS vessel_name, coalesce(p.name, CASE WHEN size(e.mmsis) > 1 THEN 'itself under another MMSI'
         ELSE 'a vessel without a usable MMSI' END) AS partner_name, role AS role,
       e.day AS day, e.areas_basis AS areas_basis, register AS register, numbers AS numbers, flag AS flag,
       listings > 0 AS listed,
       basis AS basis, confidence AS confidence,
       registration_basis AS registration_basis, registration_confidence AS registration_confidence,
       [e.id] + registrations AS records
ORDER BY vessel, event, partner, register
LIMIT $limit
