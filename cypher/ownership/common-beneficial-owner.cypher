// id: ownership.common-beneficial-owner
// title: Beneficial owner of a vessel that a list states as owner or operator of a listed vessel
// question: Which vessels have a beneficial owner that an IUU list states as owner or operator of another hull?
// why: A listed vessel is often one of a fleet: the company behind it shows which other hulls deserve a look.
// benign: Owning two vessels is no offence, and a list may state an owner of long ago: compare `periods` with `since`
//   and `until`. The listed vessel was delisted by the list's edition, or its next
//   edition names it no longer (not reported); so are the same hull under two
//   names, placeholders (`UNKNOWN`, `NOT AVAILABLE`), which are nobody, and private persons: a name alone does not
//   make two persons one.
// sentence: Apparent common owner: {owner_name}, beneficial owner of {vessel_name}, is stated as {roles} of
//   {listed_name} by an IUU list ({periods})
// needs: Registration, Listing, Company
// params: limit: int = 1000
// returns: owner: Company, vessel: Vessel, listed_vessel: Vessel, owner_name: str, vessel_name: str,
//   listed_name: str, roles: list, periods: list, since: date, until: date, basis: str, confidence: float,
//   records: list
// identity: owner, vessel, listed_vessel
// denominator: MATCH (c:Company)-[o:OWNS {kind: 'beneficial'}]->(v:Vessel) RETURN count(DISTINCT v) AS n
// counted: vessel
// severity: context
// maturity: stable
// revision: 3

MATCH (l:Listing {in_force: true})-[:LISTS_VESSEL]->(w:Vessel)
WHERE l.gone_by IS NULL
WITH w, l
ORDER BY w.id, l.rfmo, l.period, l.id
WITH w, collect(DISTINCT l.rfmo + ' ' + l.period) AS periods, collect(DISTINCT l.id) AS listings
MATCH (c:Company)-[stated:OWNS|OPERATES {kind: 'as stated'}]->(w)
WHERE stated.record IN listings
WITH c, w, periods, listings, stated, CASE type(stated) WHEN 'OWNS' THEN 'owner' ELSE 'operator' END AS role
ORDER BY c.id, w.id, role, stated.basis
WITH c, w, periods, listings, collect(DISTINCT role) AS roles, min(stated.confidence) AS stated_confidence
MATCH (c)-[owns:OWNS {kind: 'beneficial'}]->(v:Vessel)
WHERE v.id <> w.id
WITH c, w, v, periods, listings, roles, stated_confidence, owns
ORDER BY c.id, v.id, w.id, owns.record
WITH c, w, v, periods, listings, roles, min(owns.since) AS since, max(owns.until) AS until, min(owns.basis) AS basis,
     min(CASE WHEN owns.confidence < stated_confidence THEN owns.confidence ELSE stated_confidence END) AS confidence,
     collect(DISTINCT owns.record) AS registrations
RETURN c.id AS owner, v.id AS vessel, w.id AS listed_vessel,
       c.name AS owner_name, v.name AS vessel_name, w.name AS listed_name,
       roles AS roles, periods AS periods, since AS since, until AS until, basis AS basis, confidence AS confidence,
       registrations + listings AS records
ORDER BY owner, vessel, listed_vessel
LIMIT $limit
