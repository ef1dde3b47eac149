// id: transshipment.later-listed
// title: Apparent encounter with a vessel that was put on an IUU list later
// question: Which vessels had an apparent encounter with a vessel that no list named yet, and that was listed
//   later?
// why: What a vessel is listed for often lies months or years before the listing; its partners of that time may
//   hold records of it.
// benign: Nobody could know of a listing that did not exist. A vessel with any listing that began on or before
//   that day, or may have begun, is not reported here: neither one that was in force (that is
//   transshipment.listed-vessel-encounter) nor one that had ended and was followed by a new one. Nor is one with a
//   listing of unknown start. A tanker or supply vessel as partner brings fuel and stores (`kind`, `partner_role`).
// sentence: Apparent encounter of {vessel_name}[ (transmitting as {transmitting})] with {partner_name} on {day} (basis
//   for {vessel_name}: {basis}), before the first listing of {vessel_name}: {periods}
// needs: Encounter, Listing
// covers: MATCH (l:Listing) WITH max(l.since) AS last MATCH (e:Encounter) WHERE e.day < last RETURN count(e) AS n
// params: since: date = 2000-01-01, limit: int = 1000
// returns: vessel: Vessel, partner: Vessel, event: Encounter, vessel_name: str, partner_name: str,
//   role: str, partner_role: str, kind: str, day: date, first_listed: date, periods: list, transmitted_names: list,
//   transmitting: list, basis: str, confidence: float, listing_basis: str, listing_confidence: float,
//   severity: str, records: list
// identity: vessel, partner, event
// denominator: Encounter
// severity: low
// maturity: stable
// revision: 3
// references: Miller et al. 2018, Frontiers in Marine Science 5:240 (criteria of an encounter)

MATCH (l:Listing)-[listed:LISTS_VESSEL]->(v:Vessel)
WITH v, l, listed
ORDER BY v.id, l.rfmo, l.period, l.id
WITH v, count(*) AS all_listings, count(l.since) AS dated, min(l.since) AS first_listed,
     collect(DISTINCT l.rfmo + ' ' + l.period) AS periods, collect(DISTINCT l.id) AS listings,
     min(listed.confidence) AS listing_confidence, min(listed.basis) AS listing_basis,
     max(CASE WHEN listed.basis STARTS WITH 'name' THEN 0 ELSE 1 END) AS named
WHERE all_listings = dated
MATCH (v)-[took:TOOK_PART_IN]->(e:Encounter)
WHERE e.day >= $since AND e.day < first_listed
WITH v, e, first_listed, periods, listings, listing_confidence, listing_basis,
     min(took.role) AS role, min(took.confidence) AS confidence, min(took.basis) AS basis,
     max(CASE WHEN named = 0 OR took.basis STARTS WITH 'MMSI on a list' THEN 0 ELSE 1 END) AS firm
// The name under which the vessel transmitted that day, where a dated broadcast says so.
OPTIONAL MATCH (b:Broadcast)-[:DESCRIBES]->(v)
WHERE b.first <= coalesce(e.end, e.start) AND e.start <= b.last
  AND b.mmsi IN e.mmsis
WITH v, e, first_listed, periods, listings, listing_confidence, listing_basis, firm, role, confidence, basis, b
ORDER BY v.id, e.id, b.name, b.id
WITH v, e, first_listed, periods, listings, listing_confidence, listing_basis, firm, role, confidence, basis,
     collect(DISTINCT b.name) AS transmitted, collect(DISTINCT b.id) AS broadcasts
OPTIONAL MATCH (p:Vessel)-[beside:TOOK_PART_IN]->(e)
WHERE p.id <> v.id
WITH v, e, first_listed, periods, listings, listing_confidence, listing_basis, firm, role, confidence, basis, transmitted,
     broadcasts, p, min(beside.role) AS partner_role
RETURN v.id AS vessel, p.id AS partner, e.id AS event,
       v.name AS vessel_name, coalesce(p.name, CASE WHEN size(e.mmsis) > 1 THEN 'itself under another MMSI'
         ELSE 'a vessel without a usable MMSI' END) AS partner_name, role AS role,
       partner_role AS partner_role, e.kind AS kind, e.day AS day, first_listed AS first_listed,
       periods AS periods, transmitted AS transmitted_names,
       [name IN transmitted WHERE name <> v.name] AS transmitting,
       basis AS basis, confidence AS confidence,
       listing_basis AS listing_basis, listing_confidence AS listing_confidence,
       CASE firm WHEN 1 THEN 'low' ELSE 'context' END AS severity,
       [e.id] + listings + broadcasts AS records
ORDER BY vessel, event, partner
LIMIT $limit
