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
//   without either for no day. A number that more than five names bear may be a filler; of more than ten on one day it
//   is context. Both are said.
// sentence: Potential second hull under one IMO number, {imo}[, held by {hulls} hulls on the same days ({doubt})]:
//   {held_by}
// needs: Registration|Identity
// params: limit: int = 1000
// returns: imo: str, vessels: list[Vessel], hulls: int, doubt: str, held_by: list, listed: bool, severity: str,
//   records: list
// identity: imo
// denominator: MATCH (r:Registration|Identity) WHERE r.imo IS NOT NULL WITH r.imo AS imo, count(r) AS records
//   WHERE records > 1 RETURN count(imo) AS n
// severity: medium
// maturity: stable
// revision: 4
// references: IMO Resolution A.1117(30), IMO Ship Identification Number Scheme

MATCH (r:Registration|Identity)
WHERE r.imo IS NOT NULL
WITH r.imo AS imo, collect(r) AS records
WHERE size(records) > 1
UNWIND records AS r
MATCH (r)-[:DESCRIBES]->(v:Vessel)
WITH imo, r, v, coalesce(r.since, r.edition, r.until) AS begins, coalesce(r.until, r.edition, r.since) AS ends
WHERE begins IS NOT NULL
WITH imo, count(DISTINCT r.name_key) AS names,
     collect({id: r.id, vessel: v.id, name: coalesce(r.name, 'a vessel without a name'), key: r.name_key,
              previous: coalesce(r.previous_name_keys, []) + coalesce(r.previous_names, []), call_sign: r.call_sign,
              number: r.registration_number, length: r.length_m, length_kind: r.length_kind, tonnage: r.tonnage,
              tonnage_kind: r.tonnage_kind, begins: begins, ends: ends, source: coalesce(r.register, r.source)}) AS said
// How many names bear it on one day, looked at for some fifty of the days on which one of them begins to.
UNWIND said AS one
WITH imo, names, said, one.key AS key, min(one.begins) AS begins, max(one.ends) AS ends
ORDER BY imo, begins, key
WITH imo, names, said, collect({begins: begins, ends: ends}) AS spans
WITH imo, said, names > 10 AND any(n IN range(0, size(spans) - 1, size(spans) / 50 + 1)
       WHERE size([x IN spans WHERE x.begins <= spans[n].begins AND spans[n].begins <= x.ends]) > 10) AS many
UNWIND said AS a
WITH imo, many, a, CASE WHEN many THEN [] ELSE [b IN said WHERE a.begins <= b.ends AND b.begins <= a.ends] END AS beside
WITH imo, many, a,
     size([b IN beside WHERE a.length_kind = b.length_kind AND a.tonnage_kind = b.tonnage_kind
       AND abs(a.length - b.length) > 0.1 * CASE WHEN a.length > b.length THEN a.length ELSE b.length END
       AND abs(a.tonnage - b.tonnage) > 0.1 * CASE WHEN a.tonnage > b.tonnage THEN a.tonnage ELSE b.tonnage END])
       > 0 AS measures,
     size([b IN beside WHERE a.key <> b.key AND a.call_sign <> b.call_sign AND a.number <> b.number
       AND NOT a.key IN b.previous AND NOT a.name IN b.previous
       AND NOT b.key IN a.previous AND NOT b.name IN a.previous]) > 0 AS identifiers
WHERE many OR measures OR identifiers
WITH imo, many, a, a.name + ' ('
       + CASE WHEN identifiers THEN 'call sign ' + a.call_sign + ', number ' + a.number + ', ' ELSE '' END
       + CASE WHEN measures THEN a.length_kind + ' ' + replace(toString(a.length) + ' ', '.0 ', ' ') + 'm, '
                + a.tonnage_kind + ' ' + replace(toString(a.tonnage) + ',', '.0,', ',') + ' ' ELSE '' END
       + coalesce(a.source, 'a source without a name') + ')' AS hull
ORDER BY imo, hull, a.id
WITH imo, many, collect(DISTINCT hull) AS held_by, collect(a) AS held
UNWIND held AS one
WITH imo, many, held_by, one
ORDER BY imo, one.id
WITH imo, many, held_by, collect(DISTINCT one.id) AS records, count(DISTINCT one.key) AS names,
     min(one.begins) AS first, max(one.ends) AS last, collect(DISTINCT one.vessel) AS vessels
UNWIND vessels AS vessel
WITH imo, many, held_by, records, names, first, last, vessel
ORDER BY imo, vessel
WITH imo, many, held_by, records, names, first, last, collect(vessel) AS vessels
UNWIND vessels[0..50] AS vessel
MATCH (v:Vessel {id: vessel})
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= last AND first <= l.covers_until
WITH imo, many, held_by, records, names, vessels, count(l) AS listings
RETURN imo AS imo, vessels[0..50] AS vessels, CASE WHEN names > 2 THEN names ELSE 2 END AS hulls,
       CASE WHEN many OR names > 5 THEN 'a placeholder?' END AS doubt,
       CASE WHEN many THEN held_by[0..9] + [toString(size(held_by) - 9) + ' more'] ELSE held_by END AS held_by,
       listings > 0 AS listed,
       CASE WHEN many THEN 'context' WHEN listings > 0 THEN 'high' ELSE 'medium' END AS severity,
       records[0..100] AS records
ORDER BY imo
LIMIT $limit
