// id: identity.imo-invalid
// title: IMO number on a register, in a document or in another source with a wrong check digit
// question: Which registrations, identities and documents give an IMO number that cannot be one?
// why: An IMO ship number carries a check digit. A number that fails it identifies no hull: screening by it finds
//   nothing, whatever the vessel did before.
// benign: A slip of the pen or a number of another scheme (a company's, a register's own). A blank, `NE`, `PENDING`,
//   a text instead of a number and anything but seven digits is no IMO number and not reported.
//   What a transmitter says of itself is not reported: a mistyped number there is common. Of documents those that are
//   tied to a hull by what else they say of her; not harvest reports, whose box takes any number of the vessel.
// sentence: Potential error or false number: {name|a vessel without a name} has the IMO number {imo_written} according
//   to {register|a source without a name}, and its check digit is wrong
// needs: Registration|Identity|CatchCertificate
// params: limit: int = 1000
// returns: vessel: Vessel, name: str, register: str, imo_written: str, numbers: list, listed: bool, records: list
// identity: vessel, register, imo_written
// denominator: MATCH (r:Registration|Identity)
//   WHERE r.imo_status = 'valid' OR r.imo_status = 'invalid' AND r.imo_written =~ '[^0-9]*[0-9]{7}[^0-9]*'
//   RETURN count(r) AS n
// counted: records
// severity: low
// maturity: stable
// revision: 4
// references: IMO Resolution A.1117(30), IMO Ship Identification Number Scheme

CALL () {
  MATCH (r:Registration|Identity)-[:DESCRIBES]->(v:Vessel)
  WHERE r.imo_status = 'invalid'
  RETURN v, r.id AS id, r.name AS name, r.number AS number, r.imo_written AS written,
         coalesce(r.edition, r.until, r.since) AS day, coalesce(r.register, r.source) AS register
  UNION
  MATCH (v:Vessel)<-[n:CAUGHT_BY|NAMES_VESSEL|PROCESSED_BY|CARRIED_BY]-(d)
  WHERE n.number_written IS NOT NULL AND NOT n.record STARTS WITH 'harvest_report:'
  RETURN v, coalesce(n.record, d.id) AS id, n.as_written AS name, null AS number, n.number_written AS written,
         n.day AS day, 'a document' AS register
}
WITH v, id, name, number, written, day, register
WHERE written =~ '[^0-9]*[0-9]{7}[^0-9]*'
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= day AND day <= l.covers_until
WITH v, id, name, number, written, register, count(l) AS listings
ORDER BY v.id, register, written, number, id
WITH v, register, written, min(name) AS name, collect(DISTINCT number) AS numbers, sum(listings) AS listings,
     collect(DISTINCT id) AS records
RETURN v.id AS vessel, name AS name, register AS register, written AS imo_written, numbers AS numbers,
       listings > 0 AS listed, records AS records
ORDER BY vessel, register, imo_written
LIMIT $limit
