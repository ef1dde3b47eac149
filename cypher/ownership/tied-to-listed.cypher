// id: ownership.tied-to-listed
// title: Company with a tie of at most three steps to a listed vessel
// question: Which companies that trade in, own or operate something else are tied to a vessel on an IUU list?
// why: A listed vessel seldom trades in its own name. The company that buys, ships or runs other vessels may be its
//   owner, the owner's parent or subsidiary, a co-owner, or a firm at the owner's address.
// benign: A step counts only between companies that a record ties: one owns or operates the vessel, one owns the other,
//   both hold one vessel, both have one street or box address (at most one such step; never a registered agent's, a law
//   firm's or a free zone's: `reference/agent_addresses.csv`, nor one of more than ten companies). What has more than
//   ten neighbours joins everybody and is no step. The owner of the listed vessel must be stated by the list, or by a
//   record whose days meet the listing's: who bought or sold it at another time is not reported. Private persons are
//   not: a name does not make two persons one. A company whose only vessel is the listed one is no news.
// sentence: Potential tie of {company_name} with the listed vessel {listed_name}: {tie}
// needs: Listing, Company
// covers: MATCH (l:Listing {in_force: true}) WHERE l.since IS NOT NULL AND coalesce(l.until, l.edition) IS NOT NULL
//   WITH count(l) AS listings MATCH (c:Company)-[:OWNS|OPERATES]->(v:Vessel) WHERE listings > 0
//   RETURN count(DISTINCT c) AS n
// params: limit: int = 1000
// tables: agent_addresses
// returns: company: Company, listed_vessel: Vessel, company_name: str, listed_name: str, tie: str, steps: int,
//   roles: list, others: int, periods: list, confidence: float, severity: str, records: list
// identity: company, listed_vessel
// denominator: MATCH (c:Company)-[:OWNS|OPERATES]->(v:Vessel) RETURN count(DISTINCT c) AS n
// severity: medium
// maturity: stable
// revision: 1
// references: Regulation (EC) No 1005/2008, Articles 37-38 (owners and operators of listed vessels)

MATCH (l:Listing {in_force: true})-[:LISTS_VESSEL]->(w:Vessel)
WHERE l.since IS NOT NULL AND coalesce(l.until, l.edition) IS NOT NULL
WITH w, l
ORDER BY w.id, l.rfmo, l.period, l.id
WITH w, min(l.since) AS first, max(coalesce(l.until, l.edition)) AS last,
     collect(DISTINCT l.rfmo + ' ' + l.period) AS periods, collect(DISTINCT l.id) AS listings
// One step: who owns or operates the listed vessel, by the list or by a record of its days.
MATCH (c:Company)-[o:OWNS|OPERATES]->(w)
WHERE o.record IN listings
   OR (coalesce(o.since, o.edition, o.until) <= last AND first <= coalesce(o.until, o.edition, o.since))
WITH w, first, periods, listings, c, o, CASE type(o) WHEN 'OWNS' THEN 'owner' ELSE 'operator' END AS role
ORDER BY w.id, c.id, role, o.record
WITH w, first, periods, listings, c, collect(DISTINCT role) AS roles, min(o.confidence) AS confidence,
     collect(DISTINCT o.record) AS records
OPTIONAL MATCH (c)-[:OWNS|OPERATES]-(n)
WITH w, first, periods, listings, c, confidence, records, count(DISTINCT n) AS degree,
     head(roles) + reduce(more = '', role IN tail(roles) | more + ' and ' + role) + ' of ' + w.name AS held
// Two steps by one company owning the other.
CALL (c, degree, held) {
  RETURN c AS a, 1 AS steps, held AS tie, [] AS more, degree AS width
  UNION
  MATCH (c)<-[o:OWNS]-(a:Company)
  WHERE degree <= 10
  RETURN a AS a, 2 AS steps, 'owner of ' + c.name + ', ' + held AS tie, [o.record] AS more, 0 AS width
  UNION
  MATCH (c)-[o:OWNS]->(a:Company)
  WHERE degree <= 10
  RETURN a AS a, 2 AS steps, 'owned by ' + c.name + ', ' + held AS tie, [o.record] AS more, 0 AS width
}
WITH collect({w: w, first: first, periods: periods, a: a, steps: steps, tie: tie, width: width, confidence: confidence,
              listings: listings, records: records + more}) AS ends
