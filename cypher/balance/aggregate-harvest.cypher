// id: balance.aggregate-harvest
// title: A report of small vessels or farms together that tells of more than they can give
// question: Which harvest reports of small vessels or farms together hold more fish than as many vessels of 20 GT or 12 m,
//   or farms of 1,000 kg a day, can give?
// why: Small harvests may be reported together, and need not be told one by one. Fish of large vessels or farms may
//   hide among them.
// benign: Each vessel named is taken for the largest that counts as small, with its whole enclosed space full. A
//   report of single vessels or farms is not asked. One that names nobody, or one alone who gathered what all gave,
//   is not judged. A vessel that landed twice that day.
// sentence: Apparent excess in {called}: at least {out_low_kg} kg live weight, where the vessels or farms named can give
//   at most {in_high_kg} kg, {shortfall_kg} kg less
// needs: Balance, HarvestReport
// covers: MATCH (b:Balance) WHERE b.kind = 'aggregate harvest' AND b.over IS NOT NULL RETURN count(b) AS n
// undecided: MATCH (b:Balance) WHERE b.kind = 'aggregate harvest' AND b.over IS NULL
//   RETURN b.why AS reason, count(b) AS n ORDER BY reason
// params: since: date = 2000-01-01, at_least_kg: float = 0 from 0, limit: int = 1000
// returns: balance: Balance, report: HarvestReport, called: str, since: str, until: str, in_high_kg: float,
//   out_low_kg: float, shortfall_kg: float, over_percent: float, parts: int, records: list
// identity: report
// denominator: MATCH (b:Balance) WHERE b.kind = 'aggregate harvest' RETURN count(b) AS n
// counted: balance
// severity: medium
// maturity: stable
// revision: 1
// references: 50 CFR 300.324(a)(1) (aggregated reports: vessels of 20 gross tons or 12 m at most, aquaculture of 1,000 kg
//   a day at most)

MATCH (b:Balance)
WHERE b.kind = 'aggregate harvest' AND b.over AND b.shortfall_kg >= $at_least_kg
  AND coalesce(b.until >= $since, true)
MATCH (b)-[:OF]->(h:HarvestReport)
OPTIONAL MATCH (b)-[:COUNTS]->(g:Goods)
WITH b, h, g
ORDER BY b.id, h.id, g.record
WITH b, h, collect(DISTINCT g.record) AS records
RETURN b.id AS balance, h.id AS report, h.name AS called, left(toString(b.since), 10) AS since, left(toString(b.until), 10) AS until, b.in_high AS in_high_kg,
       b.out_low AS out_low_kg, b.shortfall_kg AS shortfall_kg,
       CASE WHEN b.in_high > 0 THEN round(1000 * b.shortfall_kg / b.in_high) / 10 END AS over_percent,
       b.parts AS parts, records AS records
ORDER BY report, balance
LIMIT $limit
