// id: ownership.common-beneficial-owner
// title: Beneficial owner of vessels that a list states as owner or operator of a listed vessel
// question: Which companies are beneficial owners of a vessel, and stated by an IUU list as owner or operator of
//   another hull?
// why: A listed vessel is often one of a fleet: the company behind it shows which other hulls deserve a look.
// benign: Owning two vessels is no offence, and a list may state an owner of long ago: compare the days behind each
//   name. The listed vessel was delisted by the list's edition, or its next
//   edition names it no longer (not reported); so are the same hull under two
//   names, placeholders (`UNKNOWN`, `NOT AVAILABLE`), which are nobody, and private persons: a name alone does not
//   make two persons one.
// sentence: Apparent common owner: {owner_name}, beneficial owner of {held}, is stated by an IUU list as {stated}
// needs: Registration, Listing, Company
// params: limit: int = 1000
// returns: owner: Company, vessels: list[Vessel], listed_vessels: list[Vessel], owner_name: str, hulls: int,
//   held: list, stated: list, basis: str, confidence: float, records: list
// identity: owner
// denominator: MATCH (c:Company)-[o:OWNS {kind: 'beneficial'}]->(v:Vessel) RETURN count(DISTINCT v) AS n
// counted: vessels
// severity: context
// maturity: stable
// revision: 4

MATCH (l:Listing {in_force: true})-[:LISTS_VESSEL]->(w:Vessel)
WHERE l.gone_by IS NULL
WITH w, l
ORDER BY w.id, l.rfmo, l.period, l.id
WITH w, collect(DISTINCT l.rfmo + ' ' + l.period) AS periods, collect(DISTINCT l.id) AS listings
MATCH (c:Company)-[stated:OWNS|OPERATES {kind: 'as stated'}]->(w)
WHERE stated.record IN listings
WITH c, w, periods, listings, stated, CASE type(stated) WHEN 'OWNS' THEN 'owner' ELSE 'operator' END AS role
ORDER BY c.id, w.id, role
WITH c, w, periods, listings, collect(DISTINCT role) AS roles, min(stated.confidence) AS confidence
ORDER BY c.id, w.id
WITH c, collect({id: w.id, listings: listings, confidence: confidence,
       text: head(roles) + reduce(more = '', role IN tail(roles) | more + ' and ' + role) + ' of ' + w.name
             + ' (' + head(periods) + reduce(more = '', period IN tail(periods) | more + '; ' + period) + ')'}) AS stated
MATCH (c)-[owns:OWNS {kind: 'beneficial'}]->(v:Vessel)
WHERE size([w IN stated WHERE w.id <> v.id]) > 0
WITH c, stated, v, owns
ORDER BY c.id, v.id, owns.record
WITH c, stated, v, min(owns.since) AS since, max(owns.until) AS until, min(owns.basis) AS basis,
     min(owns.confidence) AS confidence, collect(DISTINCT owns.record) AS records
ORDER BY c.id, v.id
WITH c, stated,
     collect({id: v.id, basis: basis, confidence: confidence, records: records,
       text: v.name + CASE WHEN since IS NULL AND until IS NULL THEN ''
             ELSE ' (' + coalesce(left(toString(since), 10), '') + ' – ' + coalesce(left(toString(until), 10), '') + ')'
             END}) AS held
WITH c, held, [w IN stated WHERE size([v IN held WHERE v.id <> w.id]) > 0] AS stated
RETURN c.id AS owner, [v IN held | v.id][0..50] AS vessels, [w IN stated | w.id][0..50] AS listed_vessels,
       c.name AS owner_name, size(held) AS hulls, [v IN held | v.text] AS held, [w IN stated | w.text] AS stated,
       reduce(least = head(held).basis, v IN held | CASE WHEN v.basis < least THEN v.basis ELSE least END) AS basis,
       reduce(least = 1.0, each IN held + stated | CASE WHEN each.confidence < least THEN each.confidence ELSE least END)
         AS confidence,
       reduce(seen = [], id IN reduce(every = [], v IN held | every + v.records)
                             + reduce(every = [], w IN stated | every + w.listings)
              | seen + [x IN [id] WHERE NOT x IN seen])[0..100] AS records
ORDER BY owner
LIMIT $limit
