// id: identity.two-hulls-one-imo
// title: One IMO number on records of apparently two hulls
// question: Under which IMO numbers do registrations or identities of the same days describe hulls that differ?
// why: An IMO number stays with one hull for life. Where two hulls carry one number, one of them may sail under the
//   identity of the other.
// benign: One dimension alone differs between registers in a third of all hulls (measured on public registers):
//   two like dimensions, a length and a tonnage of the same kind, must both be more than 10 % apart, the larger one
//   being 100 %; or name, call sign and national registration number must all differ, and neither registration give
//   the other's name as a previous one (a renamed vessel whose old registration still stands). A wrong IMO number on
//   one register is no second hull. Registrations whose days do not overlap (a conversion, a
//   re-measurement) are not reported; one without dates counts for the day of its register's edition, and one
//   without either for no day.
// sentence: Potential second hull under the IMO number {imo} of {vessel_name}: {differences}
// needs: Registration|Identity
// params: limit: int = 1000
// returns: imo: str, vessel: Vessel, vessel_name: str, other: Vessel, other_name: str, differences: list,
//   listed: bool, records: list
// identity: imo, vessel, other
// denominator: MATCH (r:Registration|Identity) WHERE r.imo IS NOT NULL WITH r.imo AS imo, count(r) AS records
//   WHERE records > 1 RETURN count(imo) AS n
// severity: medium
// maturity: stable
// revision: 2
// references: IMO Resolution A.1117(30), IMO Ship Identification Number Scheme

MATCH (r:Registration|Identity)
WHERE r.imo IS NOT NULL
WITH r.imo AS imo, collect(r) AS records
WHERE size(records) > 1
UNWIND records AS a
UNWIND records AS b
WITH imo, a, b
WHERE a.id < b.id
  AND coalesce(a.since, a.edition, a.until) <= coalesce(b.until, b.edition, b.since)
  AND coalesce(b.since, b.edition, b.until) <= coalesce(a.until, a.edition, a.since)
WITH imo, a, b,
     a.length_kind = b.length_kind AND a.tonnage_kind = b.tonnage_kind
     AND abs(a.length_m - b.length_m) > 0.1 * CASE WHEN a.length_m > b.length_m THEN a.length_m ELSE b.length_m END
     AND abs(a.tonnage - b.tonnage) > 0.1 * CASE WHEN a.tonnage > b.tonnage THEN a.tonnage ELSE b.tonnage END
     AS measures,
     a.name_key <> b.name_key AND a.call_sign <> b.call_sign AND a.registration_number <> b.registration_number
     AND NOT coalesce(a.name_key IN b.previous_name_keys, a.name IN b.previous_names, false)
     AND NOT coalesce(b.name_key IN a.previous_name_keys, b.name IN a.previous_names, false) AS identifiers
WHERE measures OR identifiers
MATCH (a)-[:DESCRIBES]->(v:Vessel)
MATCH (b)-[:DESCRIBES]->(w:Vessel)
WITH imo, a, b, CASE WHEN v.id <= w.id THEN v ELSE w END AS v, CASE WHEN v.id <= w.id THEN w ELSE v END AS w,
     CASE WHEN measures
       THEN a.length_kind + ' ' + toString(a.length_m) + ' m, ' + a.tonnage_kind + ' ' + toString(a.tonnage)
            + ' (' + coalesce(a.register, a.source) + ') and ' + toString(b.length_m) + ' m, ' + toString(b.tonnage)
            + ' (' + coalesce(b.register, b.source) + ')'
       ELSE a.name + ', ' + a.call_sign + ', ' + a.registration_number + ' (' + coalesce(a.register, a.source) + ') and '
            + b.name + ', ' + b.call_sign + ', ' + b.registration_number + ' (' + coalesce(b.register, b.source) + ')'
     END AS difference
ORDER BY imo, v.id, w.id, difference, a.id, b.id
WITH imo, v, w, collect(DISTINCT difference) AS differences,
     reduce(seen = [], pair IN collect([a.id, b.id]) | seen + [id IN pair WHERE NOT id IN seen]) AS records,
     min(coalesce(a.since, a.edition)) AS first, max(coalesce(a.until, a.edition)) AS last
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(v)
WHERE l.since <= last AND first <= coalesce(l.until, l.edition)
WITH imo, v, w, differences, records, first, last, count(l) AS listings
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(w)
WHERE l.since <= last AND first <= coalesce(l.until, l.edition)
WITH imo, v, w, differences, records, listings, count(l) AS others
RETURN imo AS imo, v.id AS vessel, v.name AS vessel_name,
       CASE WHEN w.id <> v.id THEN w.id END AS other, CASE WHEN w.id <> v.id THEN w.name END AS other_name,
       differences AS differences, listings + others > 0 AS listed, records AS records
ORDER BY imo, vessel, coalesce(other, '')
LIMIT $limit
