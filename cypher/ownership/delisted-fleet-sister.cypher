// id: ownership.delisted-fleet-sister
// title: Vessel of a company that held a vessel while an IUU list named it, delisted since
// question: Which vessels belong to a company that owned or operated a vessel while it was listed, where the listing
//   has ended?
// why: A listing ends when a vessel is scrapped, sunk, sold or cleared. Those who ran it then may run others now.
// benign: Nearly everything: the listing has ended, and owning two vessels is no offence. Context for other findings,
//   no more. Not reported: a company that the list or a record of the listing's days does not tie to the vessel (who
//   bought it later), one that holds more than ten vessels or companies, a vessel that is or was listed itself, private
//   persons.
// sentence: Apparent sister of a vessel once listed: {owner_name} is stated as {held_as} of {vessel_name}, and as
//   {roles} of {delisted_name} when that was listed ({periods})
// needs: Listing, Company
// covers: MATCH (l:Listing {in_force: false}) WHERE l.since IS NOT NULL AND l.until IS NOT NULL
//   WITH count(l) AS listings MATCH (c:Company)-[:OWNS|OPERATES]->(v:Vessel) WHERE listings > 0
//   RETURN count(DISTINCT v) AS n
// params: limit: int = 1000
// returns: vessel: Vessel, owner: Company, delisted_vessel: Vessel, vessel_name: str, owner_name: str,
//   delisted_name: str, held_as: list, roles: list, periods: list, confidence: float, records: list
// identity: vessel, owner, delisted_vessel
// denominator: MATCH (c:Company)-[:OWNS|OPERATES]->(v:Vessel) RETURN count(DISTINCT v) AS n
// severity: context
// maturity: stable
// revision: 2

MATCH (l:Listing {in_force: false})-[:LISTS_VESSEL]->(w:Vessel)
WHERE l.since IS NOT NULL AND l.until IS NOT NULL
WITH w, l
ORDER BY w.id, l.rfmo, l.period, l.id
WITH w, min(l.since) AS first, max(l.until) AS last, collect(DISTINCT l.rfmo + ' ' + l.period) AS periods,
     collect(DISTINCT l.id) AS listings
// A listing of which nobody can tell whether it is in force is none that has ended.
OPTIONAL MATCH (still:Listing)-[:LISTS_VESSEL]->(w)
WHERE still.gone_by IS NULL AND coalesce(still.in_force, true)
WITH w, first, last, periods, listings, count(still) AS listed
WHERE listed = 0
MATCH (c:Company)-[o:OWNS|OPERATES]->(w)
WHERE o.record IN listings
   OR (coalesce(o.since, o.edition, o.until) <= last AND first <= coalesce(o.until, o.edition, o.since))
WITH w, periods, listings, c, o
WHERE c.neighbours <= 10
WITH w, periods, listings, c, o, CASE type(o) WHEN 'OWNS' THEN 'owner' ELSE 'operator' END AS role
ORDER BY w.id, c.id, role, o.record
WITH w, periods, listings, c, collect(DISTINCT role) AS roles, min(o.confidence) AS stated,
     collect(DISTINCT o.record) AS ties
MATCH (c)-[h:OWNS|OPERATES]->(v:Vessel)
WHERE v.id <> w.id
WITH w, periods, listings, c, roles, stated, ties, v, h, CASE type(h) WHEN 'OWNS' THEN 'owner' ELSE 'operator' END AS holder
ORDER BY v.id, c.id, w.id, holder, h.record
WITH w, periods, listings, c, roles, stated, ties, v, min(h.confidence) AS holds, collect(DISTINCT h.record) AS held,
     collect(DISTINCT holder) AS held_as
OPTIONAL MATCH (own:Listing)-[:LISTS_VESSEL]->(v)
WITH w, periods, listings, c, roles, stated, ties, v, holds, held, held_as, count(own) AS listed
WHERE listed = 0
RETURN v.id AS vessel, c.id AS owner, w.id AS delisted_vessel, v.name AS vessel_name, c.name AS owner_name,
       w.name AS delisted_name, held_as AS held_as, roles AS roles, periods AS periods,
       CASE WHEN holds < stated THEN holds ELSE stated END AS confidence,
       reduce(seen = [], id IN held + ties + listings | seen + [r IN [id] WHERE NOT r IN seen]) AS records
ORDER BY vessel, owner, delisted_vessel
LIMIT $limit
