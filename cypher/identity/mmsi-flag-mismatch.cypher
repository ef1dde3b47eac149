// id: identity.mmsi-flag-mismatch
// title: MMSI of one flag on a record of another
// question: Which records give a vessel a flag and an MMSI that was issued by another flag state?
// why: The first three digits of an MMSI are those of the administration that issued it. One that does not fit the
//   flag may be left over from an earlier flag, taken from another vessel or made up.
// benign: A territory and its state (`reference/flag_territories.csv`: Madeira and the Azores are Portugal's, French
//   overseas territories France's, Hong Kong's and Taiwan's digits stand under China; not reported). A vessel that
//   changed its flag and still transmits the old MMSI for some weeks: not reported where the record gives that flag as a
//   previous one, or another record of the vessel gives it on its days or within `grace` days of them. A register's row
//   without days speaks for the year of its edition. A digit mistyped. A record without any day is compared with
//   itself alone.
// sentence: Potential mismatch of flag and MMSI[ on {day}]: according to {sources|a source without a name}, {name} has
//   the flag {flag} and the MMSI {mmsi}, whose first three digits are those of {mmsi_flag}
// needs: Registration|Broadcast|Identity
// covers: MATCH (r:Registration|Broadcast|Identity)
//   WHERE r.mmsi_flag IS NOT NULL AND r.flag IS NOT NULL
//     AND coalesce(r.first, r.since, r.edition, r.until) IS NOT NULL RETURN count(r) AS n
// params: grace: int = 30 from 0 to 366, limit: int = 1000
// tables: flag_territories
// returns: vessel: Vessel, name: str, mmsi: str, mmsi_flag: str, flag: str, day: str, sources: list, listed: bool,
//   records: list
// identity: vessel, mmsi, flag
// denominator: MATCH (r:Registration|Broadcast|Identity) WHERE r.mmsi_flag IS NOT NULL AND r.flag IS NOT NULL
//   RETURN count(r) AS n
// counted: records
// severity: low
// maturity: stable
// revision: 2
// references: ITU Table of Maritime Identification Digits; Recommendation ITU-R M.585-9

MATCH (r:Registration|Broadcast|Identity)-[:DESCRIBES]->(v:Vessel)
WHERE r.mmsi_flag <> r.flag AND NOT r.mmsi_flag IN coalesce(r.previous_flags, [])
WITH r, v,
     coalesce(head([t IN $flag_territories WHERE t.iso3 = r.mmsi_flag | t.state]), r.mmsi_flag) AS issuer,
     coalesce(head([t IN $flag_territories WHERE t.iso3 = r.flag | t.state]), r.flag) AS state
WHERE issuer <> state
WITH r, v,
     coalesce(r.first, r.since, r.covers_since, r.edition, r.until) AS begins,
     coalesce(r.last, r.until, r.covers_until, r.edition, r.since) AS ends,
     coalesce(r.first, r.since, r.edition, r.until) AS day
OPTIONAL MATCH (o:Registration|Broadcast|Identity)-[:DESCRIBES]->(v)
WHERE o.flag = r.mmsi_flag
  AND coalesce(o.first, o.since, o.covers_since, o.edition, o.until) <= ends + duration({days: $grace})
  AND begins <= coalesce(o.last, o.until, o.covers_until, o.edition, o.since) + duration({days: $grace})
WITH r, v, begins, ends, day, count(o) AS reflagged
WHERE reflagged = 0
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= ends AND begins <= l.covers_until
WITH v, r, day, count(l) AS listings
ORDER BY v.id, r.mmsi, r.flag, day, r.id
RETURN v.id AS vessel, v.name AS name, r.mmsi AS mmsi, min(r.mmsi_flag) AS mmsi_flag, r.flag AS flag,
       left(toString(min(day)), 10) AS day, collect(DISTINCT coalesce(r.register, r.source, 'AIS')) AS sources,
       sum(listings) > 0 AS listed, collect(DISTINCT r.id) AS records
ORDER BY vessel, mmsi, flag
LIMIT $limit
