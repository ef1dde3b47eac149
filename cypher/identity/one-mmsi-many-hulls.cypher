// id: identity.one-mmsi-many-hulls
// title: One MMSI on records of apparently two hulls on the same days
// question: Which MMSIs do records of overlapping days give to vessels that are not one hull?
// why: A ship station's MMSI belongs to one vessel at a time. Two at once hide which of them was where: a track, an
//   encounter or a port call of that MMSI may be the other's.
// benign: Held one after the other: days that do not overlap are not reported, and a record without any day covers
//   none. One hull under two spellings of a name, or renamed (not reported: the hulls must have two valid IMO numbers
//   and two names, or differ in name, call sign and national registration number, neither giving the other's name as a
//   previous one). A slip of the pen between sister ships of one owner is reported: the register has to correct it.
//   Default settings are no MMSI. One that more than five vessels hold may be a filler; of more than ten vessels of
//   more than ten names on one day it is context. Both are said.
// sentence: Potential use of one MMSI by several vessels: {mmsi} held by {hulls} hulls on the same days[ ({doubt})]:
//   {held_by}
// needs: Registration|Broadcast|Identity
// covers: MATCH (r:Registration|Broadcast|Identity)
//   WHERE r.mmsi IS NOT NULL AND coalesce(r.first, r.since, r.until, r.edition) IS NOT NULL
//   WITH r.mmsi AS mmsi, count(r) AS records WHERE records > 1 RETURN count(mmsi) AS n
// params: limit: int = 1000
// returns: mmsi: str, vessels: list[Vessel], hulls: int, doubt: str, held_by: list, listed: bool, severity: str,
//   records: list
// identity: mmsi
// denominator: MATCH (r:Registration|Broadcast|Identity) WHERE r.mmsi IS NOT NULL
//   RETURN count(DISTINCT r.mmsi) AS n
// severity: medium
// maturity: stable
// revision: 3
// references: Recommendation ITU-R M.585-9, Assignment and use of identities in the maritime mobile service

MATCH (r:Registration|Broadcast|Identity)
WHERE r.mmsi IS NOT NULL
WITH r.mmsi AS mmsi, collect(r) AS records, count(DISTINCT r.name_key) AS names
WHERE names > 1
UNWIND records AS r
MATCH (r)-[:DESCRIBES]->(v:Vessel)
WITH mmsi, names, r, v,
     coalesce(r.first, r.since, CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until) AS begins,
     coalesce(r.last, r.until, r.edition, r.since) AS ends
WHERE begins IS NOT NULL
WITH mmsi, names,
     collect({id: r.id, vessel: v.id, name: coalesce(r.name, 'a vessel without a name'), key: r.name_key,
              previous: coalesce(r.previous_name_keys, []), imo: r.imo, call_sign: r.call_sign,
              number: r.registration_number, begins: begins, ends: ends,
              source: coalesce(r.register, r.source, 'AIS')}) AS said
// How many vessels hold it on one day, looked at for some fifty of the days on which one of them begins to.
UNWIND said AS one
WITH mmsi, names, said, one.vessel AS vessel, min(one.begins) AS begins, max(one.ends) AS ends
ORDER BY mmsi, begins, vessel
WITH mmsi, names, said, collect({begins: begins, ends: ends}) AS spans
WITH mmsi, said, names > 10 AND any(n IN range(0, size(spans) - 1, size(spans) / 50 + 1)
       WHERE size([x IN spans WHERE x.begins <= spans[n].begins AND spans[n].begins <= x.ends]) > 10) AS many
WITH mmsi, many,
     CASE WHEN many THEN said ELSE [a IN said WHERE size([b IN said
       WHERE a.begins <= b.ends AND b.begins <= a.ends AND a.key <> b.key
         AND NOT a.key STARTS WITH b.key AND NOT b.key STARTS WITH a.key
         AND (a.imo <> b.imo
              OR (a.imo IS NULL OR b.imo IS NULL) AND a.call_sign <> b.call_sign AND a.number <> b.number
                 AND NOT a.key IN b.previous AND NOT b.key IN a.previous)]) > 0] END AS held
WHERE size(held) > 1
UNWIND held AS one
WITH mmsi, many, one
ORDER BY mmsi, one.name, one.imo, one.number, one.source, one.id
WITH mmsi, many, one.name AS name, coalesce('IMO ' + one.imo, one.number) AS mark,
     collect(DISTINCT one.source) AS sources, collect(one) AS rows
WITH mmsi, many, rows, name + ' (' + coalesce(mark + ', ', '') + head(sources)
       + reduce(more = '', source IN tail(sources) | more + ', ' + source) + ')' AS hull
ORDER BY mmsi, hull
WITH mmsi, many, collect(hull) AS held_by, reduce(every = [], some IN collect(rows) | every + some) AS held
UNWIND held AS one
WITH mmsi, many, held_by, one
ORDER BY mmsi, one.id
WITH mmsi, many, held_by, collect(DISTINCT one.id) AS records, count(DISTINCT one.imo) AS numbers,
     min(one.begins) AS first, max(one.ends) AS last, collect(DISTINCT one.vessel) AS vessels
UNWIND vessels AS vessel
WITH mmsi, many, held_by, records, numbers, first, last, vessel
ORDER BY mmsi, vessel
WITH mmsi, many, held_by, records, numbers, first, last, collect(vessel) AS vessels
UNWIND vessels[0..50] AS vessel
MATCH (v:Vessel {id: vessel})
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= last AND first <= l.covers_until
WITH mmsi, many, held_by, records, numbers, vessels, count(l) AS listings
RETURN mmsi AS mmsi, vessels[0..50] AS vessels,
       reduce(most = 2, n IN [size(vessels), numbers] | CASE WHEN n > most THEN n ELSE most END) AS hulls,
       CASE WHEN many OR size(vessels) > 5 THEN 'a placeholder?' END AS doubt,
       CASE WHEN many THEN held_by[0..9] + [toString(size(held_by) - 9) + ' more'] ELSE held_by END AS held_by,
       listings > 0 AS listed,
       CASE WHEN many THEN 'context' WHEN listings > 0 THEN 'high' ELSE 'medium' END AS severity,
       records[0..100] AS records
ORDER BY mmsi
LIMIT $limit
