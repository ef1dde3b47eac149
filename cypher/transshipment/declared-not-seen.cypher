// id: transshipment.declared-not-seen
// title: Transhipment declared where the tracks of neither vessel could have been
// question: Which transhipments are declared at a place from which both vessels were too far, by their nearest tracked
//   positions?
// why: A paper for a transfer that did not take place there gives fish of another sea, or another vessel, a clean story.
// benign: A slip in the position or the day; an MMSI that another vessel used. Not reported: one of the two was near, or
//   has no position within 30 days; a silence of either covers it; a distance that 15 knots from 100 nautical miles on
//   explain.
// sentence: Apparent contradiction: declared transhipment of {vessel_name} and {other_name} on {day}: their nearest tracked positions were
//   {vessel_miles} and {other_miles} nautical miles away, {vessel_hours} and {other_hours} hours from it
// needs: Transshipment, TransshipmentDeclaration, Encounter|Loitering|Fishing|PortCall
// undecided: MATCH (:TransshipmentDeclaration)-[:REPORTS]->(t:Transshipment)<-[:TOOK_PART_IN]-(v:Vessel)
//   WHERE t.start >= $since AND t.latitude IS NOT NULL
//     AND NOT EXISTS { MATCH (v)-[:TOOK_PART_IN]->(p:Encounter|Loitering|Fishing|PortCall) WHERE p.latitude IS NOT NULL
//       AND t.start - duration({days: 30}) <= p.start AND p.start <= t.start + duration({days: 30}) }
//   RETURN 'no position of a vessel within 30 days' AS reason, count(DISTINCT t) AS n
// params: since: date = 2000-01-01, miles: float = 100 from 0 to 1000, knots: float = 15 from 1 to 40, limit: int = 1000
// returns: vessel: Vessel, other: Vessel, event: Transshipment, vessel_name: str, other_name: str, day: date,
//   vessel_miles: float, other_miles: float, vessel_hours: float, other_hours: float, listed: bool, confidence: float,
//   records: list
// identity: event
// denominator: MATCH (:TransshipmentDeclaration)-[:REPORTS]->(t:Transshipment) WHERE t.latitude IS NOT NULL
//   RETURN count(DISTINCT t) AS n
// counted: event
// severity: low
// maturity: stable
// revision: 1
// references: IMO Resolution A.1106(29) on AIS; 100 nautical miles and 15 knots, what a carrier makes, are choices of
//   this engine

MATCH (d:TransshipmentDeclaration)-[:REPORTS]->(t:Transshipment)
WHERE t.start >= $since AND t.latitude IS NOT NULL AND t.longitude IS NOT NULL
// A paper's time without an hour stands for that whole day.
WITH d, t, t.start AS since, CASE WHEN coalesce(t.end, t.start) = t.day THEN t.day + duration({days: 1})
                                  ELSE coalesce(t.end, t.start) END AS until
WHERE NOT EXISTS { MATCH (t)<-[:TOOK_PART_IN]-(:Vessel)-[:TOOK_PART_IN]->(g:Gap)
                   WHERE g.start <= until AND coalesce(g.end, g.start) >= since }
MATCH (t)<-[took:TOOK_PART_IN]-(v:Vessel)
WHERE took.role IN ['donor', 'receiver']
MATCH (v)-[there:TOOK_PART_IN]->(p:Encounter|Loitering|Fishing|PortCall)
WHERE p.latitude IS NOT NULL AND p.longitude IS NOT NULL AND p.basis IS NULL
  AND since - duration({days: 30}) <= p.start AND p.start <= until + duration({days: 30})
WITH d, t, took, v, there, p,
     CASE WHEN p.start > until THEN duration.inSeconds(until, p.start).seconds / 3600.0
          WHEN coalesce(p.end, p.start) < since THEN duration.inSeconds(coalesce(p.end, p.start), since).seconds / 3600.0
          ELSE 0.0 END AS hours,
     2 * 3440.065 * asin(sqrt(sin(radians(p.latitude - t.latitude) / 2) ^ 2
       + cos(radians(t.latitude)) * cos(radians(p.latitude)) * sin(radians(p.longitude - t.longitude) / 2) ^ 2)) AS miles
ORDER BY t.id, took.role, v.id, hours, miles, p.id
WITH d, t, took.role AS role, v, min(took.confidence * there.confidence) AS confidence,
     head(collect({p: p.id, hours: hours, miles: miles})) AS near
WITH d, t, collect({v: v, role: role, near: near}) AS sides, min(confidence) AS confidence
WHERE size(sides) = 2 AND all(s IN sides WHERE s.near.miles > $miles + $knots * s.near.hours)
WITH d, t, confidence, sides[0].v AS v, sides[0].near AS one, sides[1].v AS w, sides[1].near AS two
OPTIONAL MATCH (t)<-[:TOOK_PART_IN]-(:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= t.day AND t.day <= l.covers_until
WITH d, t, confidence, v, one, w, two, count(l) AS listings
RETURN v.id AS vessel, w.id AS other, t.id AS event, v.name AS vessel_name, w.name AS other_name, t.day AS day,
       round(one.miles) AS vessel_miles, round(two.miles) AS other_miles, round(one.hours) AS vessel_hours,
       round(two.hours) AS other_hours, listings > 0 AS listed, confidence AS confidence,
       [d.id, t.id, one.p, two.p] AS records
ORDER BY event, vessel, other
LIMIT $limit
