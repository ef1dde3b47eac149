// id: identity.renamed-and-reflagged
// title: Name and flag of a vessel both changed within twelve months
// question: Which vessels took another name and another flag within twelve months?
// why: A new name and a new flag at once cut a vessel off from its past: a search by the old name finds nothing, and
//   the old flag state answers for it no longer. A listing, a measure or an encounter with a listed vessel near that
//   time makes it worth a look.
// benign: A sale: every sale of a ship looks so, and alone it is context. A name spelled otherwise, cut short by a transmitter, or that of another record of the same days
//   (registers lag; not reported: the former name and flag must have ended before the new ones began, and no record may
//   say otherwise for those days). A territory and its state are one flag (`reference/flag_territories.csv`). A change
//   without a day, as registers' columns of previous names and flags give it, is not reported; nor is one between two
//   registers, unless the later one says since when.
// sentence: Apparent change of name and flag within twelve months: {changes}; {listings} listings or
//   measures and {encounters} encounters with a listed vessel within twelve months of it
// needs: Registration|Broadcast|Identity
// covers: MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v:Vessel)
//   WITH v, min(coalesce(r.last, CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until)) AS first,
//     max(coalesce(r.first, r.since, r.edition)) AS last, count(r.source) AS spans
//   WHERE first < last OR first = last AND spans > 1 RETURN count(v) AS n
// params: limit: int = 1000
// tables: flag_territories
// returns: vessel: Vessel, changes: list, from_day: str, to_day: str, listings: int, encounters: int, severity: str,
//   records: list
// identity: vessel
// denominator: MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v:Vessel) RETURN count(DISTINCT v) AS n
// severity: context
// maturity: stable
// revision: 3
// references: FAO, International Plan of Action to Prevent, Deter and Eliminate IUU Fishing (2001), paragraphs 36-40
//   (flag hopping, histories of vessels)

MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v:Vessel)
WITH v, count(DISTINCT r.name_key) AS names, count(DISTINCT r.flag) AS flags
WHERE names > 1 AND flags > 1
MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v)
// A last day known to the month or year may be any of its days; the earliest counts.
WITH v, r, coalesce(head([t IN $flag_territories WHERE t.iso3 = r.flag | t.state]), r.flag) AS state,
     coalesce(r.first, r.since) AS since, coalesce(r.register, r.source, 'AIS') AS source,
     coalesce(r.last,
              CASE r.until_precision WHEN 'year' THEN r.until - duration({months: 12})
                                     WHEN 'month' THEN r.until - duration({months: 1}) END,
              CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until) AS last
WITH v, collect({id: r.id, name: r.name, key: r.name_key, flag: r.flag, state: state, since: since, last: last,
                 edition: r.edition, source: source}) AS said
UNWIND said AS a
UNWIND said AS b
WITH v, said, a, b,
     CASE WHEN b.since >= a.last THEN b.since
          WHEN a.source = b.source AND a.edition < b.edition AND b.edition > a.last THEN b.edition END AS day
WHERE day <= a.last + duration({months: 12}) AND (a.key <> b.key OR a.state <> b.state)
WITH v, a, b, day,
     a.key <> b.key AND NOT a.key STARTS WITH b.key AND NOT b.key STARTS WITH a.key
     AND size([c IN said WHERE c.key = a.key AND coalesce(c.since, c.edition) < day AND c.last > day]) = 0
     AND size([c IN said WHERE c.key = b.key AND coalesce(c.since, c.edition) < a.last
                          AND NOT coalesce(c.source = a.source AND a.edition < c.edition, false)]) = 0 AS renamed,
     a.state <> b.state
     AND size([c IN said WHERE c.state = a.state AND coalesce(c.since, c.edition) < day AND c.last > day]) = 0
     AND size([c IN said WHERE c.state = b.state AND coalesce(c.since, c.edition) < a.last
                          AND NOT coalesce(c.source = a.source AND a.edition < c.edition, false)]) = 0 AS reflagged
