// id: ownership.tied-to-listed
// title: Company with a tie of at most three steps to a listed vessel
// question: Which companies that trade in, own or operate something else are tied to a vessel on an IUU list or under a
//   measure (a sanction, an import bar)?
// why: A listed vessel seldom trades in its own name. The company that buys, ships or runs other vessels may be its
//   owner, the owner's parent or subsidiary, a co-owner, or a firm at the owner's address.
// benign: A step counts only between companies that a record ties: one owns or operates the vessel, one owns the other,
//   both hold one vessel, both have one street or box address (at most one such step; never a registered agent's, a law
//   firm's or a free zone's: `reference/agent_addresses.csv`, nor one of more than ten companies). What has more than
//   ten neighbours joins everybody and is no step. The owner of the listed vessel must be stated by the list, or by a
//   record whose days meet the listing's: who bought or sold it at another time is not reported. Private persons are
//   not: a name does not make two persons one. A company whose only vessel is the listed one is no news. Forwarders,
//   carriers, customs brokers and declarants have to do with everybody: to handle goods, or to
//   be notified of them, is nothing that a company does here, and a company that handles them is no step to another.
// sentence: Potential tie of {company_name} with the listed vessel {listed_name}: {company_name} is stated to be {tie}
// needs: Listing|Measure, Company
// covers: MATCH (l:Listing|Measure)
//   WHERE l.gone_by IS NULL AND l.covers_since IS NOT NULL AND coalesce(l.in_force, l.rfmo IS NULL AND l.until IS NULL)
//   WITH count(l) AS listings MATCH (c:Company) WHERE listings > 0 RETURN count(c) AS n
// params: limit: int = 1000
// tables: agent_addresses
// returns: company: Company, listed_vessel: Vessel, company_name: str, listed_name: str, tie: str, steps: int,
//   roles: list, others: int, periods: list, confidence: float, severity: str, records: list
// identity: company, listed_vessel
// denominator: Company
// severity: medium
// maturity: stable
// revision: 4
// references: Regulation (EC) No 1005/2008, Articles 37-38 (owners and operators of listed vessels)

// A measure in force is one without an end.
MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(w:Vessel)
WHERE l.gone_by IS NULL AND l.covers_since IS NOT NULL AND coalesce(l.in_force, l.rfmo IS NULL AND l.until IS NULL)
WITH w, l, coalesce(l.rfmo + ' ' + l.period, coalesce(l.authority, 'measure') + coalesce(' ' + l.kind, '') + ' from '
       + coalesce(left(toString(l.since), 10), 'an unknown day')) AS period
ORDER BY w.id, period, l.id
WITH w, min(l.covers_since) AS first, max(l.covers_until) AS last,
     collect(DISTINCT period) AS periods, collect(DISTINCT l.id) AS listings
// One step: who owns or operates the listed vessel, by the list or by a record of its days.
MATCH (c:Company)-[o:OWNS|OPERATES]->(w)
WHERE o.record IN listings
   OR (coalesce(o.since, o.edition, o.until) <= last AND first <= coalesce(o.until, o.edition, o.since))
WITH w, periods, listings, c, o, CASE type(o) WHEN 'OWNS' THEN 'owner' ELSE 'operator' END AS role
ORDER BY w.id, c.id, role, o.record
WITH w, periods, listings, c, collect(DISTINCT role) AS roles, min(o.confidence) AS confidence,
     collect(DISTINCT o.record) AS records
WITH c, collect({w: w, periods: periods, confidence: confidence, records: records + listings,
                 tie: head(roles) + reduce(more = '', role IN tail(roles) | more + ' and ' + role) + ' of ' + w.name})
     AS held
// Two steps by one company owning the other. What is gated by a list is not walked where it is empty.
CALL (c) {
  RETURN c AS a, 1 AS steps, '' AS by, [] AS more
  UNION ALL
  UNWIND CASE WHEN c.neighbours <= 10 THEN [c] ELSE [] END AS b
  MATCH (b)-[o:OWNS]-(a:Company)
  RETURN a AS a, 2 AS steps, CASE WHEN startNode(o).id = a.id THEN 'owner of ' ELSE 'owned by ' END + b.name
           + ', which is ' AS by, [min(o.record)] AS more
}
WITH held, a, steps, by, more, CASE WHEN coalesce(a.neighbours, 0) <= 10
       AND (steps = 1 OR NOT EXISTS { MATCH (a)<-[:HANDLED_BY]-() }) THEN [a] ELSE [] END AS on
