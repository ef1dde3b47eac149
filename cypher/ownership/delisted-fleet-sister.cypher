// id: ownership.delisted-fleet-sister
// title: Vessels of a company that held a vessel while an IUU list named it, delisted since
// question: Which vessels belong to a company that owned or operated a vessel while it was listed, where the listing
//   has ended?
// why: A listing ends when a vessel is scrapped, sunk, sold or cleared. Those who ran it then may run others now.
// benign: Nearly everything: the listing has ended, and owning two vessels is no offence. Context for other findings,
//   no more. Not reported: a company that the list or a record of the listing's days does not tie to the vessel (who
//   bought it later), one that holds more than ten vessels or companies, a vessel that is or was listed itself, private
//   persons.
// sentence: Apparent sisters of a vessel once listed: {owner_name} is stated as {held}, and, when it was listed, as
//   {delisted}
// needs: Listing, Company
// covers: MATCH (l:Listing {in_force: false}) WHERE l.since IS NOT NULL AND l.until IS NOT NULL
//   WITH count(l) AS listings MATCH (c:Company)-[:OWNS|OPERATES]->(v:Vessel) WHERE listings > 0
//   RETURN count(DISTINCT v) AS n
// params: limit: int = 1000
// returns: owner: Company, vessels: list[Vessel], delisted_vessels: list[Vessel], owner_name: str, hulls: int,
//   held: list, delisted: list, confidence: float, records: list
// identity: owner
// denominator: MATCH (c:Company)-[:OWNS|OPERATES]->(v:Vessel) RETURN count(DISTINCT v) AS n
// counted: vessels
// severity: context
// maturity: stable
// revision: 3

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
ORDER BY c.id, w.id, role, o.record
WITH w, periods, listings, c, collect(DISTINCT role) AS roles, min(o.confidence) AS confidence,
     collect(DISTINCT o.record) AS ties
ORDER BY c.id, w.id
WITH c, collect({id: w.id, confidence: confidence, records: ties + listings,
       text: head(roles) + reduce(more = '', role IN tail(roles) | more + ' and ' + role) + ' of ' + w.name
             + ' (' + head(periods) + reduce(more = '', period IN tail(periods) | more + '; ' + period) + ')'})
     AS delisted
MATCH (c)-[h:OWNS|OPERATES]->(v:Vessel)
WITH c, delisted, v, h, CASE type(h) WHEN 'OWNS' THEN 'owner' ELSE 'operator' END AS role
ORDER BY c.id, v.id, role, h.record
WITH c, delisted, v, collect(DISTINCT role) AS roles, min(h.confidence) AS confidence,
     collect(DISTINCT h.record) AS records
OPTIONAL MATCH (own:Listing)-[:LISTS_VESSEL]->(v)
WITH c, delisted, v, roles, confidence, records, count(own) AS listed
WHERE listed = 0
WITH c, delisted, v, roles, confidence, records
ORDER BY c.id, v.id
WITH c, delisted,
     collect({id: v.id, confidence: confidence, records: records,
       text: head(roles) + reduce(more = '', role IN tail(roles) | more + ' and ' + role) + ' of ' + v.name}) AS held
RETURN c.id AS owner, [v IN held | v.id] AS vessels, [w IN delisted | w.id] AS delisted_vessels, c.name AS owner_name,
       size(held) AS hulls, [v IN held | v.text] AS held, [w IN delisted | w.text] AS delisted,
       reduce(least = 1.0, each IN held + delisted | CASE WHEN each.confidence < least THEN each.confidence ELSE least END)
         AS confidence,
       reduce(seen = [], id IN reduce(every = [], each IN held + delisted | every + each.records)
              | seen + [x IN [id] WHERE NOT x IN seen]) AS records
ORDER BY owner
LIMIT $limit
