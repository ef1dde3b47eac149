// id: identity.document-vessel-gone
// title: Document that names a vessel by a name which she no longer bore
// question: Which documents name a vessel, and a number of hers, by a name that she had given up before?
// why: Who writes a certificate writes what stands on the bow. A name that the hull had given up speaks for a paper
//   that was copied from an older one, or for a vessel that was not there.
// benign: Papers take time: a name counts as gone only `days` after a register, history or transmission gives her
//   another. Where any of them still calls her so, the registers differ and nothing is reported; nor where one name
//   begins with the other. A vessel that is only missing from a later edition is not gone. Only papers that also give
//   a number of hers (IMO number, call sign, registration): by the old name alone it may be another vessel.
// sentence: Apparent use of a name given up: {vessel_name} is named as {written} in a document of {day}, and bore the
//   name {new_name} by {changed}
// needs: Registration|Identity|Broadcast
// params: days: int = 30 from 0 to 366, limit: int = 1000
// returns: vessel: Vessel, document: str, vessel_name: str, written: str, new_name: str, day: date, changed: date,
//   listed: bool, severity: str, records: list
// identity: vessel, document
// denominator: Vessel
// severity: low
// maturity: stable
// revision: 1
// references: Regulation (EC) No 1005/2008, annex II (name, home port and numbers of the vessel)

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
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= day AND day <= l.covers_until
WITH v, document, written, day, old, new, count(l) AS listings
RETURN v.id AS vessel, document AS document, v.name AS vessel_name, written AS written, head(new).name AS new_name,
       day AS day, head(new).begins AS changed, listings > 0 AS listed,
       CASE WHEN listings > 0 THEN 'medium' ELSE 'low' END AS severity,
       [document] + [s IN old | s.id] + [head(new).id] AS records
ORDER BY vessel, document, written
LIMIT $limit
