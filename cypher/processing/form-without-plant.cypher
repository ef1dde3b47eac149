// id: processing.form-without-plant
// title: Fish landed as fillets, cans or meal, and nobody named who made them
// question: Which catches were landed in a form that asks for a plant, while the records name no plant and the vessel
//   is no factory ship?
// why: Fillets do not come out of the sea. Where nobody is named who cut them, a factory ship, a transhipment or a
//   plant in another country is missing from the papers.
// benign: A factory ship caught or received it; a statement, lot or event names the plant or the vessel that worked on
//   it (not reported; a vessel that is named is processing.vessel-not-a-factory). The code on a certificate may be
//   that of what was exported later. Fins, livers and roe, gutted fish in salt, crustaceans boiled aboard are no such
//   form. Undecided where no vessel is known, she is on no register of that day, or none states factory ships.
// sentence: A plant or factory ship was not found: {vessel_name} landed {what} on {day} ({types})
// needs: Registration, CatchCertificate|HarvestReport|TraceabilityEvent
// params: limit: int = 1000
// tables: factory_types
// returns: vessel: Vessel, goods: Goods, vessel_name: str, what: str, day: date, types: list, records: list
// identity: goods, vessel
// denominator: CatchCertificate
// counted: records
// undecided:
//   MATCH (r:Registration)
//   WHERE r.vessel_type IS NOT NULL
//   WITH DISTINCT r.vessel_type AS type
//   WITH type, ' ' + reduce(text = toUpper(type),
//          sign IN ['ÁA', 'ÉE', 'ÈE', 'ÍI', 'ÓO', '- ', '/ ', '( ', ') ', ', ', '. '] |
//        replace(text, left(sign, 1), right(sign, 1))) + ' ' AS words
//   WITH collect(CASE WHEN any(t IN $factory_types WHERE t.kind = 'code' AND type = t.value
//          OR t.kind = 'word' AND words CONTAINS ' ' + t.value + ' ') THEN type END) AS types
//   OPTIONAL MATCH (s:Registration)
//   WHERE s.vessel_type IN types
//   WITH types, collect(DISTINCT s.register) AS registers
//   OPTIONAL MATCH (s:Registration)
//   WHERE s.register IN registers
//   WITH types, s.register AS register, min(s.covers_since) AS first, max(s.covers_until) AS last
//   WITH types, collect({register: register, first: first, last: last}) AS stating
//   CALL (types) {
//     MATCH (d:CatchCertificate|HarvestReport)-[:HAS_LINE]->(g:Goods)-[:CAUGHT_BY]->(v:Vessel)
//     WHERE g.stage = 'catch' AND g.work = 'transformation' AND coalesce(d.status, 'valid') = 'valid'
//     RETURN d, g, v
//     UNION
//     MATCH (v:Vessel)-[:TOOK_PART_IN]->(:Landing|Fishing)<-[:REPORTS]-(d:TraceabilityEvent)-[:HAS_LINE]->(g:Goods)
//     WHERE g.stage = 'catch' AND g.work = 'transformation' AND d.status IS NULL
//     RETURN d, g, v
//   }
//   WITH types, stating, d, g, v, coalesce(g.landed, g.caught_until, d.happened) AS day
//   OPTIONAL MATCH (r:Registration)-[:DESCRIBES]->(v)
//   WHERE r.covers_since <= day AND day <= r.covers_until
//   WITH types, stating, d, g, v, day, count(r) AS rows, sum(CASE WHEN r.vessel_type IN types THEN 1 ELSE 0 END) AS said
//   WHERE said = 0 AND (rows = 0 OR none(s IN stating WHERE s.first <= day AND day <= s.last))
//   WITH d, g, v, day, rows
//   WHERE NOT EXISTS { MATCH (g)<-[:MADE_FROM*1..2]-(p:Goods)-[:PROCESSED_BY]->(f) }
//     AND NOT EXISTS { MATCH (g)<-[:MADE_FROM*1..2]-(p:Goods)<-[:HAS_LINE]-(s)-[:PROCESSED_BY]->(f) }
//     AND NOT EXISTS { MATCH (g)-[:PROCESSED_BY]->(f) } AND NOT EXISTS { MATCH (d)-[:PROCESSED_BY]->(f) }
//   WITH CASE WHEN day IS NULL THEN 'no day' WHEN rows = 0 THEN 'no register of that day'
//     ELSE 'no register of that day states factory ships' END AS reason
//   RETURN reason AS reason, count(reason) AS n ORDER BY reason
// severity: medium
// maturity: stable
// revision: 1
// references: 50 CFR 679.2 (processing); Regulation (EU) 404/2011, annex I (codes of presentation)