// Streets and boxes of those companies, with the few that share each.
WITH ends, reduce(keys = [], tied IN ends | keys + [key IN coalesce(tied.a.address_keys, [])
       WHERE NOT key IN keys AND NOT any(agent IN $agent_addresses WHERE key CONTAINS agent.words)]) AS keys
OPTIONAL MATCH (x:Company)
WHERE any(key IN x.address_keys WHERE key IN keys)
WITH ends, keys, x
ORDER BY x.id
WITH ends, keys, collect(x) AS there
WITH ends, [key IN keys | {key: key, there: [x IN there WHERE key IN x.address_keys]}] AS places
WITH ends, [place IN places WHERE 1 < size(place.there) AND size(place.there) <= 10] AS places
UNWIND ends AS tied
WITH tied, tied.a AS a, tied.w AS w, tied.first AS first, places
OPTIONAL MATCH (a)-[:OWNS|OPERATES]-(n)
WITH tied, a, w, first, places, count(DISTINCT n) AS width
CALL (tied, a, w, first, places, width) {
  RETURN a AS x, tied.steps AS steps, tied.tie AS tie, [] AS more, false AS near
  UNION
  MATCH (a)-[o:OWNS]-(x:Company)
  WHERE tied.steps = 2 AND width <= 10
  RETURN x AS x, 3 AS steps,
         CASE WHEN startNode(o).id = x.id THEN 'owner of ' ELSE 'owned by ' END + a.name + ', ' + tied.tie AS tie,
         [o.record] AS more, false AS near
  UNION
  MATCH (a)-[o:OWNS|OPERATES]->(v:Vessel)<-[p:OWNS|OPERATES]-(x:Company)
  WHERE tied.steps = 1 AND width <= 10 AND v.id <> w.id AND x.id <> a.id
    AND NOT coalesce(o.until < first, false) AND NOT coalesce(p.until < first, false)
  WITH a, x, v, tied, min(o.record) AS mine, min(p.record) AS theirs
  MATCH (v)<-[:OWNS|OPERATES]-(n)
  WITH a, x, v, tied, mine, theirs, count(DISTINCT n) AS holders
  WHERE holders <= 10
  RETURN x AS x, 3 AS steps, 'holds ' + v.name + ' as does ' + a.name + ', ' + tied.tie AS tie,
         [mine, theirs] AS more, false AS near
  UNION
  UNWIND places AS place
  UNWIND place.there AS x
  WITH a, tied, width, place, x
  WHERE tied.steps <= 2 AND width <= 10 AND x.id <> a.id AND place.key IN a.address_keys
  RETURN x AS x, tied.steps + 1 AS steps, 'same address as ' + a.name + ', ' + tied.tie + ': ' + place.key AS tie,
         [] AS more, true AS near
}
WITH w, x, tied, steps, tie, more, near
ORDER BY w.id, x.id, steps, near, tie, more
WITH w, x, head(collect({tied: tied, steps: steps, tie: tie, more: more, near: near})) AS best
MATCH (x)-[does]-(thing)
WHERE thing.id <> w.id AND NOT type(does) IN ['ABOUT', 'DESCRIBES', 'TARGETS']
WITH w, x, best, does, thing, toLower(type(does)) AS role
ORDER BY w.id, x.id, role
WITH w, x, best, collect(DISTINCT role) AS roles, count(DISTINCT thing) AS others, min(does.record) AS other_record
RETURN x.id AS company, w.id AS listed_vessel, x.name AS company_name, w.name AS listed_name, best.tie AS tie,
       best.steps AS steps, roles AS roles, others AS others, best.tied.periods AS periods,
       best.tied.confidence AS confidence, CASE WHEN best.steps = 1 THEN 'medium' ELSE 'low' END AS severity,
       reduce(seen = [], id IN best.tied.records + best.tied.listings + best.more + [other_record]
              | seen + [r IN [id] WHERE r IS NOT NULL AND NOT r IN seen]) AS records
ORDER BY company, listed_vessel
LIMIT $limit
