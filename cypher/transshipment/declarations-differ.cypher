// id: transshipment.declarations-differ
// title: Donor and receiver declare one transhipment differently
// question: Which transhipments did the vessel that gave and the one that received declare with other species, another
//   weight or another place?
// why: Two papers of one transfer should agree: what one leaves out is landed under no name, or under another's.
// benign: Weights at sea are estimates, and species of small fish are hard to tell. Not reported: weights within a
//   tenth or a tonne of each other, or on different bases (live and product); places within 50 nautical miles; a paper
//   that the same vessel has amended or declared anew since: its last one counts.
// sentence: Apparent contradiction: {donor_name} and {receiver_name} declare their transhipment of {day} differently: {differs} (donor
//   {donor_kg|an unknown number of} kg of {donor_species|unknown species}, receiver {receiver_kg|an unknown number of}
//   kg of {receiver_species|unknown species})
// needs: Transshipment, TransshipmentDeclaration
// undecided: MATCH (a:Transshipment)-[:SAME_OCCASION]->(b:Transshipment)
//   WHERE a.start >= $since AND a.basis = 'declared' AND b.basis = 'declared'
//     AND coalesce(a.product_kg - b.product_kg, a.live_kg - b.live_kg) IS NULL
//   RETURN 'no weights on one basis' AS reason, count(DISTINCT a) AS n
// params: since: date = 2000-01-01, share: float = 0.1 from 0 to 1, kg: float = 1000 from 0, limit: int = 1000
// returns: donor: Vessel, receiver: Vessel, first: TransshipmentDeclaration, second: TransshipmentDeclaration,
//   donor_name: str, receiver_name: str, day: date, differs: list, donor_kg: float, receiver_kg: float,
//   donor_species: list, receiver_species: list, nautical_miles: float, listed: bool, confidence: float, records: list
// identity: first, second
// denominator: MATCH (a:Transshipment)-[:SAME_OCCASION]->(b:Transshipment)
//   WHERE a.basis = 'declared' AND b.basis = 'declared' RETURN count(DISTINCT a) AS n
// counted: second
// severity: medium
// maturity: stable
// revision: 1
// references: WCPFC CMM 2009-06, par. 10 and Annex I (declarations of both vessels); the tenth, the tonne and the 50
//   nautical miles are choices of this engine

MATCH (b:Transshipment)<-[same:SAME_OCCASION]-(a:Transshipment)
WHERE a.start >= $since
MATCH (a)<-[:REPORTS]-(y:TransshipmentDeclaration {declared_by: 'receiver'})
MATCH (b)<-[:REPORTS]-(x:TransshipmentDeclaration {declared_by: 'donor'})
// The last paper of each counts.
WHERE NOT EXISTS { MATCH (a)-[:SAME_OCCASION]-(:Transshipment)<-[:REPORTS]-(z:TransshipmentDeclaration)
                   WHERE z.declared_by = 'receiver' AND z.declared > y.declared }
  AND NOT EXISTS { MATCH (b)-[:SAME_OCCASION]-(:Transshipment)<-[:REPORTS]-(z:TransshipmentDeclaration)
                   WHERE z.declared_by = 'donor' AND z.declared > x.declared }
WITH a, b, x, y, same,
     CASE WHEN b.product_kg - a.product_kg IS NOT NULL THEN [b.product_kg, a.product_kg]
          WHEN b.live_kg - a.live_kg IS NOT NULL THEN [b.live_kg, a.live_kg] ELSE [null, null] END AS kg,
     2 * 3440.065 * asin(sqrt(sin(radians(b.latitude - a.latitude) / 2) ^ 2
       + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(radians(b.longitude - a.longitude) / 2) ^ 2)) AS apart
WITH a, b, x, y, same, kg, apart, abs(kg[0] - kg[1]) AS more,
     CASE WHEN kg[0] > kg[1] THEN kg[0] ELSE kg[1] END AS most
WITH a, b, x, y, same, kg, apart,
     [what IN [CASE WHEN size(a.species) > 0 AND size(b.species) > 0
                 AND (any(s IN a.species WHERE NOT s IN b.species) OR any(s IN b.species WHERE NOT s IN a.species))
                 THEN 'species' END,
               CASE WHEN more > $kg AND more > $share * most THEN 'weight' END,
               CASE WHEN apart > 50 THEN 'place' END] WHERE what IS NOT NULL] AS differs
WHERE size(differs) > 0
OPTIONAL MATCH (a)<-[:TOOK_PART_IN {role: 'donor'}]-(v:Vessel)
OPTIONAL MATCH (a)<-[:TOOK_PART_IN {role: 'receiver'}]-(c:Vessel)
OPTIONAL MATCH (a)<-[:TOOK_PART_IN]-(:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= a.day AND a.day <= l.covers_until
WITH a, b, x, y, same, kg, apart, differs, min(v.id) AS donor, min(c.id) AS receiver, min(v.name) AS donor_name,
     min(c.name) AS receiver_name, count(l) AS listings
RETURN donor AS donor, receiver AS receiver, x.id AS first, y.id AS second,
       coalesce(donor_name, 'a vessel without a name') AS donor_name,
       coalesce(receiver_name, 'a vessel without a name') AS receiver_name, b.day AS day, differs AS differs,
       kg[0] AS donor_kg, kg[1] AS receiver_kg, b.species AS donor_species, a.species AS receiver_species,
       round(apart) AS nautical_miles, listings > 0 AS listed, same.confidence AS confidence,
       [x.id, y.id, b.id, a.id] AS records
ORDER BY first, second
LIMIT $limit
