// id: documents.species-not-there
// title: A wild catch declared from an area in which its species is not known to be fished
// question: Which catches name FAO areas in none of which their species is fished wild?
// why: The area, or the species, is not what the paper says: fish of a closed or distant water, or a farmed one.
// benign: The area may be that of the landing or the plant. A farmed catch, a species of which no area is known, and
//   an area in words alone are not asked. A stray, or a fishery newer than the table: its rows are one year of
//   statistics or unverified, and a finding by them alone is low. Extend it in the case (`reference/species_areas.csv`).
// sentence: Potential error of area or species: {called} declares {species} caught in area {areas}, where no fishery of it
//   is known (known areas: {known_areas})
// needs: Goods
// covers: MATCH (g:Goods) WHERE g.stage = 'catch' AND g.species IS NOT NULL AND size(g.areas) > 0 RETURN count(g) AS n
// undecided: MATCH (g:Goods) WHERE g.stage = 'catch' AND g.species IS NOT NULL AND size(g.areas) > 0
//   AND coalesce(g.production, 'wild') = 'wild' WITH g.species AS species, count(g) AS lines
//   WHERE none(t IN $species_areas WHERE t.species = species)
//   RETURN 'no area of the species is known' AS reason, sum(lines) AS n
// params: limit: int = 1000
// tables: species_areas
// returns: goods: Goods, record: str, called: str, species: str, areas: list, known_areas: list, landed_at: str,
//   landed_kg: float, severity: str, records: list
// identity: goods
// denominator: MATCH (g:Goods) WHERE g.stage = 'catch' AND g.species IS NOT NULL AND size(g.areas) > 0
//   RETURN count(g) AS n
// counted: goods
// severity: medium
// maturity: stable
// revision: 1
// references: FAO major fishing areas (CWP Handbook, section H); `reference/species_areas.csv`, each row with its source

MATCH (g:Goods)
WHERE g.stage = 'catch' AND g.species IS NOT NULL AND size(g.areas) > 0 AND coalesce(g.production, 'wild') = 'wild'
WITH g.species AS species, g.areas AS areas, collect(g.id) AS lines
WITH species, areas, lines, [t IN $species_areas WHERE t.species = species] AS rows,
     [a IN areas WHERE left(a, 2) >= '18' AND left(a, 2) <= '88' AND (size(a) = 2 OR substring(a, 2, 1) = '.')
        | left(a, 2)] AS majors
WHERE size(rows) > 0 AND size(majors) > 0 AND size(majors) = size(areas)
  AND none(t IN rows WHERE t.area IN majors)
UNWIND rows AS t
WITH species, areas, lines, t.area AS area, t.status AS status
ORDER BY species, area
WITH species, areas, lines, collect(DISTINCT area) AS known, collect(DISTINCT coalesce(status, 'verified')) AS states
UNWIND lines AS line
MATCH (g:Goods {id: line})
MATCH (r)-[:HAS_LINE]->(g)
WHERE r.id = g.record AND coalesce(r.status, 'valid') = 'valid'
RETURN g.id AS goods, r.id AS record, r.name AS called, species AS species, areas AS areas, known AS known_areas,
       g.landed_at AS landed_at, g.landed_kg AS landed_kg,
       CASE WHEN any(s IN states WHERE s STARTS WITH 'unverified') THEN 'low' ELSE 'medium' END AS severity,
       [r.id] AS records
ORDER BY goods
LIMIT $limit
