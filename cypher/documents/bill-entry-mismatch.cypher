// id: documents.bill-entry-mismatch
// title: Bill and entry of one consignment differ
// question: In which consignments do the entries name another vessel than the bill, or other weights?
// why: Bill and entry tell of the same goods. Weight that came and was not entered pays no duty and has no paper; an
//   entry that names another vessel may use the papers of another shipment.
// benign: Not reported: pounds taken for kilograms; several entries that add up, one entry of several arrivals; bills as
//   amended (the last version counts); a prefix or spelling of the vessel; a feeder that another record of the
//   consignment names; the tare of a refrigerated container (about 4.5 t) in one of the weights; a forwarder in the
//   buyer's place (parties are not compared); warehouse, zone and in-bond goods. What joined the records is not judged.
// sentence: Apparent mismatch of bill and entry of {name}: {differ}
// needs: Consignment, Bill, Entry
// params: share: float = 0.05 from 0 to 1, tare_kg: float = 4500 from 0 to 10000, limit: int = 1000
// returns: consignment: Consignment, name: str, differ: list, bill_gross_kg: float, entry_gross_kg: float,
//   bill_net_kg: float, entry_net_kg: float, bill_vessels: list, entry_vessels: list, day: date, confidence: float,
//   records: list
// identity: consignment
// denominator: MATCH (s:Consignment) WHERE 'bill' IN s.sides AND 'entry' IN s.sides RETURN count(s) AS n
// counted: consignment
// undecided: MATCH (s:Consignment) WHERE 'bill' IN s.sides AND 'entry' IN s.sides
//   WITH CASE WHEN any(t IN s.entry_types WHERE t IN ['06', '21', '22', '31', '32', '33', '34', '35', '36', '37', '38'])
//       THEN 'a warehouse, zone or other special entry'
//     WHEN any(j IN s.joined_by WHERE j IN ['weight', 'parties and goods']) THEN 'joined by its goods'
//     WHEN s.bills_missing > 0 THEN 'a bill that an entry cites is not loaded' END AS reason
//   WHERE reason IS NOT NULL RETURN reason AS reason, count(*) AS n ORDER BY reason
// severity: medium
// maturity: stable
// revision: 1
// references: 19 CFR 4.7a (manifest), 141.61, 142.3 (entry papers); CBP Form 7501 instructions

CALL () {
  MATCH (e:Entry)-[c:CONTRADICTS {field: 'carrier'}]->(:Bill)
  MATCH (e)-[:PART_OF]->(s:Consignment)
  WHERE NOT 'vessel' IN s.joined_by
  RETURN s AS s, 1 AS place, e.id AS by, 'vessel: bill ' + c.told + ', entry ' + c.says AS text
  UNION ALL
  MATCH (s:Consignment)
  WHERE 'bill' IN s.sides AND 'entry' IN s.sides AND NOT 'weight' IN s.joined_by AND s.bills_missing = 0
  WITH s, CASE WHEN size(s.bill_containers) > 0 THEN size(s.bill_containers) ELSE 1 END * $tare_kg AS tare
  UNWIND [{of: 'gross', bill: s.bill_gross_kg, entry: s.entry_gross_kg, tare: tare},
          {of: 'net', bill: s.bill_net_kg, entry: s.entry_net_kg, tare: 0.0}] AS w
  WITH s, w
  WHERE w.bill > 0 AND w.entry > 0
    AND abs(w.bill - w.entry) > $share * CASE WHEN w.bill > w.entry THEN w.bill ELSE w.entry END
    AND abs(w.entry / w.bill - 2.20462) > 0.03 AND abs(w.bill / w.entry - 2.20462) > 0.03
    AND (w.tare = 0.0 OR abs(abs(w.bill - w.entry) - w.tare) > 0.15 * w.tare)
  RETURN s AS s, 2 AS place, w.of AS by, w.of + ' weight: bill ' + toString(toInteger(round(w.bill)))
           + ' kg, entry ' + toString(toInteger(round(w.entry))) + ' kg' AS text
}
WITH s, place, by, text
WHERE 'bill' IN s.sides AND 'entry' IN s.sides AND size(s.in_bond) = 0
  AND none(t IN s.entry_types WHERE t IN ['06', '21', '22', '31', '32', '33', '34', '35', '36', '37', '38'])
  AND none(j IN s.joined_by WHERE j = 'parties and goods')
WITH s, place, by, text
ORDER BY s.id, place, by, text
WITH s, collect(DISTINCT text) AS differ
MATCH (s)<-[:PART_OF]-(r:Bill|Entry)
WITH s, differ, r
ORDER BY s.id, r.id
WITH s, differ, collect(DISTINCT r.id) AS records
RETURN s.id AS consignment, s.name AS name, differ AS differ, s.bill_gross_kg AS bill_gross_kg,
       s.entry_gross_kg AS entry_gross_kg, s.bill_net_kg AS bill_net_kg, s.entry_net_kg AS entry_net_kg,
       s.bill_vessels AS bill_vessels, s.entry_vessels AS entry_vessels, coalesce(s.imported, s.arrived) AS day,
       s.confidence AS confidence, records AS records
ORDER BY consignment
LIMIT $limit
