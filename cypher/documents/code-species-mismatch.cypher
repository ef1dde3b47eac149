// id: documents.code-species-mismatch
// title: A line whose tariff code covers other species than the line itself names
// question: Which lines of goods name a species, by its code, its scientific or its trade name, that their tariff code
//   does not cover in any edition of the nomenclature?
// why: The code decides on duty, orders and programmes. A species under the code of another pays that one's duty and
//   escapes its own papers.
// benign: A code that covers a group or says no species (a basket) is not asked, nor is a line of which only a group
//   is known, or a species by its tariff code alone. A species code of several (a genus, a family) is no species. Two
//   codes that are one in practice (`reference/species_aliases.csv`) agree. Only the six digits that all countries share
//   are asked.
// sentence: Potential mismatch of code and goods: {called} names {species} ({species_basis}) under HS {hs}, which covers
//   {covered}
// needs: Goods
// covers: MATCH (g:Goods) WHERE g.hs6 IS NOT NULL AND g.species IS NOT NULL RETURN count(g) AS n
// undecided: MATCH (g:Goods) WHERE g.hs6 IS NOT NULL AND g.species IS NULL AND g.species_group IS NOT NULL
//   RETURN 'only a group of species is known' AS reason, count(g) AS n
// params: limit: int = 1000
// tables: hs_says, species, species_aliases
// returns: goods: Goods, record: str, called: str, species: str, species_basis: str, hs: str, hs_country: str,
//   covered: list, stage: str, net_kg: float, records: list
// identity: goods
// denominator: MATCH (g:Goods) WHERE g.hs6 IS NOT NULL AND g.species IS NOT NULL RETURN count(g) AS n
// counted: goods
// severity: medium
// maturity: stable
// revision: 1
// references: International Convention on the Harmonized System, Article 3; `reference/hs_says.csv`, each row with its source

MATCH (g:Goods)
WHERE g.hs6 IS NOT NULL AND g.species_basis IN ['code', 'scientific name', 'name']
WITH g.hs AS hs, coalesce(g.hs_country, '') AS country, g.species AS species, g.species_basis AS basis,
     collect(g.id) AS lines
WITH hs, country, species, basis, lines,
     [t IN $hs_says WHERE size(t.code) <= 6 AND hs STARTS WITH t.code AND t.species IS NOT NULL] AS rows
WHERE size(rows) > 0
UNWIND rows AS r
WITH hs, country, species, basis, lines, rows, max(size(r.code)) AS longest
WITH hs, country, species, basis, lines, [r IN rows WHERE size(r.code) = longest | split(r.species, '|')] AS lists
WHERE none(l IN lists WHERE species IN l)
UNWIND lists AS l
UNWIND l AS one
WITH hs, country, species, basis, lines, one
ORDER BY hs, country, species, one
WITH hs, country, species, basis, lines, collect(DISTINCT one) AS covered
WITH hs, country, species, basis, lines, covered,
     coalesce(head([a IN $species_aliases WHERE a.code = species | a.as_one]), species) AS as_one
WHERE none(c IN covered WHERE coalesce(head([a IN $species_aliases WHERE a.code = c | a.as_one]), c) = as_one)
  AND none(s IN $species WHERE s.code = species AND s.wide IS NOT NULL)
UNWIND lines AS line
MATCH (g:Goods {id: line})
MATCH (r)-[:HAS_LINE]->(g)
WHERE r.id = g.record AND coalesce(r.status, 'valid') IN ['valid', 'new', 'amended']
RETURN g.id AS goods, r.id AS record, r.name AS called, species AS species, basis AS species_basis, hs AS hs,
       g.hs_country AS hs_country, covered AS covered, g.stage AS stage, g.net_kg AS net_kg, [r.id] AS records
ORDER BY goods
LIMIT $limit