CALL (steps, a, on) {
  RETURN a AS x, 0 AS further, '' AS via, [] AS rest, null AS between
  UNION ALL
  UNWIND CASE WHEN steps = 2 THEN on ELSE [] END AS b
  MATCH (b)-[o:OWNS]-(x:Company)
  RETURN x AS x, 1 AS further, CASE WHEN startNode(o).id = x.id THEN 'owner of ' ELSE 'owned by ' END + b.name
           + ', which is ' AS via, [min(o.record)] AS rest, null AS between
  UNION ALL
  UNWIND CASE WHEN steps = 1 THEN on ELSE [] END AS b
  MATCH (b)-[o:OWNS|OPERATES]->(v:Vessel)
  WITH b, v, min(o.record) AS mine
  MATCH (v)<-[p:OWNS|OPERATES]-(x)
  WITH b, v, mine, x, min(p.record) AS theirs
  WITH b, v, mine, collect({x: x, record: theirs}) AS holders
  WHERE size(holders) <= 10
  UNWIND [holder IN holders WHERE holder.x.id STARTS WITH 'company:' AND holder.x.id <> b.id] AS holder
  RETURN holder.x AS x, 2 AS further, 'owner or operator of ' + v.name + ', as is ' + b.name + ', which is ' AS via,
         [mine, holder.record] AS rest, v.id AS between
  UNION ALL
  // `same_address` says who and where: `company:… KEY`.
  UNWIND on AS b
  UNWIND [there IN coalesce(b.same_address, []) WHERE none(agent IN $agent_addresses WHERE there CONTAINS agent.words)]
    AS there
  MATCH (x:Company {id: split(there, ' ')[0]})
  RETURN x AS x, 1 AS further, 'at the address of ' + b.name + ' (' + substring(there, size(x.id) + 1) + '), which is '
           AS via, [] AS rest, null AS between
}
UNWIND held AS hold
WITH hold, x, steps + further AS steps, via + by + hold.tie AS tie, via STARTS WITH 'at the address' AS near,
     hold.records + more + rest AS records, between
WHERE between IS NULL OR between <> hold.w.id
WITH hold, x, steps, tie, near, records
ORDER BY hold.w.id, x.id, steps, near, tie, records[0]
WITH hold.w AS w, x,
     head(collect({steps: steps, tie: tie, records: records, periods: hold.periods, confidence: hold.confidence}))
     AS best
// Whom a bill notifies does nothing thereby, and who supplies whom follows from records. Only what will be reported is looked at further.
WHERE EXISTS { MATCH (x)-[does]-(thing)
  WHERE thing.id <> w.id AND NOT type(does) IN ['ABOUT', 'DESCRIBES', 'HANDLED_BY', 'NOTIFIES', 'SUPPLIES', 'TARGETS'] }
WITH x, w, best
ORDER BY x.id, w.id
LIMIT $limit
MATCH (x)-[does]-(thing)
WHERE thing.id <> w.id AND NOT type(does) IN ['ABOUT', 'DESCRIBES', 'HANDLED_BY', 'NOTIFIES', 'SUPPLIES', 'TARGETS']
WITH x, w, best, toLower(type(does)) AS role, count(DISTINCT thing.id) AS things, min(does.record) AS record
ORDER BY x.id, w.id, role
WITH x, w, best, collect(role) AS roles, max(things) AS others, min(record) AS record
RETURN x.id AS company, w.id AS listed_vessel, x.name AS company_name, w.name AS listed_name, best.tie AS tie,
       best.steps AS steps, roles AS roles, others AS others, best.periods AS periods,
       best.confidence AS confidence, CASE WHEN best.steps = 1 THEN 'medium' ELSE 'low' END AS severity,
       reduce(seen = [], id IN best.records + [record] | seen + [r IN [id] WHERE r IS NOT NULL AND NOT r IN seen])
         AS records
ORDER BY company, listed_vessel
LIMIT $limit
