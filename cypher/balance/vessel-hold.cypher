// id: balance.vessel-hold
// title: A vessel that apparently landed more than it caught on the trip
// question: Which vessels landed and handed over more on a trip, at the least, than they reported to have caught on
//   it at the most, both as live weight?
// why: Fish that was not caught on the trip came aboard from another vessel, or was caught and not reported.
// benign: Within 2 % (scales, ice). One landing that two papers tell counts once. A trip of which no departure or no
//   catch is loaded, or whose report was taken back, is not judged: catches may be missing. Fish that stayed
//   aboard from the trip before: the finding says how many kilograms of it would excuse the landing.
// sentence: Apparent shortfall in the catches of {vessel_name} on the trip from {since} to {until}: at least
//   {out_low_kg} kg live weight was landed or handed over and at most {in_high_kg} kg was reported as caught;
//   {shortfall_kg} kg aboard from before would excuse it
// needs: Balance, Vessel
// covers: MATCH (b:Balance) WHERE b.kind = 'hold' AND b.over IS NOT NULL RETURN count(b) AS n
// undecided: MATCH (b:Balance) WHERE b.kind = 'hold' AND b.over IS NULL
//   RETURN b.why AS reason, count(b) AS n ORDER BY reason
// params: since: date = 2000-01-01, at_least_kg: float = 0 from 0, limit: int = 1000
// returns: balance: Balance, vessel: Vessel, vessel_name: str, flags: list, since: str, until: str, in_high_kg: float,
//   out_low_kg: float, shortfall_kg: float, over_percent: float, parts: int, listed: bool, records: list
// identity: vessel, until
// denominator: MATCH (b:Balance) WHERE b.kind = 'hold' RETURN count(b) AS n
// counted: balance
// severity: medium
// maturity: stable
// revision: 1
// references: Regulation (EC) 1224/2009, Articles 14, 21 and 23 (logbook, transhipment and landing declarations)

MATCH (b:Balance)
WHERE b.kind = 'hold' AND b.over AND b.until >= $since AND b.shortfall_kg >= $at_least_kg
MATCH (b)-[:OF]->(v:Vessel)
OPTIONAL MATCH (b)-[:COUNTS]->(g:Goods)
WITH b, v, g
ORDER BY b.id, v.id, g.record
WITH b, v, collect(DISTINCT g.record) AS records
OPTIONAL MATCH (l:Listing|Measure)-[:LISTS_VESSEL|TARGETS]->(v)
WHERE l.covers_since <= b.until AND coalesce(b.since, b.until) <= l.covers_until
WITH b, v, records, count(l) AS listings
RETURN b.id AS balance, v.id AS vessel, v.name AS vessel_name, v.flags AS flags, left(toString(b.since), 10) AS since, left(toString(b.until), 10) AS until,
       b.in_high AS in_high_kg, b.out_low AS out_low_kg, b.shortfall_kg AS shortfall_kg,
       CASE WHEN b.in_high > 0 THEN round(1000 * b.shortfall_kg / b.in_high) / 10 END AS over_percent,
       b.parts AS parts, listings > 0 AS listed, records AS records
ORDER BY vessel, until, balance
LIMIT $limit
