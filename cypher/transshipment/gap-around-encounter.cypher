// id: transshipment.gap-around-encounter
// title: Long silence of a vessel within two days of an apparent encounter
// question: Which vessels sent no AIS position for hours, far from shore and where reception was good, just before,
//   during or after an apparent encounter?
// why: A vessel that falls silent around an encounter may not want its way to or from it to be seen. What it did in the
//   meantime stands in its flag state's VMS, if anywhere.
// benign: A broken transponder, pirates about, a master who hides a good fishing ground. Poor reception is not
//   reported: a gap counts where the source calls it likely intentional, or says nothing and gives more than 5
//   satellite positions a day there and at least 19 in the 12 hours before. A gap that the source calls unintentional,
//   one of unknown reception, one that began or ended within 50 nautical miles of the shore is not reported.
// sentence: Apparent gap of {hours} h in the positions of {vessel_name} from {gap_day}, {when} its apparent encounter
//   with {partner_name} on {day} (basis for {vessel_name}: {basis})
// needs: Gap, Encounter
// covers: MATCH (e:Encounter) WITH e.source AS source, min(e.day) AS first, max(e.day) AS last
//   WITH collect({first: first - duration({days: 2}), last: last + duration({days: 2})}) AS seen
//   MATCH (g:Gap) WHERE any(s IN seen WHERE s.first <= coalesce(g.end, g.start) AND g.start <= s.last)
//   RETURN count(g) AS n
// params: since: date = 2000-01-01, hours: int = 48, limit: int = 1000
// returns: vessel: Vessel, partner: Vessel, gap: Gap, event: Encounter, vessel_name: str, partner_name: str, role: str,
//   gap_day: date, hours: float, when: str, day: date, shore_km: float, reception_per_day: float,
//   positions_before: int, intentional: str, listed: bool, basis: str, confidence: float, records: list
// identity: vessel, gap, event
// denominator: Gap
// severity: low
// maturity: stable
// revision: 2
// references: Welch et al. 2022, Science Advances 8, eabq2109 (12 h, 50 nautical miles, reception)

MATCH (g:Gap)<-[silent:TOOK_PART_IN]-(v:Vessel)
WHERE g.start >= $since AND g.duration_h >= 12
  AND g.distance_from_shore_km > 92.6
  AND coalesce(g.end_distance_from_shore_km, g.distance_from_shore_km) > 92.6
  AND coalesce(g.reception_per_day > 5, true) AND coalesce(g.positions_before >= 19, true)
  AND (g.intentional = 'yes' OR (g.intentional IS NULL AND g.reception_per_day > 5 AND g.positions_before >= 19))
MATCH (v)-[took:TOOK_PART_IN]->(e:Encounter)
WHERE e.start <= coalesce(g.end, g.start) + duration({hours: $hours})
  AND g.start - duration({hours: $hours}) <= coalesce(e.end, e.start)
WITH v, g, e, min(took.role) AS role, min(took.basis) AS basis,
     min(CASE WHEN silent.confidence < took.confidence THEN silent.confidence ELSE took.confidence END) AS confidence
OPTIONAL MATCH (e)<-[:TOOK_PART_IN]-(p:Vessel)
WHERE p.id <> v.id
WITH v, g, e, role, basis, confidence, p
ORDER BY v.id, g.id, e.id, p.id
WITH v, g, e, role, basis, confidence, head(collect(p)) AS p
OPTIONAL MATCH (e)<-[:TOOK_PART_IN]-(participant:Vessel)<-[:LISTS_VESSEL|TARGETS]-(l:Listing|Measure)
WHERE l.covers_since <= e.day AND e.day <= l.covers_until
WITH v, g, e, role, basis, confidence, p, count(l) AS listings
RETURN v.id AS vessel, p.id AS partner, g.id AS gap, e.id AS event,
       v.name AS vessel_name, coalesce(p.name, CASE WHEN size(e.mmsis) > 1 THEN 'itself under another MMSI'
         ELSE 'a vessel without a usable MMSI' END) AS partner_name, role AS role,
       g.day AS gap_day, round(g.duration_h * 10) / 10 AS hours,
       CASE WHEN coalesce(g.end, g.start) <= e.start THEN 'before'
            WHEN g.start >= coalesce(e.end, e.start) THEN 'after' ELSE 'during' END AS when,
       e.day AS day, g.distance_from_shore_km AS shore_km, g.reception_per_day AS reception_per_day,
       g.positions_before AS positions_before, g.intentional AS intentional, listings > 0 AS listed,
       basis AS basis, confidence AS confidence, [g.id, e.id] AS records
ORDER BY vessel, gap, event
LIMIT $limit
