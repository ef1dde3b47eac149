// id: documents.code-species-mismatch
// title: A line whose tariff code covers another species or form than the line itself names
// question: Which lines of goods name a species, by its code, its scientific or its trade name, that their tariff code
//   does not cover in any edition of the nomenclature; and which are told as fillets under a code of whole or cut fish,
//   or as whole or gutted fish under one of fillets?
// why: The code decides on duty, orders and programmes. A species or form under the code of another pays that one's
//   duty and escapes its own papers.
// benign: A code that covers a group or says no species (a basket) is not asked, nor is a line of which only a group
//   is known, or a species by its tariff code alone. A species code of several (a genus, a family) is no species. Two
//   codes that are one in practice (`reference/species_aliases.csv`) agree. The form is asked of what is traded or
//   made: a certificate tells fish as they were caught under the code of the fillets that they became. Meat, steaks and
//   parts are cut either way. Only the six digits that all countries share are asked.
// sentence: Potential mismatch of code and goods: {called} names {named} under HS {hs}, which covers {covered}
// needs: Goods
// covers: MATCH (g:Goods) WHERE g.hs6 IS NOT NULL AND (g.species IS NOT NULL OR g.presentation IS NOT NULL)
//   RETURN count(g) AS n
// undecided: MATCH (g:Goods) WHERE g.hs6 IS NOT NULL AND g.species IS NULL AND g.species_group IS NOT NULL
//   RETURN 'only a group of species is known' AS reason, count(g) AS n
// params: limit: int = 1000
// tables: hs_says, species, species_aliases
// returns: goods: Goods, record: str, called: str, named: str, species: str, species_basis: str, presentation: str,
//   differs: list, hs: str, hs_country: str, covered: list, stage: str, net_kg: float, records: list
// identity: goods
// denominator: MATCH (g:Goods) WHERE g.hs6 IS NOT NULL AND (g.species IS NOT NULL OR g.presentation IS NOT NULL)
//   RETURN count(g) AS n
// counted: goods
// severity: medium
// maturity: stable
// revision: 2
// references: International Convention on the Harmonized System, Article 3; `reference/hs_says.csv`, each row with its
//   source; presentations: Regulation (EU) 404/2011, annex I

MATCH (g:Goods)
WHERE g.hs6 IS NOT NULL AND (g.species_basis IN ['code', 'scientific name', 'name'] OR g.presentation IS NOT NULL)
WITH g.hs6 AS hs6, CASE WHEN g.species_basis IN ['code', 'scientific name', 'name'] THEN g.species END AS species,
     CASE WHEN g.stage = 'product' THEN g.presentation END AS presentation, collect(g.id) AS lines
WITH hs6, collect({species: species, presentation: presentation, lines: lines}) AS kinds
WITH hs6, kinds, [t IN $hs_says WHERE size(t.code) <= 6 AND hs6 STARTS WITH t.code] AS rows
WITH hs6, kinds, [t IN rows WHERE t.species IS NOT NULL] AS named, [t IN rows WHERE t.form IS NOT NULL] AS formed
WITH hs6, kinds,
     [t IN named WHERE none(o IN named WHERE size(o.code) > size(t.code)) | split(t.species, '|')] AS lists,
     [t IN formed WHERE none(o IN formed WHERE size(o.code) > size(t.code)) | t.form] AS forms
UNWIND kinds AS kind
WITH lists, forms, kind.species AS species, kind.presentation AS presentation, kind.lines AS lines
WITH lists, species, presentation, lines,
     species IS NOT NULL AND size(lists) > 0 AND none(l IN lists WHERE species IN l) AS other,
     CASE WHEN size(forms) > 0 AND all(f IN forms WHERE f = 'fillet')
            AND presentation IN ['WHL', 'GUT', 'GUG', 'GUH', 'GUL', 'GUS', 'HEA', 'GHT', 'SGH', 'SGT'] THEN 'fillets'
          WHEN size(forms) > 0 AND all(f IN forms WHERE f = 'whole or cut')
            AND presentation IN ['FIL', 'FIS', 'FSB', 'FSP'] THEN 'whole or cut fish, and no fillets' END AS form
WHERE other OR form IS NOT NULL
UNWIND CASE WHEN size(lists) > 0 THEN lists ELSE [[null]] END AS l
UNWIND l AS one
WITH species, presentation, lines, other, form, one
ORDER BY species, presentation, one
WITH species, presentation, lines, other, form, collect(DISTINCT one) AS listed
WITH species, presentation, lines, form, listed,
     other AND none(s IN $species WHERE s.code = species AND s.wide IS NOT NULL)
       AND none(c IN listed WHERE coalesce(head([a IN $species_aliases WHERE a.code = c | a.as_one]), c)
                                = coalesce(head([a IN $species_aliases WHERE a.code = species | a.as_one]), species))
       AS other
WHERE other OR form IS NOT NULL
UNWIND lines AS line
MATCH (g:Goods {id: line})
MATCH (r)-[:HAS_LINE]->(g)
WHERE r.id = g.record AND coalesce(r.status, 'valid') IN ['valid', 'new', 'amended']
RETURN g.id AS goods, r.id AS record, r.name AS called,
       CASE WHEN other AND form IS NOT NULL THEN species + ' (' + g.species_basis + ') in presentation ' + presentation
            WHEN other THEN species + ' (' + g.species_basis + ')'
            ELSE 'presentation ' + presentation END AS named,
       g.species AS species, g.species_basis AS species_basis, g.presentation AS presentation,
       CASE WHEN other AND form IS NOT NULL THEN ['species', 'form'] WHEN other THEN ['species'] ELSE ['form'] END
         AS differs,
       g.hs AS hs, g.hs_country AS hs_country,
       CASE WHEN other AND form IS NOT NULL THEN listed + [form] WHEN other THEN listed ELSE [form] END AS covered,
       g.stage AS stage, g.net_kg AS net_kg, [r.id] AS records
ORDER BY goods
LIMIT $limit