// Types of vessels that say factory ship, mothership or processor, as registers write them; which registers state such.
MATCH (r:Registration)
WHERE r.vessel_type IS NOT NULL
WITH DISTINCT r.vessel_type AS type
WITH type, ' ' + reduce(text = toUpper(type),
       sign IN ['ÁA', 'ÉE', 'ÈE', 'ÍI', 'ÓO', '- ', '/ ', '( ', ') ', ', ', '. '] |
       replace(text, left(sign, 1), right(sign, 1))) + ' ' AS words
WITH collect(CASE WHEN any(t IN $factory_types WHERE t.kind = 'code' AND type = t.value
       OR t.kind = 'word' AND words CONTAINS ' ' + t.value + ' ') THEN type END) AS types
// Where no register states any, none can say that a vessel is no factory ship.
WITH types
WHERE size(types) > 0
OPTIONAL MATCH (s:Registration)
WHERE s.vessel_type IN types
WITH types, collect(DISTINCT s.register) AS registers
OPTIONAL MATCH (s:Registration)
WHERE s.register IN registers
WITH types, s.register AS register, min(s.covers_since) AS first, max(s.covers_until) AS last
WITH types, collect({register: register, first: first, last: last}) AS stating
CALL (types) {
  MATCH (d:CatchCertificate|HarvestReport)-[:HAS_LINE]->(g:Goods)-[:CAUGHT_BY]->(v:Vessel)
  WHERE g.stage = 'catch' AND g.work = 'transformation' AND coalesce(d.status, 'valid') = 'valid'
  RETURN d, g, v
  UNION
  MATCH (v:Vessel)-[:TOOK_PART_IN]->(:Landing|Fishing)<-[:REPORTS]-(d:TraceabilityEvent)-[:HAS_LINE]->(g:Goods)
  WHERE g.stage = 'catch' AND g.work = 'transformation' AND d.status IS NULL
  RETURN d, g, v
}
WITH types, stating, d, g, v, coalesce(g.landed, g.caught_until, d.happened) AS day
MATCH (r:Registration)-[:DESCRIBES]->(v)
WHERE r.covers_since <= day AND day <= r.covers_until
WITH types, stating, d, g, v, day, r
ORDER BY g.id, v.id, r.id
WITH types, stating, d, g, v, day, collect(r.vessel_type) AS said, collect(r.id) AS rows,
     collect(DISTINCT r.register + ' ' + r.vessel_type) AS called
WHERE none(type IN said WHERE type IN types) AND any(s IN stating WHERE s.first <= day AND day <= s.last)
WITH types, d, g, v, day, rows, called
WHERE NOT EXISTS { MATCH (g)<-[:MADE_FROM*1..2]-(p:Goods)-[:PROCESSED_BY]->(f) }
  AND NOT EXISTS { MATCH (g)<-[:MADE_FROM*1..2]-(p:Goods)<-[:HAS_LINE]-(s)-[:PROCESSED_BY]->(f) }
  AND NOT EXISTS { MATCH (g)-[:PROCESSED_BY]->(f) } AND NOT EXISTS { MATCH (d)-[:PROCESSED_BY]->(f) }
// Who received it may be the factory ship.
  AND NOT EXISTS {
    MATCH (d)-[n:NAMES_VESSEL]->(w:Vessel)<-[:DESCRIBES]-(x:Registration)
    WHERE n.kind = 'receiving vessel' AND x.vessel_type IN types AND x.covers_since <= day AND day <= x.covers_until
  }
RETURN v.id AS vessel, g.id AS goods, v.name AS vessel_name,
       coalesce(g.description, g.species + ' ' + g.presentation, g.name) AS what,
       day AS day,
       called AS types, [d.id] + rows AS records
ORDER BY goods, vessel
LIMIT $limit
