// id: transshipment.authorisation-not-found
// title: Authorisation not found for a vessel in an apparent encounter on the high seas
// question: For which fish carriers and fishing vessels in an apparent encounter on the high seas is no authorisation
//   found in any register that is competent there and covers that day?
// why: Bodies keep registers of the vessels that may fish, carry or tranship in their areas. A vessel that none of them
//   names had no authorisation there, or stands in a register that is not loaded.
// benign: The register dropped the vessel later that year: an edition is of one day. The authorisation stands in a
//   register that is not loaded (`not_searched`), on another hull number, or was not needed for what was caught
//   (squid, bottom fish). Not reported: encounters that the source does not put on the high seas; bodies without a
//   register, for other gears, for a single species, or whose register holds no carriers; fishing vessels of unknown
//   gear and the carriers beside them (`unknown_gear` looks at them, too); vessels with neither IMO number nor call
//   sign, for which a register cannot be searched; vessels with any registration of one of those bodies that had not
//   ended before that day; those whose authorisation the source of the event found. An edition covers the
//   days of its own year, and those from the day on which nine in ten of its rows are valid until a tenth has ended.
// sentence: Authorisation not found for {vessel_name} ({role}) in what is loaded of {searched}[ (not loaded:
//   {not_searched})]: apparent encounter with {partner_name} on the high seas on {day} (basis for {vessel_name}:
//   {basis})
// needs: Encounter, Registration
// covers: MATCH (r:Registration) WHERE r.edition IS NOT NULL
//   WITH r.register AS register, r.edition.year AS year, r.edition AS edition, count(*) AS rows,
//     count(r.since) AS dated, percentileDisc(r.since.year * 10000 + r.since.month * 100 + r.since.day, 0.9) AS first,
//     percentileDisc(coalesce(r.until.year * 10000 + r.until.month * 100 + r.until.day,
//       r.edition.year * 10000 + r.edition.month * 100 + r.edition.day), 0.1) AS last
//   WITH collect({register: register, year: year, last: last, first: CASE WHEN dated >= 0.9 * rows THEN first END})
//     AS editions
//   MATCH (e:Encounter {high_seas: 'yes'})
//   WITH e, editions, e.day.year * 10000 + e.day.month * 100 + e.day.day AS day
//   WHERE any(body IN $rfmos WHERE body.id IN e.rfmos AND NOT body.id IN ['FFA', 'PNA']
//     AND any(x IN editions WHERE x.register = body.register
//     AND (x.year = e.day.year OR coalesce(x.first <= day AND day <= x.last, false))))
//   RETURN count(e) AS n
// params: since: date = 2000-01-01, unknown_gear: bool = false, limit: int = 1000
// tables: rfmos
// returns: vessel: Vessel, partner: Vessel, event: Encounter, vessel_name: str, partner_name: str, role: str,
//   day: date, areas_basis: str, searched: list, not_searched: list, gears: list, source_says: list, listed: bool,
//   basis: str, confidence: float, records: list
// identity: vessel, partner, event
// denominator: MATCH (e:Encounter {high_seas: 'yes'})
//   WHERE any(body IN $rfmos WHERE body.register IS NOT NULL AND body.id IN e.rfmos AND NOT body.id IN ['FFA', 'PNA'])
//   RETURN count(e) AS n
// counted: event
// severity: low
// maturity: stable
// revision: 2
// references: WCPFC CMM 2018-06, IOTC Res. 19/04, ICCAT Rec. 21-14 (records of authorised vessels)

// Which days each loaded edition covers; days as numbers, since percentiles are of numbers.
MATCH (r:Registration)
WHERE r.edition IS NOT NULL
WITH r.register AS register, r.edition.year AS year, r.edition AS edition, count(*) AS rows, count(r.since) AS dated,
     percentileDisc(r.since.year * 10000 + r.since.month * 100 + r.since.day, 0.9) AS first,
     percentileDisc(coalesce(r.until.year * 10000 + r.until.month * 100 + r.until.day,
       r.edition.year * 10000 + r.edition.month * 100 + r.edition.day), 0.1) AS last
WITH collect({register: register, year: year, last: last, first: CASE WHEN dated >= 0.9 * rows THEN first END})
       AS editions
