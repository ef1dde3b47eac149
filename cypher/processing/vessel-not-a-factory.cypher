// id: processing.vessel-not-a-factory
// title: Fish transformed aboard a vessel that no register calls a factory ship
// question: Which fish was filleted, minced, canned or made into meal aboard a vessel that no register of that day
//   calls factory ship, mothership or processor?
// why: Such work asks for a plant: a hull without one cannot have done it. Either another ship did, which is not
//   named, or a plant ashore, in a country that is not named.
// benign: Freezing, heading and gutting are no such work and any freezer vessel may do them; so may crustaceans be
//   boiled and molluscs shucked aboard (not reported). Many registers state no such type: where the vessel is on none
//   of that day, or none that states any covers it, that is undecided. A vessel that is only on registers that state
//   no types, while another that does not have her states them, is low.
// sentence: {vessel_name} is named as the vessel aboard which goods ({what}) were made on or before {day}; a register
//   of that day that calls her a factory ship was not found (she is: {types})
// needs: Registration, Processing|ProcessingStatement|TraceabilityEvent
// params: limit: int = 1000
// tables: factory_types
// returns: vessel: Vessel, work: str, vessel_name: str, what: str, day: date, types: list, severity: str, records:
//   list
// identity: vessel, work
// denominator: Vessel
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
//     MATCH (v:Vessel)-[:TOOK_PART_IN]->(p:Processing)
//     WHERE p.kind = 'transformation' AND p.aboard
//     RETURN v, p.id AS work, p.day AS day, coalesce(p.process, 'work') AS what, [p.id] AS records
//     UNION
//     MATCH (v:Vessel)<-[n:PROCESSED_BY]-(d)-[:HAS_LINE]->(g:Goods)
//     WHERE g.stage = 'product' AND g.work = 'transformation' AND coalesce(d.status, 'valid') = 'valid'
//     WITH v, n, d, min(coalesce(g.description, g.species + ' ' + g.presentation, g.name)) AS what
//     RETURN v, d.id AS work, n.day AS day, what, [d.id] AS records
//   }
//   OPTIONAL MATCH (r:Registration)-[:DESCRIBES]->(v)
//   WHERE r.covers_since <= day AND day <= r.covers_until
//   WITH types, stating, v, work, day, count(r) AS rows, sum(CASE WHEN r.vessel_type IN types THEN 1 ELSE 0 END) AS said
//   WHERE said = 0 AND (rows = 0 OR none(s IN stating WHERE s.first <= day AND day <= s.last))
//   WITH CASE WHEN day IS NULL THEN 'no day' WHEN rows = 0 THEN 'no register of that day'
//     ELSE 'no register of that day states factory ships' END AS reason
//   RETURN reason AS reason, count(reason) AS n ORDER BY reason
// severity: low
// maturity: stable
// revision: 1
// references: Regulation (EC) 853/2004, annex III, section VIII (freezer and factory vessels); 50 CFR 679.2

// Types of vessels that say factory ship, mothership or processor, as registers write them; which registers state such.
MATCH (r:Registration)
WHERE r.vessel_type IS NOT NULL
WITH DISTINCT r.vessel_type AS type
WITH type, ' ' + reduce(text = toUpper(type),
       sign IN ['ÁA', 'ÉE', 'ÈE', 'ÍI', 'ÓO', '- ', '/ ', '( ', ') ', ', ', '. '] |
       replace(text, left(sign, 1), right(sign, 1))) + ' ' AS words
WITH collect(CASE WHEN any(t IN $factory_types WHERE t.kind = 'code' AND type = t.value
       OR t.kind = 'word' AND words CONTAINS ' ' + t.value + ' ') THEN type END) AS types
OPTIONAL MATCH (s:Registration)
WHERE s.vessel_type IN types
WITH types, collect(DISTINCT s.register) AS registers
OPTIONAL MATCH (s:Registration)
WHERE s.register IN registers
WITH types, s.register AS register, min(s.covers_since) AS first, max(s.covers_until) AS last
WITH types, collect({register: register, first: first, last: last}) AS stating
CALL (types) {
  // What a statement certifies is told by the statement itself, below.
  MATCH (v:Vessel)-[:TOOK_PART_IN]->(p:Processing)
  WHERE p.kind = 'transformation' AND p.aboard AND coalesce(p.basis, '') <> 'certified'
  RETURN v, p.id AS work, p.day AS day, coalesce(p.process, 'work') AS what, [p.id] AS records
  UNION
  MATCH (v:Vessel)<-[n:PROCESSED_BY]-(d)-[:HAS_LINE]->(g:Goods)
  WHERE g.stage = 'product' AND g.work = 'transformation' AND coalesce(d.status, 'valid') = 'valid'
  WITH v, n, d, min(coalesce(g.description, g.species + ' ' + g.presentation, g.name)) AS what
  RETURN v, d.id AS work, n.day AS day, what, [d.id] AS records
}
MATCH (r:Registration)-[:DESCRIBES]->(v)
WHERE r.covers_since <= day AND day <= r.covers_until
WITH types, stating, v, work, day, what, records, r
ORDER BY v.id, work, r.id
WITH types, [s IN stating WHERE s.first <= day AND day <= s.last | s.register] AS stating, v, work, day, what, records,
     collect(r.vessel_type) AS said, collect(DISTINCT r.register + ' ' + r.vessel_type) AS called,
     collect(r.id) AS rows, collect(CASE WHEN r.vessel_type IS NOT NULL THEN r.register END) AS registers
WHERE size(stating) > 0 AND none(type IN said WHERE type IN types)
RETURN v.id AS vessel, work AS work, v.name AS vessel_name, what AS what, day AS day, called AS types,
       CASE WHEN any(register IN registers WHERE register IN stating) THEN 'medium' ELSE 'low' END AS severity,
       records + rows AS records
ORDER BY vessel, work
LIMIT $limit
