// id: documents.certificate-overused
// title: More drawn on certificates than was landed under them
// question: On which certificates, alone or together, is more drawn than was landed, however the draws are shared out?
// why: A certificate is for a landed weight. Fish beyond it has no paper: other fish goes under the name of a lawful
//   landing. Who sees only the own statements, exports or entries never sees it.
// benign: Not reported: certificates split within their weight; void or replaced statements; one statement in two
//   copies; one consignment that several papers tell of; one certificate for a whole landing; species that papers
//   take for one another. Draws count at the least live weight, landings at the greatest, with 2 % for scales (10 %
//   where the landed weight is an estimate) and 50 kg. Of several papers of one finding none alone need be wrong.
// sentence: Apparent over-use: at least {drawn_kg} kg drawn on {papers}, which cover at most {landed_kg} kg
//   ({excess_kg} kg too much): {draws}
// needs: Balance, CatchCertificate
// params: share: float = 0.02 from 0.02 to 10, kg: float = 50 from 50, limit: int = 1000
// returns: balance: Balance, vessels: list[Vessel], account: str, day: date, papers: list, draws: list,
//   landed_kg: float, drawn_kg: float, excess_kg: float, forced: bool, records: list
// identity: balance
// denominator: MATCH (b:Balance) WHERE b.kind IN ['certificate', 'vessel landing'] RETURN count(b) AS n
// counted: balance
// undecided: MATCH (b:Balance) WHERE b.kind IN ['certificate', 'vessel landing'] AND b.over IS NULL
//   RETURN b.why AS reason, count(b) AS n ORDER BY reason
// severity: high
// maturity: stable
// revision: 1
// references: Regulation (EC) 1005/2008, Articles 12 and 14, Annex II; Regulation (EC) 1224/2009, Article 14(3) (margin
//   of estimates)

MATCH (b:Balance)
WHERE b.over AND b.kind IN ['certificate', 'vessel landing']
  AND b.out_low > b.in_high * (1 + $share) AND b.out_low - b.in_high > $kg
MATCH (b)-[c:COUNTS]->(g:Goods)
MATCH (r:CatchCertificate|ProcessingStatement|StorageDocument|Paper|ExportDeclaration|ImportDeclaration|Bill|Entry)-[:HAS_LINE]->(g)
WITH b, c.side AS side, r, sum(c.live_low) AS low, sum(c.live_high) AS high, min(g.landed) AS landed
ORDER BY b.id, side, r.name, r.id
WITH b, min(landed) AS landed, collect({side: side, id: r.id, text: r.name + ' (' +
       toString(toInteger(round(CASE side WHEN 'in' THEN high ELSE low END))) + ' kg)'}) AS told
OPTIONAL MATCH (b)-[:COUNTS {side: 'in'}]->(:Goods)-[:CAUGHT_BY]->(v:Vessel)
WITH b, landed, told, v
ORDER BY b.id, v.id
WITH b, landed, told, collect(DISTINCT v.id) AS vessels
// Of one landing under several certificates: all that the draws lead to, not the one line that stands for it.
OPTIONAL MATCH (b)-[:COUNTS {side: 'out'}]->(:Goods)-[:MADE_FROM*1..2]->(k:Goods)<-[:HAS_LINE]-(p:CatchCertificate)
WHERE b.kind = 'vessel landing' AND k.landed >= b.since AND k.landed <= b.until
OPTIONAL MATCH (k)-[:MADE_FROM]->(:Goods)<-[:HAS_LINE]-(d:LandingDeclaration)
WITH b, landed, told, vessels, p, d
ORDER BY b.id, p.name, p.id, d.id
WITH b, landed, told, vessels, collect(DISTINCT p.name) AS names, collect(DISTINCT p.id) AS certificates,
     collect(DISTINCT d.id) AS landings
RETURN b.id AS balance, vessels AS vessels, b.kind AS account, coalesce(b.since, landed) AS day,
       CASE WHEN size(names) > 0 THEN names ELSE [t IN told WHERE t.side = 'in' | t.text] END AS papers,
       [t IN told WHERE t.side = 'out' | t.text] AS draws,
       b.in_high AS landed_kg, b.out_low AS drawn_kg, round(b.out_low - b.in_high) AS excess_kg, true AS forced,
       [t IN told | t.id] + certificates + landings AS records
ORDER BY excess_kg DESC, balance
LIMIT $limit
