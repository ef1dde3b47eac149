// id: ownership.address-hub
// title: One street or box address of many unlike companies
// question: At which addresses do at least five companies of unlike names have their seat?
// why: Firms that share a desk may share an owner: where one of them stands behind a listed vessel, the others deserve
//   a look. Alone it says nothing.
// benign: A registered agent's, a law firm's or a free zone's address (not reported where
//   `reference/agent_addresses.csv` knows it). A village, district or harbour (not reported: only addresses with a
//   street and number or a box count). One family's firms, each with one boat: names that begin with the same word, or
//   differ in a number, count once. A fishing harbour's or an association's box.
// sentence: Apparent shared address of {number} companies, {unlike} of them of unlike names: {companies} at {address}
// needs: Company
// params: limit: int = 1000
// tables: agent_addresses
// returns: address: str, company: Company, companies: list, number: int, unlike: int, vessels: int, records: list
// identity: address
// denominator: MATCH (c:Company) UNWIND c.address_keys AS key RETURN count(DISTINCT key) AS n
// severity: context
// maturity: stable
// revision: 1

MATCH (c:Company)
WHERE size(coalesce(c.address_keys, [])) > 0
UNWIND c.address_keys AS address
WITH address, collect(c) AS companies
WHERE size(companies) >= 5 AND NOT any(agent IN $agent_addresses WHERE address CONTAINS agent.words)
UNWIND companies AS c
UNWIND CASE WHEN size(coalesce(c.stems, [])) > 0 THEN c.stems ELSE [toUpper(c.name)] END AS stem
WITH address, c, min(split(stem, ' ')[0]) AS word
WITH address, collect(c) AS companies, count(DISTINCT word) AS unlike
WHERE unlike >= 5
UNWIND companies AS c
OPTIONAL MATCH (c)-[o:OWNS|OPERATES]->(v:Vessel)
WITH address, unlike, c, v, o
ORDER BY address, c.name, c.id, o.record
WITH address, unlike, min(c.id) AS company, collect(DISTINCT c.name) AS companies, count(DISTINCT v.id) AS vessels,
     collect(DISTINCT o.record) AS records
WHERE size(records) > 0
RETURN address AS address, company AS company, companies AS companies,
       size(companies) AS number, unlike AS unlike, vessels AS vessels,
       records[0..50] AS records
ORDER BY address
LIMIT $limit