WITH v, [x IN collect(CASE WHEN renamed THEN {a: a, b: b, day: day} END) WHERE x IS NOT NULL] AS renames,
     [x IN collect(CASE WHEN reflagged THEN {a: a, b: b, day: day} END) WHERE x IS NOT NULL] AS reflags
UNWIND renames AS rename
UNWIND reflags AS reflag
WITH v, rename, reflag,
     CASE WHEN rename.a.last < reflag.a.last THEN rename.a.last ELSE reflag.a.last END AS began,
     CASE WHEN rename.day > reflag.day THEN rename.day ELSE reflag.day END AS ended
WHERE ended <= began + duration({months: 12})
WITH v, rename, reflag, began, ended
ORDER BY v.id, began DESC, ended, rename.a.id, rename.b.id, reflag.a.id, reflag.b.id
WITH v, rename.a.key AS former_key, rename.b.key AS new_key, min(rename.a.name) AS former_name,
     min(rename.b.name) AS new_name, head(collect({from: reflag.a.flag, to: reflag.b.flag})) AS flags,
     head(collect([began, ended])) AS days, head(collect([rename.a.id, rename.b.id, reflag.a.id, reflag.b.id])) AS records
WITH v, collect({former: former_key, new: new_key, began: days[0], ended: days[1], records: records,
       text: former_name + ' (' + flags.from + ') became ' + new_name + ' (' + flags.to + ') '
         + CASE WHEN left(toString(days[0]), 10) = left(toString(days[1]), 10) THEN 'on ' + left(toString(days[1]), 10)
                ELSE 'between ' + left(toString(days[0]), 10) + ' and ' + left(toString(days[1]), 10) END}) AS changes
// From the first of three names to the last: that is two changes, and no third one.
UNWIND [x IN changes WHERE size([y IN changes WHERE y.former = x.former AND y.began >= x.began AND y.ended < x.ended
          AND size([z IN changes WHERE z.former = y.new AND z.new = x.new
                      AND z.began > x.began AND z.ended <= x.ended]) > 0]) = 0] AS one
WITH v, one.text AS change, one.began AS began, one.ended AS ended, one.records AS records
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= ended + duration({months: 12}) AND began <= l.covers_until + duration({months: 12})
WITH v, change, began, ended, records, l
ORDER BY v.id, change, l.id
WITH v, change, began, ended, records, collect(l.id) AS listings
OPTIONAL MATCH (v)-[:TOOK_PART_IN]->(e:Encounter)<-[:TOOK_PART_IN]-(p:Vessel)<-[:LISTS_VESSEL|TARGETS]-(i:Listing|Measure)
WHERE p.id <> v.id AND i.covers_since <= e.day AND e.day <= i.covers_until
  AND e.day <= ended + duration({months: 12}) AND began <= e.day + duration({months: 12})
WITH v, change, began, ended, records, listings, e
ORDER BY v.id, change, e.day, e.id
WITH v, change, began, ended, records, listings, collect(DISTINCT e.id) AS encounters
ORDER BY v.id, began, ended, change
WITH v, collect(change) AS changes, min(began) AS began, max(ended) AS ended,
     reduce(seen = [], id IN reduce(every = [], some IN collect(records) | every + some)
            | seen + [x IN [id] WHERE NOT x IN seen]) AS records,
     reduce(seen = [], id IN reduce(every = [], some IN collect(listings) | every + some)
            | seen + [x IN [id] WHERE NOT x IN seen]) AS listings,
     reduce(seen = [], id IN reduce(every = [], some IN collect(encounters) | every + some)
            | seen + [x IN [id] WHERE NOT x IN seen]) AS encounters
RETURN v.id AS vessel, changes AS changes, left(toString(began), 10) AS from_day, left(toString(ended), 10) AS to_day,
       size(listings) AS listings, size(encounters) AS encounters,
       CASE WHEN size(listings) > 0 OR size(encounters) > 0 THEN 'low' ELSE 'context' END AS severity,
       records + listings + encounters[0..5] AS records
ORDER BY vessel
LIMIT $limit
