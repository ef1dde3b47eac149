// id: identity.flag-hopping
// title: Three flags or more within five years
// question: Which vessels flew at least three flags, one after the other, within five years?
// why: Each change of flag brings other rules, other inspectors and an empty file. A vessel that changes often may be
//   choosing the flag that asks least.
// benign: Sales in a row; a bareboat charter and its end. A territory and its state are one flag
//   (`reference/flag_territories.csv`). Registers of the same days that name different flags lag behind one another
//   and are no change (not reported: each flag must have ended before the next began). Flags without a day, as columns
//   of previous flags give them, do not count.
// sentence: Apparent use of {states} flags within five years: {name} flew {flown}, the first of them until {from_day}
//   or later and the last by {to_day}
// needs: Registration|Broadcast|Identity
// covers: MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v:Vessel) WHERE r.flag IS NOT NULL
//   WITH v, min(coalesce(r.last, CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until)) AS first,
//     max(coalesce(r.first, r.since, r.edition)) AS last, count(r.source) AS spans
//   WHERE first < last OR first = last AND spans > 1 RETURN count(v) AS n
// params: limit: int = 1000
// tables: flag_territories
// returns: vessel: Vessel, name: str, flags: list, flown: list, states: int, from_day: str, to_day: str,
//   listed: bool, records: list
// identity: vessel
// denominator: MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v:Vessel) WHERE r.flag IS NOT NULL
//   RETURN count(DISTINCT v) AS n
// severity: medium
// maturity: stable
// revision: 2
// references: FAO, International Plan of Action to Prevent, Deter and Eliminate IUU Fishing (2001), paragraphs 38-39

MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v:Vessel)
WHERE r.flag IS NOT NULL
WITH v, count(DISTINCT r.flag) AS flags
WHERE flags > 2
MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v)
WHERE r.flag IS NOT NULL
// A last day known to the month or year may be any of its days; the earliest counts.
WITH v, r, coalesce(head([t IN $flag_territories WHERE t.iso3 = r.flag | t.state]), r.flag) AS state,
     coalesce(r.first, r.since) AS since, coalesce(r.register, r.source, 'AIS') AS source,
     coalesce(r.last,
              CASE r.until_precision WHEN 'year' THEN r.until - duration({months: 12})
                                     WHEN 'month' THEN r.until - duration({months: 1}) END,
              CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until) AS last
WITH v, collect({id: r.id, flag: r.flag, state: state, since: since, last: last, edition: r.edition,
                 source: source}) AS said
UNWIND said AS a
UNWIND said AS b
WITH v, said, a, b,
     CASE WHEN b.since >= a.last THEN b.since
          WHEN a.source = b.source AND a.edition < b.edition AND b.edition > a.last THEN b.edition END AS day
WHERE a.state <> b.state AND day <= a.last + duration({years: 5})
  AND size([c IN said WHERE c.state = a.state AND c.last > day AND coalesce(c.since, c.edition) < day]) = 0
WITH v, collect({a: a, b: b, day: day}) AS changes
UNWIND changes AS one
UNWIND changes AS two
WITH v, one, two
WHERE one.b.state = two.a.state AND one.day <= two.a.last
  AND one.a.state <> two.b.state AND two.day <= one.a.last + duration({years: 5})
WITH v, one, two
ORDER BY v.id, one.a.last DESC, two.day, one.a.id, one.b.id, two.a.id, two.b.id
WITH v, collect([one, two]) AS chains
WITH v, chains, head(chains)[1].day AS ended
UNWIND [chain IN chains WHERE chain[0].a.last >= ended - duration({years: 5}) AND chain[1].day <= ended] AS chain
WITH v, ended, chain, chain[0].a.last AS began
UNWIND [chain[0].a, chain[0].b, chain[1].a, chain[1].b] AS step
WITH v, step, began, ended
ORDER BY v.id, step.last, step.flag, step.id
WITH v, min(began) AS began, ended, collect(DISTINCT step.flag) AS flags, count(DISTINCT step.state) AS states,
     collect(DISTINCT step.flag + CASE WHEN step.flag = step.state THEN '' ELSE ' (which counts as ' + step.state + ')' END)
     AS flown,
     collect(DISTINCT step.id) AS records
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= ended AND began <= l.covers_until
WITH v, began, ended, flags, flown, states, records, count(l) AS listings
RETURN v.id AS vessel, v.name AS name, flags AS flags, flown AS flown, states AS states,
       left(toString(began), 10) AS from_day, left(toString(ended), 10) AS to_day, listings > 0 AS listed,
       records AS records
ORDER BY vessel
LIMIT $limit
