// id: identity.document-vessel-gone
// title: Document that names a vessel which was gone, or by a name which she no longer bore
// question: Which documents name a vessel, and a number of hers, by a name that she had given up before, or a vessel
//   that a list had called broken up, sunk or lost?
// why: Who writes a certificate writes what stands on the bow. A name that the hull had given up speaks for a paper
//   that was copied from an older one, or for a vessel that was not there; one that is scrapped catches nothing.
// benign: Papers take time: a name counts as gone only `days` after a register, history or transmission gives her
//   another. Where any of them still calls her so, the registers differ and nothing is reported; nor where one name
//   begins with the other. A vessel that is only missing from a later edition is not gone. One that a list's
//   edition calls broken up, sunk or lost is, `days` after it: not where the list is matched by her name alone, where she
//   is only to be broken up or in doubt, or where a later edition of a register still has her. Only papers that also
//   give a number of hers (IMO number, call sign, registration): by a name alone it may be another vessel.
// sentence: Apparent use of {what}: {vessel_name} is named as {written} in a document of {day}, and {how} by {changed}
// needs: Registration|Identity|Broadcast|Listing
// params: days: int = 30 from 0 to 366, limit: int = 1000
// returns: vessel: Vessel, document: str, vessel_name: str, written: str, what: str, how: str, new_name: str,
//   day: date, changed: date, listed: bool, severity: str, records: list
// identity: vessel, document
// denominator: Vessel
// severity: low
// maturity: stable
// revision: 2
// references: Regulation (EC) No 1005/2008, annex II (name, home port and numbers of the vessel)

CALL () {
  MATCH (r:Registration|Identity|Broadcast)-[:DESCRIBES]->(v:Vessel)
  WHERE r.name_key IS NOT NULL
  WITH v, count(DISTINCT r.name_key) AS names
  WHERE names > 1
  MATCH (v)<-[n:CAUGHT_BY|CARRIED_BY|PROCESSED_BY|NAMES_VESSEL]-(d)
  WHERE n.verified AND n.name_key IS NOT NULL AND n.day IS NOT NULL
  WITH v, coalesce(n.record, d.id) AS document, n.name_key AS key, min(n.as_written) AS written, min(n.day) AS day
  MATCH (r:Registration|Identity|Broadcast)-[:DESCRIBES]->(v)
  WHERE r.name_key IS NOT NULL
  WITH v, document, key, written, day, r,
       coalesce(r.first, r.since, CASE WHEN r.until < r.edition THEN r.until END, r.edition, r.until) AS begins,
       coalesce(r.last, r.until, r.edition, r.since) AS ends
  ORDER BY v.id, document, key, begins, r.id
  WITH v, document, key, written, day,
       collect({id: r.id, key: r.name_key, name: r.name, begins: begins, ends: ends}) AS said
  WITH v, document, key, written, day, said, [s IN said WHERE s.key = key] AS old
  WHERE size(old) > 0 AND none(s IN old WHERE s.ends IS NULL OR s.ends >= day - duration({days: $days}))
  WITH v, document, key, written, day, old,
       [s IN said WHERE NOT s.key STARTS WITH key AND NOT key STARTS WITH s.key
         AND s.begins <= day - duration({days: $days}) AND all(o IN old WHERE o.ends <= s.begins)] AS new
  WHERE size(new) > 0
  RETURN v AS v, document AS document, written AS written, day AS day, 'a name given up' AS what,
         'bore the name ' + head(new).name AS how, head(new).name AS new_name, head(new).begins AS changed,
         [s IN old | s.id] + [head(new).id] AS said
  UNION ALL
  MATCH (l:Listing)-[named:LISTS_VESSEL]->(v:Vessel)
  WHERE l.vessel_status IS NOT NULL AND l.edition IS NOT NULL AND NOT coalesce(named.basis, '') STARTS WITH 'name'
    AND NOT toLower(l.vessel_status) CONTAINS 'to be '
    AND any(word IN ['broken up', 'scrapped', 'sunk', 'scuttled', 'total loss']
            WHERE toLower(l.vessel_status) CONTAINS word)
  MATCH (v)<-[n:CAUGHT_BY|CARRIED_BY|PROCESSED_BY|NAMES_VESSEL]-(d)
  WHERE n.verified AND n.day >= l.edition + duration({days: $days})
    AND NOT EXISTS { MATCH (r:Registration)-[:DESCRIBES]->(v) WHERE r.edition > l.edition }
  WITH v, coalesce(n.record, d.id) AS document, n, l
  ORDER BY v.id, document, l.edition, l.id
  WITH v, document, min(coalesce(n.as_written, v.name)) AS written, min(n.day) AS day, head(collect(l)) AS l
  RETURN v AS v, document AS document, written AS written, day AS day, 'a vessel that is gone' AS what,
         'was called ' + l.vessel_status AS how, null AS new_name, l.edition AS changed, [l.id] AS said
}
WITH v, document, written, day, what, how, new_name, changed, said
ORDER BY v.id, document, what DESC, written, day
WITH v, document, head(collect({written: written, day: day, what: what, how: how, new_name: new_name,
     changed: changed, said: said})) AS one
WITH v, document, one, one.day AS day
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= day AND day <= l.covers_until
WITH v, document, one, day, count(l) AS listings
RETURN v.id AS vessel, document AS document, v.name AS vessel_name, one.written AS written, one.what AS what,
       one.how AS how, one.new_name AS new_name, day AS day, one.changed AS changed, listings > 0 AS listed,
       CASE WHEN listings > 0 THEN 'medium' ELSE 'low' END AS severity, [document] + one.said AS records
ORDER BY vessel, document, written
LIMIT $limit