// FFA and PNA: terms of access to national waters, no authorisation of the high seas.
WITH [body IN $rfmos WHERE body.register IS NOT NULL AND NOT body.id IN ['FFA', 'PNA'] |
       {id: body.id, register: body.register, gears: split(body.gears, '|'), species: body.species, since: body.since,
        carriers: body.carriers, editions: [x IN editions WHERE x.register = body.register]}] AS keepers
MATCH (e:Encounter {high_seas: 'yes'})
WHERE e.day >= $since AND size(e.rfmos) > 0
WITH e, keepers, e.day.year * 10000 + e.day.month * 100 + e.day.day AS day
WITH e, [body IN keepers WHERE body.id IN e.rfmos AND coalesce(body.since <= e.day, false)] AS bodies,
     [body IN keepers WHERE body.id IN e.rfmos AND any(x IN body.editions
       WHERE x.year = e.day.year OR coalesce(x.first <= day AND day <= x.last, false)) | body.register] AS covered
WHERE size(covered) > 0
MATCH (e)<-[took:TOOK_PART_IN]-(v:Vessel)
WHERE took.role IN ['carrier', 'fishing vessel'] AND (v.imo IS NOT NULL OR size(v.call_signs) > 0)
OPTIONAL MATCH (e)<-[fished:TOOK_PART_IN {role: 'fishing vessel'}]-(f:Vessel)
WHERE took.role = 'carrier' OR f.id = v.id
OPTIONAL MATCH (f)<-[:DESCRIBES]-(g:Registration)
WITH e, bodies, covered, v, took, g
ORDER BY e.id, v.id, g.gear_group, g.species, g.id
WITH e, bodies, covered, v, min(took.role) AS role, min(took.basis) AS basis, min(took.confidence) AS confidence,
     head(collect(took.authorisations)) AS source_says, collect(DISTINCT g.gear_group) AS gears,
     reduce(words = '', word IN collect(DISTINCT toLower(g.species)) | words + ' ' + word) AS species
WITH e, covered, v, role, basis, confidence, coalesce(source_says, []) AS source_says, gears,
     [body IN bodies WHERE (role <> 'carrier' OR body.carriers = 'yes')
       AND (body.species STARTS WITH 'any' OR body.species IN ['tuna', 'highly migratory']
            OR species CONTAINS body.species)
       AND ('any' IN body.gears OR any(gear IN gears WHERE gear IN body.gears)
            OR ($unknown_gear AND size(gears) = 0))] AS bodies
WITH e, v, role, basis, confidence, source_says, gears, bodies,
     [body IN bodies WHERE body.register IN covered | body.register] AS searched
WHERE size(searched) > 0 AND none(body IN bodies WHERE body.id + ': found' IN source_says)
OPTIONAL MATCH (v)<-[:DESCRIBES]-(r:Registration)
WHERE r.register IN [body IN bodies | body.register] AND coalesce(r.until >= e.day, true)
  AND coalesce(r.gone_by > e.day, true)
WITH e, v, role, basis, confidence, source_says, gears, bodies, searched, count(r) AS registrations
WHERE registrations = 0
OPTIONAL MATCH (e)<-[beside:TOOK_PART_IN]-(p:Vessel)
WHERE p.id <> v.id
WITH e, v, role, basis, confidence, source_says, gears, bodies, searched, p, collect(beside.role) AS beside
WHERE none(other IN beside WHERE other IN ['bunker vessel', 'support vessel'])
OPTIONAL MATCH (e)<-[:TOOK_PART_IN]-(participant:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= e.day AND e.day <= l.covers_until
WITH e, v, role, basis, confidence, source_says, gears, bodies, searched, p, count(l) AS listings
RETURN v.id AS vessel, p.id AS partner, e.id AS event,
       v.name AS vessel_name, coalesce(p.name, CASE WHEN size(e.mmsis) > 1 THEN 'itself under another MMSI'
         ELSE 'a vessel without a usable MMSI' END) AS partner_name, role AS role,
       e.day AS day, e.areas_basis AS areas_basis, searched AS searched,
       [body IN bodies WHERE NOT body.register IN searched | body.register] AS not_searched,
       gears AS gears, source_says AS source_says, listings > 0 AS listed, basis AS basis, confidence AS confidence,
       [e.id] AS records
ORDER BY vessel, event, partner
LIMIT $limit
