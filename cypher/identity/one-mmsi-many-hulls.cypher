// id: identity.one-mmsi-many-hulls
// title: One MMSI on records of apparently two hulls on the same days
// question: Which MMSIs do records of overlapping days give to vessels that are not one hull?
// why: A ship station's MMSI belongs to one vessel at a time. Two at once hide which of them was where: a track, an
//   encounter or a port call of that MMSI may be the other's.
// benign: Held one after the other: days that do not overlap are not reported, and a record without any day covers
//   none. One hull under two spellings of a name, or renamed (not reported: the hulls must have two valid IMO numbers
//   and two names, or differ in name, call sign and national registration number, neither giving the other's name as a
//   previous one). A slip of the pen between sister ships of one owner is reported: the register has to correct it.
//   Default settings are no MMSI.
// sentence: Potential second hull under the MMSI {mmsi} of {vessel_name}: {differences}
// needs: Registration|Broadcast|Identity
// covers: MATCH (r:Registration|Broadcast|Identity)
//   WHERE r.mmsi IS NOT NULL AND coalesce(r.first, r.since, r.until, r.edition) IS NOT NULL
//   WITH r.mmsi AS mmsi, count(r) AS records WHERE records > 1 RETURN count(mmsi) AS n
// params: limit: int = 1000
// returns: mmsi: str, vessel: Vessel, vessel_name: str, other: Vessel, other_name: str, differences: list,
//   listed: bool, records: list
// identity: mmsi, vessel, other
// denominator: MATCH (r:Registration|Broadcast|Identity) WHERE r.mmsi IS NOT NULL
//   RETURN count(DISTINCT r.mmsi) AS n
// severity: medium
// maturity: stable
// revision: 1
// references: Recommendation ITU-R M.585-9, Assignment and use of identities in the maritime mobile service

MATCH (r:Registration|Broadcast|Identity)
WHERE r.mmsi IS NOT NULL
WITH r.mmsi AS mmsi, collect(r) AS records, count(DISTINCT r.name_key) AS names
WHERE names > 1
UNWIND records AS r
WITH mmsi, r,
     coalesce(r.first, r.since, CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until) AS begins,
     coalesce(r.last, r.until, r.edition, r.since) AS ends
WITH mmsi, collect({record: r, begins: begins, ends: ends}) AS said
UNWIND said AS one
UNWIND said AS two
WITH mmsi, one, two, one.record AS a, two.record AS b
WHERE a.id < b.id AND one.begins <= two.ends AND two.begins <= one.ends
  AND a.name_key <> b.name_key
  AND NOT a.name_key STARTS WITH b.name_key AND NOT b.name_key STARTS WITH a.name_key
  AND (a.imo <> b.imo
       OR (a.imo IS NULL OR b.imo IS NULL) AND a.call_sign <> b.call_sign
          AND a.registration_number <> b.registration_number
          AND NOT coalesce(a.name_key IN b.previous_name_keys, false)
          AND NOT coalesce(b.name_key IN a.previous_name_keys, false))
MATCH (a)-[:DESCRIBES]->(v:Vessel)
MATCH (b)-[:DESCRIBES]->(w:Vessel)
WITH mmsi, one, two, a, b, CASE WHEN v.id <= w.id THEN v ELSE w END AS v, CASE WHEN v.id <= w.id THEN w ELSE v END AS w,
     a.name + coalesce(', IMO ' + a.imo, '') + ' (' + coalesce(a.register, a.source, 'AIS') + ') and '
     + b.name + coalesce(', IMO ' + b.imo, '') + ' (' + coalesce(b.register, b.source, 'AIS') + ')' AS difference
ORDER BY mmsi, v.id, w.id, difference, a.id, b.id
WITH mmsi, v, w, collect(DISTINCT difference) AS differences,
     reduce(seen = [], pair IN collect([a.id, b.id]) | seen + [id IN pair WHERE NOT id IN seen]) AS records,
     min(CASE WHEN one.begins < two.begins THEN one.begins ELSE two.begins END) AS first,
     max(CASE WHEN one.ends > two.ends THEN one.ends ELSE two.ends END) AS last
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(v)
WHERE l.since <= last AND first <= coalesce(l.until, l.edition)
WITH mmsi, v, w, differences, records, first, last, count(l) AS listings
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(w)
WHERE l.since <= last AND first <= coalesce(l.until, l.edition)
WITH mmsi, v, w, differences, records, listings, count(l) AS others
RETURN mmsi AS mmsi, v.id AS vessel, v.name AS vessel_name,
       CASE WHEN w.id <> v.id THEN w.id END AS other, CASE WHEN w.id <> v.id THEN w.name END AS other_name,
       differences AS differences, listings + others > 0 AS listed, records AS records
ORDER BY mmsi, vessel, coalesce(other, '')
LIMIT $limit
