// id: transshipment.listed-vessel-encounter
// title: Apparent encounter with a vessel on an IUU list or under a measure that day
// question: Which vessels had an apparent encounter with a vessel whose IUU listing, or a measure on which (a sanction,
//   an import bar), was in force, or may have been in force, on that day?
// why: RFMOs ask their members to keep their vessels from transhipping with a listed vessel; fish of a listed
//   vessel reaches a market through the vessels it meets at sea.
// benign: Listing and measure had ended before that day (not reported; one that ends before it begins covers none). It began only after that day (another finding,
//   transshipment.later-listed). The MMSI was held by another vessel that day: see `basis`. Where a
//   list is matched by the name alone, or the encounter by an undated MMSI, it is medium. An encounter is two
//   vessels close together for hours, not proof that anything changed hands: a tanker or supply vessel brings fuel
//   and stores, two fishing vessels may haul one net (`kind`, `partner_role`).
// sentence: Apparent encounter of {vessel_name}[ (transmitting as {transmitting})] with {partner_name} on {day} (basis
//   for {vessel_name}: {basis}); {by} {certainty}: {periods}
// needs: Encounter, Listing|Measure
// covers: MATCH (l:Listing|Measure) WHERE l.covers_since IS NOT NULL
//   WITH min(l.covers_since) AS first, max(l.covers_until) AS last
//   MATCH (e:Encounter) WHERE first <= e.day AND e.day <= last RETURN count(e) AS n
// params: since: date = 2000-01-01, limit: int = 1000
// returns: vessel: Vessel, partner: Vessel, event: Encounter, vessel_name: str, partner_name: str,
//   role: str, partner_role: str, kind: str, day: date, certainty: str, by: str, periods: list, listed_names: list,
//   transmitted_names: list, transmitting: list, basis: str, confidence: float, listing_basis: str, listing_confidence: float,
//   severity: str, records: list
// identity: vessel, partner, event
// denominator: Encounter
// severity: high
// maturity: stable
// revision: 4
// references: Miller et al. 2018, Frontiers in Marine Science 5:240 (criteria of an encounter); IOTC Resolution
//   18/03; WCPFC CMM 2019-07 (IUU vessel lists)

// A listing without an end is known to be in force up to its list's edition; without either it covers no day.
MATCH (l:Listing|Measure)-[listed:LISTS_VESSEL|TARGETS]->(v:Vessel)
WHERE l.covers_since IS NOT NULL
MATCH (v)-[took:TOOK_PART_IN]->(e:Encounter)
WHERE e.day >= $since AND l.covers_since <= e.day AND e.day <= l.covers_until
WITH v, took, e, l, listed,
     CASE
       WHEN e.day < l.since_latest THEN 'start known to the ' + l.since_precision
       WHEN l.until_precision = 'unknown' THEN 'end unknown'
       WHEN e.day > l.until_earliest THEN 'end known to the ' + l.until_precision
     END AS doubt,
     // A measure in words, as a listing has its period.
     coalesce(l.rfmo + ' ' + l.period, coalesce(l.authority, 'measure') + coalesce(' ' + coalesce(l.program, l.kind), '')
       + ' ' + coalesce(left(toString(l.since), 10), 'from an unknown day') + ' – '
       + coalesce(left(toString(l.until), 10), '')) AS period
ORDER BY v.id, e.id, period, l.id, took.role, took.id
WITH v, e,
     min(took.role) AS role, min(took.confidence) AS confidence, min(took.basis) AS basis,
     min(listed.confidence) AS listing_confidence, min(listed.basis) AS listing_basis,
     collect(DISTINCT period) AS periods, collect(DISTINCT l.id) AS listings,
     max(CASE WHEN listed.basis STARTS WITH 'name' OR took.basis STARTS WITH 'MMSI on a list' THEN 0 ELSE 1 END) AS firm,
     count(l.rfmo) AS lists, sum(CASE WHEN l.rfmo IS NULL THEN 1 ELSE 0 END) AS measures,
     min(doubt) AS doubt,
     sum(CASE WHEN doubt IS NULL THEN 1 ELSE 0 END) AS sure,
     reduce(seen = [], names IN collect(coalesce(l.names, [])) | seen + [name IN names WHERE NOT name IN seen]) AS listed_names
// The name under which the vessel transmitted that day, where a dated broadcast says so.
OPTIONAL MATCH (b:Broadcast)-[:DESCRIBES]->(v)
WHERE b.first <= coalesce(e.end, e.start) AND e.start <= b.last
  AND b.mmsi IN e.mmsis
WITH v, e, role, confidence, basis, listing_confidence, listing_basis, periods, listings, firm, lists, measures, doubt, sure,
     listed_names, b
ORDER BY v.id, e.id, b.name, b.id
WITH v, e, role, confidence, basis, listing_confidence, listing_basis, periods, listings, firm, lists, measures, doubt, sure,
     listed_names, collect(DISTINCT b.name) AS transmitted, collect(DISTINCT b.id) AS broadcasts
OPTIONAL MATCH (p:Vessel)-[beside:TOOK_PART_IN]->(e)
WHERE p.id <> v.id
WITH v, e, role, confidence, basis, listing_confidence, listing_basis, periods, listings, firm, lists, measures, doubt, sure,
     listed_names, transmitted, broadcasts, p, min(beside.role) AS partner_role
RETURN v.id AS vessel, p.id AS partner, e.id AS event,
       v.name AS vessel_name, coalesce(p.name, CASE WHEN size(e.mmsis) > 1 THEN 'itself under another MMSI'
         ELSE 'a vessel without a usable MMSI' END) AS partner_name, role AS role,
       partner_role AS partner_role, e.kind AS kind, e.day AS day,
       CASE WHEN sure > 0 THEN 'in force that day' ELSE 'may have been in force that day, ' + doubt END AS certainty,
       CASE WHEN measures = 0 THEN 'listing of ' WHEN lists = 0 THEN 'measure on ' ELSE 'listing of and measure on ' END
         + v.name AS by, periods AS periods, listed_names AS listed_names, transmitted AS transmitted_names,
       [name IN transmitted WHERE name <> v.name] AS transmitting,
       basis AS basis, confidence AS confidence,
       listing_basis AS listing_basis, listing_confidence AS listing_confidence,
       CASE firm WHEN 1 THEN 'high' ELSE 'medium' END AS severity,
       [e.id] + listings + broadcasts AS records
ORDER BY vessel, event, partner
LIMIT $limit
