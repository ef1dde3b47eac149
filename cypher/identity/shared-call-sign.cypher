// id: identity.shared-call-sign
// title: One call sign on records of apparently two hulls on the same days
// question: Which radio call signs do records of overlapping days give to vessels that are not one hull?
// why: A call sign belongs to one ship station at a time. Two at once may be one vessel using the papers of another.
// benign: One hull with two IMO numbers by mistake, or a new hull that took over name and call sign of the one it
//   replaced (not reported: the names must differ, and either both IMO numbers are valid and differ, or the vessels are
//   two by what is known of them and their national registration numbers differ). A renamed vessel (not reported where
//   a record gives the other's name as a previous one, or both give one IMO number). A filler in place of a call sign:
//   what more than five vessels hold may be one, and of more than ten vessels of more than ten names on one day it is
//   context; both are said. Days that do not overlap are not reported, and a record without any day covers none. A
//   digit mistyped between vessels of one series is reported.
// sentence: Potential use of one call sign by several vessels: {call_sign} held by {hulls} hulls on the same
//   days[ ({doubt})]: {held_by}
// needs: Registration|Broadcast|Identity
// covers: MATCH (r:Registration|Broadcast|Identity)
//   WHERE r.call_sign IS NOT NULL AND coalesce(r.first, r.since, r.until, r.edition) IS NOT NULL
//   WITH r.call_sign AS call_sign, count(r) AS records WHERE records > 1 RETURN count(call_sign) AS n
// params: limit: int = 1000
// returns: call_sign: str, vessels: list[Vessel], hulls: int, doubt: str, held_by: list, listed: bool, severity: str,
//   records: list
// identity: call_sign
// denominator: MATCH (r:Registration|Broadcast|Identity) WHERE r.call_sign IS NOT NULL
//   WITH r.call_sign AS call_sign, count(r) AS records WHERE records > 1 RETURN count(call_sign) AS n
// severity: low
// maturity: stable
// revision: 3
// references: ITU Radio Regulations, Article 19 (identification of stations)

MATCH (r:Registration|Broadcast|Identity)
WHERE r.call_sign IS NOT NULL
WITH r.call_sign AS call_sign, collect(r) AS records, count(DISTINCT r.name_key) AS names
WHERE names > 1
UNWIND records AS r
MATCH (r)-[:DESCRIBES]->(v:Vessel)
WITH call_sign, names, r, v,
     coalesce(r.first, r.since, CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until) AS begins,
     coalesce(r.last, r.until, r.edition, r.since) AS ends
WHERE begins IS NOT NULL
WITH call_sign, names,
     collect({id: r.id, vessel: v.id, name: coalesce(r.name, 'a vessel without a name'), key: r.name_key,
              previous: coalesce(r.previous_name_keys, []), imo: r.imo, call_sign: r.call_sign,
              number: r.registration_number, begins: begins, ends: ends,
              source: coalesce(r.register, r.source, 'AIS')}) AS said
// How many vessels hold it on one day, looked at for some fifty of the days on which one of them begins to.
UNWIND said AS one
WITH call_sign, names, said, one.vessel AS vessel, min(one.begins) AS begins, max(one.ends) AS ends
ORDER BY call_sign, begins, vessel
WITH call_sign, names, said, collect({begins: begins, ends: ends}) AS spans
WITH call_sign, said, names > 10 AND any(n IN range(0, size(spans) - 1, size(spans) / 50 + 1)
       WHERE size([x IN spans WHERE x.begins <= spans[n].begins AND spans[n].begins <= x.ends]) > 10) AS many
WITH call_sign, many,
     CASE WHEN many THEN said ELSE [a IN said WHERE size([b IN said
       WHERE a.begins <= b.ends AND b.begins <= a.ends AND a.key <> b.key
         AND NOT a.key STARTS WITH b.key AND NOT b.key STARTS WITH a.key
         AND NOT a.key IN b.previous AND NOT b.key IN a.previous
         AND (a.imo <> b.imo
              OR (a.imo IS NULL OR b.imo IS NULL) AND a.number <> b.number AND a.vessel <> b.vessel)]) > 0] END AS held
WHERE size(held) > 1
UNWIND held AS one
WITH call_sign, many, one
ORDER BY call_sign, one.name, one.imo, one.number, one.source, one.id
WITH call_sign, many, one.name AS name, coalesce('IMO ' + one.imo, one.number) AS mark,
     collect(DISTINCT one.source) AS sources, collect(one) AS rows
WITH call_sign, many, rows, name + ' (' + coalesce(mark + ', ', '') + head(sources)
       + reduce(more = '', source IN tail(sources) | more + ', ' + source) + ')' AS hull
ORDER BY call_sign, hull
WITH call_sign, many, collect(hull) AS held_by, reduce(every = [], some IN collect(rows) | every + some) AS held
UNWIND held AS one
WITH call_sign, many, held_by, one
ORDER BY call_sign, one.id
WITH call_sign, many, held_by, collect(DISTINCT one.id) AS records, count(DISTINCT one.imo) AS numbers,
     min(one.begins) AS first, max(one.ends) AS last, collect(DISTINCT one.vessel) AS vessels
UNWIND vessels AS vessel
WITH call_sign, many, held_by, records, numbers, first, last, vessel
ORDER BY call_sign, vessel
WITH call_sign, many, held_by, records, numbers, first, last, collect(vessel) AS vessels
UNWIND vessels[0..50] AS vessel
MATCH (v:Vessel {id: vessel})
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= last AND first <= l.covers_until
WITH call_sign, many, held_by, records, numbers, vessels, count(l) AS listings
RETURN call_sign AS call_sign, vessels[0..50] AS vessels,
       reduce(most = 2, n IN [size(vessels), numbers] | CASE WHEN n > most THEN n ELSE most END) AS hulls,
       CASE WHEN many OR size(vessels) > 5 THEN 'a placeholder?' END AS doubt,
       CASE WHEN many THEN held_by[0..9] + [toString(size(held_by) - 9) + ' more'] ELSE held_by END AS held_by,
       listings > 0 AS listed,
       CASE WHEN many THEN 'context' WHEN listings > 0 THEN 'medium' ELSE 'low' END AS severity,
       records[0..100] AS records
ORDER BY call_sign
LIMIT $limit
