// id: identity.imo-invalid
// title: IMO number on a register with a wrong check digit
// question: Which registrations give an IMO number that cannot be one?
// why: An IMO ship number carries a check digit. A number that fails it identifies no hull: screening by it finds
//   nothing, whatever the vessel did before.
// benign: A slip of the pen or a number of another scheme (a company's, a register's own). A blank, `NE`, `PENDING`
//   or a text instead of a number is no number and not reported.
// sentence: Potential error or false number: the {register} register gives {name} the IMO number {imo_written},
//   whose check digit is wrong
// needs: Registration
// params: limit: int = 1000
// returns: vessel: Vessel, name: str, register: str, imo_written: str, numbers: list, listed: bool, records: list
// identity: vessel, register, imo_written
// denominator: MATCH (r:Registration) WHERE r.imo_status = 'valid' OR r.imo_status = 'invalid' RETURN count(r) AS n
// severity: low
// maturity: stable
// revision: 1
// references: IMO Resolution A.1117(30), IMO Ship Identification Number Scheme

MATCH (r:Registration {imo_status: 'invalid'})-[:DESCRIBES]->(v:Vessel)
OPTIONAL MATCH (l:Listing)-[:LISTS_VESSEL]->(v)
WHERE l.since <= r.edition AND r.edition <= coalesce(l.until, l.edition)
WITH v, r, count(l) AS listings
ORDER BY v.id, r.register, r.imo_written, r.number, r.id
WITH v, r.register AS register, r.imo_written AS imo_written, min(r.name) AS name,
     collect(DISTINCT r.number) AS numbers, sum(listings) AS listings, collect(DISTINCT r.id) AS records
RETURN v.id AS vessel, name AS name, register AS register, imo_written AS imo_written, numbers AS numbers,
       listings > 0 AS listed, records AS records
ORDER BY vessel, register, imo_written
LIMIT $limit
