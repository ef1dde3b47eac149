// id: documents.too-fast
// title: One hull at two places that it cannot have reached in the time between
// question: Which vessels were at two places, one after the other, that need more than 25 knots over more than 100
//   nautical miles?
// why: One of the two was another hull under its name or number, or a paper tells of a place where it was not.
// benign: A MMSI that two hulls transmit (`confidence` says how sure it is who was meant). A day that a paper gives
//   without a time is given a whole day on either side; a wrong time zone; a position mistyped. Places less than 100
//   nautical miles apart are not asked.
// sentence: Potential error of hull, place or time: {vessel_name} at {one_place} until {one_time} and at {two_place} from
//   {two_time}, {miles} nautical miles apart, in {hours} h (so {times} times)
// needs: PortCall|Landing|Transshipment|Encounter
// covers: MATCH (v:Vessel)-[:TOOK_PART_IN]->(e:PortCall|Landing|Transshipment|Encounter)
//   WHERE e.latitude IS NOT NULL AND e.longitude IS NOT NULL
//   WITH v, count(DISTINCT e) AS events WHERE events > 1 RETURN count(v) AS n
// undecided: MATCH (e:PortCall|Landing|Transshipment|Encounter) WHERE e.latitude IS NULL OR e.longitude IS NULL
//   RETURN 'no position' AS reason, count(e) AS n
// params: knots: float = 25 from 10 to 60, at_least_miles: float = 100 from 1 to 10000, limit: int = 1000
// returns: vessel: Vessel, vessel_name: str, times: int, one: str, two: str, one_place: str, two_place: str, one_time: str,
//   two_time: str, miles: float, hours: float, confidence: float, records: list
// identity: vessel
// denominator: MATCH (v:Vessel)-[:TOOK_PART_IN]->(e:PortCall|Landing|Transshipment|Encounter)
//   WHERE e.latitude IS NOT NULL AND e.longitude IS NOT NULL
//   WITH v, count(DISTINCT e) AS events WHERE events > 1 RETURN count(v) AS n
// counted: vessel
// severity: low
// maturity: stable
// revision: 1
// references: great-circle distance (haversine, 3,440.065 nautical miles); no reefer or fishing vessel sails at 25 knots

MATCH (v:Vessel)-[t:TOOK_PART_IN]->(e:PortCall|Landing|Transshipment|Encounter)
WHERE e.latitude IS NOT NULL AND e.longitude IS NOT NULL
WITH v, e, min(t.confidence) AS confidence
ORDER BY v.id, e.start, e.id
WITH v, min(confidence) AS confidence, collect(e) AS seen
WHERE size(seen) > 1
UNWIND range(0, size(seen) - 2) AS i
WITH v, confidence, seen[i] AS a, seen[i + 1] AS b
WITH v, confidence, a, b, coalesce(a.end, a.start) AS left_at,
     3440.065 * 2 * asin(sqrt(sin(radians(b.latitude - a.latitude) / 2) ^ 2
       + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(radians(b.longitude - a.longitude) / 2) ^ 2)) AS miles
WHERE miles > $at_least_miles
WITH v, confidence, a, b, left_at, miles,
     CASE WHEN left_at < b.start THEN duration.inSeconds(left_at, b.start).seconds / 3600.0 ELSE 0.0 END
       + CASE WHEN a.end IS NULL AND a.start = a.day THEN 24 ELSE 0 END
       + CASE WHEN b.end IS NULL AND b.start = b.day THEN 24 ELSE 0 END AS hours
WHERE miles > $knots * hours
WITH v, confidence, a, b, left_at, miles, hours
ORDER BY v.id, miles - $knots * hours DESC, a.id, b.id
WITH v, confidence, collect({a: a, b: b, left_at: left_at, miles: miles, hours: hours}) AS legs
WITH v, confidence, legs, size(legs) AS times, head(legs) AS leg
UNWIND legs AS l
UNWIND [l.a.id, l.b.id] AS id
WITH v, confidence, times, leg, id
ORDER BY v.id, id
WITH v, confidence, times, leg, collect(DISTINCT id) AS records
RETURN v.id AS vessel, v.name AS vessel_name, times AS times, leg.a.id AS one, leg.b.id AS two,
       coalesce(leg.a.port, leg.a.name) AS one_place, coalesce(leg.b.port, leg.b.name) AS two_place,
       left(toString(leg.left_at), 16) AS one_time, left(toString(leg.b.start), 16) AS two_time,
       round(leg.miles) AS miles, round(leg.hours * 10) / 10 AS hours, confidence AS confidence, records AS records
ORDER BY vessel
LIMIT $limit
