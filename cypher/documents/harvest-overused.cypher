// id: documents.harvest-overused
// title: More entered of one harvest than was landed of it
// question: Of which harvest (vessel, species, day and place of landing) do entries carry more, together, than the
//   weight that their reports state for it?
// why: Each entry looks right alone: its report names a vessel and a landing. Only together do they exceed it.
// benign: Not reported: the whole weight of the landing on each entry, as the form asks (only the entries' own weights
//   count); harvests of small vessels or farms together; harvests that do not say vessel, species, day and place.
//   Entries count at the least live weight, the harvest at the greatest, with 2 % for scales and 50 kg.
// sentence: Apparent over-use of one harvest: entries carry at least {drawn_kg} kg of a landing of at most {landed_kg} kg
//   ({excess_kg} kg too much; {vessel_names}, {species}, landed {day}): {draws}
// needs: Balance, HarvestReport, Entry
// params: share: float = 0.02 from 0.02 to 10, kg: float = 50 from 50, limit: int = 1000
// returns: balance: Balance, vessels: list[Vessel], importers: list[Company], vessel_names: list, species: str,
//   day: date, draws: list, landed_kg: float, drawn_kg: float, excess_kg: float, forced: bool, records: list
// identity: balance
// denominator: MATCH (b:Balance {kind: 'harvest event'}) RETURN count(b) AS n
// counted: balance
// undecided: MATCH (b:Balance {kind: 'harvest event'}) WHERE b.over IS NULL
//   RETURN b.why AS reason, count(b) AS n ORDER BY reason
// severity: high
// maturity: stable
// revision: 1
// references: 50 CFR 300.324(b) (harvest events, weight of the whole landing)

MATCH (b:Balance {kind: 'harvest event'})
WHERE b.over AND b.out_low > b.in_high * (1 + $share) AND b.out_low - b.in_high > $kg
MATCH (b)-[:COUNTS {side: 'in'}]->(n:Goods)
WITH b, min(n.landed) AS landed, min(n.species) AS species
MATCH (b)-[c:COUNTS {side: 'out'}]->(:Goods)<-[:HAS_LINE]-(e:Entry)
MATCH (e)<-[:CITES]-(h:HarvestReport)-[:HAS_LINE]->(k:Goods)
WHERE k.stage = 'catch' AND k.landed = landed
OPTIONAL MATCH (k)-[:CAUGHT_BY]->(v:Vessel)
OPTIONAL MATCH (e)-[:IMPORTED_BY]->(i:Company)
WITH b, landed, species, c, e, h, v, i
ORDER BY b.id, e.number, e.id, h.id, v.name, v.id, i.id
WITH b, landed, species, collect(DISTINCT v.id) AS vessels, collect(DISTINCT v.name) AS names,
     collect(DISTINCT i.id) AS importers, collect(DISTINCT e.id) AS entries, collect(DISTINCT h.id) AS reports,
     collect(DISTINCT {id: c.id, text: e.name + ' (' + toString(toInteger(round(c.live_low))) + ' kg)'}) AS draws
RETURN b.id AS balance, vessels AS vessels, importers AS importers,
       CASE WHEN size(names) > 0 THEN names ELSE ['a vessel of no register'] END AS vessel_names, species AS species,
       landed AS day, [d IN draws | d.text] AS draws, b.in_high AS landed_kg, b.out_low AS drawn_kg,
       round(b.out_low - b.in_high) AS excess_kg, true AS forced, entries + reports AS records
ORDER BY excess_kg DESC, balance
LIMIT $limit
