// id: documents.species-told-differently
// title: Another species on another paper of the same goods
// question: Which lines of entries name another species than the bill, the export declaration, a health or other paper,
//   the FDA's code or an analysis of the same goods?
// why: Who enters one species as another pays another duty, or escapes an order or a programme. The seller's papers and
//   a laboratory often still tell the right one.
// benign: Not reported: synonyms and market names of one species; a group (`tuna`) against one of its species; a list
//   that has the species among others; species that papers take for one another; an analysis that found it among
//   others. Goods that were joined by their code or parties are undecided. A general word on a bill may be a habit of
//   the shipper.
// sentence: Potential other species: {source} says {says}, {entry_name} enters {told}
// needs: Entry, Bill|ExportDeclaration|Paper|Refusal|Analysis|ProcessingStatement|StorageDocument
// params: limit: int = 1000
// returns: consignment: Consignment, importers: list[Company], entry_name: str, line_no: str, source: str, says: str,
//   told: str, hs: str, net_kg: float, day: date, basis: str, confidence: float, severity: str, records: list
// identity: records
// denominator: MATCH (e:Entry)-[:HAS_LINE]->(l:Goods) WHERE l.species IS NOT NULL OR l.species_group IS NOT NULL
//   RETURN count(DISTINCT e) AS n
// counted: entry_name
// undecided: MATCH (s:Consignment) WHERE size(s.entry_species) > 0
//   AND any(j IN s.joined_by WHERE j IN ['code', 'parties and goods'])
//   RETURN 'joined by its goods' AS reason, count(s) AS n
// severity: medium
// maturity: stable
// revision: 1
// references: 19 USC 1592; 21 CFR 101.18 (misbranding by species)

MATCH (e:Entry)-[:HAS_LINE]->(l:Goods)<-[c:CONTRADICTS]-(a)
WHERE c.field = 'species'
OPTIONAL MATCH (r:Bill|ExportDeclaration|Paper|Refusal|ProcessingStatement|StorageDocument)-[:HAS_LINE]->(a)
WITH e, l, c, coalesce(r, a) AS r
ORDER BY e.id, l.id, r.id, c.says, c.id
WITH e, l, r, collect(DISTINCT c.says) AS says, min(c.told) AS told, min(c.basis) AS basis,
     min(c.confidence) AS confidence
WITH e, l, r, says, told, basis, confidence,
     CASE WHEN r.id STARTS WITH 'refusal:' THEN 'the refusal' ELSE r.name END AS source
ORDER BY e.name, l.line_no, source, l.id, r.id
LIMIT $limit
OPTIONAL MATCH (e)-[:PART_OF]->(s:Consignment)
OPTIONAL MATCH (e)-[:IMPORTED_BY]->(i:Company)
WITH e, l, r, says, told, basis, confidence, source, s, i
ORDER BY e.id, l.id, r.id, s.id, i.id
WITH e, l, r, says, told, basis, confidence, source, min(s.id) AS consignment, collect(DISTINCT i.id) AS importers
RETURN consignment AS consignment, importers AS importers, e.name AS entry_name, l.line_no AS line_no,
       source AS source,
       reduce(text = '', word IN says | text + CASE text WHEN '' THEN '' ELSE ', ' END + word) AS says,
       told AS told, l.hs AS hs, l.net_kg AS net_kg, coalesce(e.entered, e.imported) AS day, basis AS basis,
       confidence AS confidence, CASE WHEN r.id STARTS WITH 'analysis:' THEN 'high' ELSE 'medium' END AS severity,
       [e.id, l.id, r.id] AS records
ORDER BY entry_name, line_no, source, records[1], records[2]
LIMIT $limit
