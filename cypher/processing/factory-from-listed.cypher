// id: processing.factory-from-listed
// title: Factory ship that worked on fish after an apparent encounter with a listed vessel
// question: Which factory ships processed fish between an apparent encounter with a vessel that an IUU list or a
//   measure named that day, and their next landing?
// why: Fish of a listed vessel that is filleted and packed at sea has another form, another flag and another name on
//   its boxes when it lands.
// benign: The listing had ended, or began later (not reported). She landed between the meeting and the work (not
//   reported; where no landing is known, work more than `days` later is not). An encounter is two vessels close
//   together for hours, no proof that fish changed hands: a supply vessel brings fuel.
// sentence: {vessel_name}, a factory ship ({types}), had an apparent encounter with {listed_name} on {day}
//   ({periods}), and is named as having processed fish on {processed}, before her next known landing
// needs: Registration, Encounter, Listing|Measure, Processing|ProcessingStatement|TraceabilityEvent
// params: days: int = 180 from 1 to 731, limit: int = 1000
// tables: factory_types
// covers: MATCH (l:Listing|Measure) WHERE l.covers_since IS NOT NULL
//   WITH min(l.covers_since) AS first, max(l.covers_until) AS last
//   MATCH (e:Encounter) WHERE first <= e.day AND e.day <= last RETURN count(e) AS n
// returns: vessel: Vessel, listed_vessel: Vessel, event: Encounter, vessel_name: str, listed_name: str, day: date,
//   processed: date, landed: date, types: list, periods: list, works: int, severity: str, records: list
// identity: vessel, listed_vessel, event
// denominator: Encounter
// severity: high
// maturity: stable
// revision: 2
// references: Regulation (EC) No 1005/2008, Article 37 (listed vessels: no transhipment, no processing)

// Types of vessels that say factory ship, mothership or processor, as registers write them; which registers state such.
MATCH (r:Registration)
WHERE r.vessel_type IS NOT NULL
WITH DISTINCT r.vessel_type AS type
WITH type, ' ' + reduce(text = toUpper(type),
       sign IN ['ÁA', 'ÉE', 'ÈE', 'ÍI', 'ÓO', '- ', '/ ', '( ', ') ', ', ', '. '] |
       replace(text, left(sign, 1), right(sign, 1))) + ' ' AS words
WITH collect(CASE WHEN any(t IN $factory_types WHERE t.kind = 'code' AND type = t.value
       OR t.kind = 'word' AND words CONTAINS ' ' + t.value + ' ') THEN type END) AS types
MATCH (l:Listing|Measure)-[named:LISTS_VESSEL|TARGETS]->(w:Vessel)-[met:TOOK_PART_IN]->(e:Encounter)
WHERE l.covers_since <= e.day AND e.day <= l.covers_until
WITH types, w, e, l, named, met, coalesce(l.rfmo + ' ' + l.period, coalesce(l.authority, 'measure') + coalesce(' ' + l.kind, '')
       + ' from ' + coalesce(left(toString(l.since), 10), 'an unknown day')) AS period
ORDER BY w.id, e.id, period, l.id
WITH types, w, e, collect(DISTINCT period) AS periods, collect(DISTINCT l.id) AS listings,
     max(CASE WHEN named.basis STARTS WITH 'name' OR met.basis STARTS WITH 'MMSI on a list' THEN 0 ELSE 1 END) AS firm
MATCH (f:Vessel)-[came:TOOK_PART_IN]->(e)
WHERE f.id <> w.id
MATCH (r:Registration)-[:DESCRIBES]->(f)
WHERE r.vessel_type IN types AND r.covers_since <= e.day AND e.day <= r.covers_until
WITH w, e, periods, listings, f, r, CASE WHEN came.basis STARTS WITH 'MMSI on a list' THEN 0 ELSE firm END AS firm
ORDER BY w.id, e.id, f.id, r.id
WITH w, e, periods, listings, f, collect(DISTINCT r.register + ' ' + r.vessel_type) AS called,
     collect(DISTINCT r.id) AS rows, max(firm) AS firm
OPTIONAL MATCH (f)-[took:TOOK_PART_IN]->(n:Landing)
WHERE n.start > e.start AND took.role <> 'receiver'
WITH w, e, periods, listings, f, called, rows, firm, min(n.day) AS landed
CALL (f) {
  MATCH (f)-[:TOOK_PART_IN]->(p:Processing)
  WHERE p.aboard
  RETURN p.id AS work, p.day AS done
  UNION
  MATCH (f)<-[n:PROCESSED_BY]-(d)
  WHERE coalesce(d.status, 'valid') = 'valid'
  RETURN d.id AS work, n.day AS done
}
WITH w, e, periods, listings, f, called, rows, firm, landed, work, done
WHERE e.day <= done AND done <= coalesce(landed, e.day + duration({days: $days}))
WITH w, e, periods, listings, f, called, rows, firm, landed, work, done
ORDER BY w.id, e.id, f.id, done, work
WITH w, e, periods, listings, f, called, rows, firm, landed, min(done) AS processed, collect(DISTINCT work) AS works
RETURN f.id AS vessel, w.id AS listed_vessel, e.id AS event, f.name AS vessel_name, w.name AS listed_name, e.day AS day,
       processed AS processed, landed AS landed, called AS types, periods AS periods, size(works) AS works,
       CASE firm WHEN 1 THEN 'high' ELSE 'medium' END AS severity,
       [e.id] + works + listings + rows AS records
ORDER BY vessel, event, listed_vessel
LIMIT $limit
