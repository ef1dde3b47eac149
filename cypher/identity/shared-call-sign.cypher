// id: identity.shared-call-sign
// title: One call sign on records of apparently two hulls on the same days
// question: Which radio call signs do records of overlapping days give to vessels that are not one hull?
// why: A call sign belongs to one ship station at a time. Two at once may be one vessel using the papers of another.
// benign: One hull with two IMO numbers by mistake, or a new hull that took over name and call sign of the one it
//   replaced (not reported: the names must differ, and either both IMO numbers are valid and differ, or the vessels are
//   two by what is known of them and their national registration numbers differ). A renamed vessel (not reported where
//   a record gives the other's name as a previous one, or both give one IMO number). A filler in place of a call sign
//   (not reported: one that goes with more than ten names). Days that do not overlap are not reported, and a record
//   without any day covers none. A digit mistyped between vessels of one series is reported.
// sentence: Potential use of one call sign, {call_sign}, by two hulls: {differences}
// needs: Registration|Broadcast|Identity
// covers: MATCH (r:Registration|Broadcast|Identity)
//   WHERE r.call_sign IS NOT NULL AND coalesce(r.first, r.since, r.until, r.edition) IS NOT NULL
//   WITH r.call_sign AS call_sign, count(r) AS records WHERE records > 1 RETURN count(call_sign) AS n
// params: limit: int = 1000
// returns: call_sign: str, vessel: Vessel, vessel_name: str, other: Vessel, other_name: str, differences: list,
//   listed: bool, records: list
// identity: call_sign, vessel, other
// denominator: MATCH (r:Registration|Broadcast|Identity) WHERE r.call_sign IS NOT NULL
//   WITH r.call_sign AS call_sign, count(r) AS records WHERE records > 1 RETURN count(call_sign) AS n
// severity: low
// maturity: stable
// revision: 1
// references: ITU Radio Regulations, Article 19 (identification of stations)

MATCH (r:Registration|Broadcast|Identity)
WHERE r.call_sign IS NOT NULL
WITH r.call_sign AS call_sign, collect(r) AS records, count(DISTINCT r.name_key) AS names
WHERE 1 < names AND names <= 10
UNWIND records AS r
WITH call_sign, r,
     coalesce(r.first, r.since, CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until) AS begins,
     coalesce(r.last, r.until, r.edition, r.since) AS ends
WITH call_sign, collect({record: r, begins: begins, ends: ends}) AS said
UNWIND said AS one
UNWIND said AS two
WITH call_sign, one, two, one.record AS a, two.record AS b
WHERE a.id < b.id AND one.begins <= two.ends AND two.begins <= one.ends
  AND a.name_key <> b.name_key
  AND NOT a.name_key STARTS WITH b.name_key AND NOT b.name_key STARTS WITH a.name_key
  AND NOT coalesce(a.name_key IN b.previous_name_keys, false)
  AND NOT coalesce(b.name_key IN a.previous_name_keys, false)
  AND (a.imo <> b.imo OR (a.imo IS NULL OR b.imo IS NULL) AND a.registration_number <> b.registration_number)
MATCH (a)-[:DESCRIBES]->(v:Vessel)
MATCH (b)-[:DESCRIBES]->(w:Vessel)
WHERE a.imo <> b.imo OR v.id <> w.id
WITH call_sign, one, two, a, b,
     CASE WHEN v.id <= w.id THEN v ELSE w END AS v, CASE WHEN v.id <= w.id THEN w ELSE v END AS w,
     a.name + coalesce(', IMO ' + a.imo, ', ' + a.registration_number, '')
     + ' (' + coalesce(a.register, a.source, 'AIS') + ') and '
     + b.name + coalesce(', IMO ' + b.imo, ', ' + b.registration_number, '')
     + ' (' + coalesce(b.register, b.source, 'AIS') + ')' AS difference
ORDER BY call_sign, v.id, w.id, difference, a.id, b.id
WITH call_sign, v, w, collect(DISTINCT difference) AS differences,
     reduce(seen = [], pair IN collect([a.id, b.id]) | seen + [id IN pair WHERE NOT id IN seen]) AS records,
     min(CASE WHEN one.begins < two.begins THEN one.begins ELSE two.begins END) AS first,
     max(CASE WHEN one.ends > two.ends THEN one.ends ELSE two.ends END) AS last
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(v)
WHERE l.since <= last AND first <= coalesce(l.until, l.edition)
WITH call_sign, v, w, differences, records, first, last, count(l) AS listings
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(w)
WHERE l.since <= last AND first <= coalesce(l.until, l.edition)
WITH call_sign, v, w, differences, records, listings, count(l) AS others
RETURN call_sign AS call_sign, v.id AS vessel, v.name AS vessel_name,
       CASE WHEN w.id <> v.id THEN w.id END AS other, CASE WHEN w.id <> v.id THEN w.name END AS other_name,
       differences AS differences, listings + others > 0 AS listed, records AS records
ORDER BY call_sign, vessel, coalesce(other, '')
LIMIT $limit
