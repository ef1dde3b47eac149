// id: documents.certificate-two-stories
// title: One certificate, two stories
// question: Of which certificate do two copies, or papers that cite it, say another vessel, species, landed weight or day
//   of landing?
// why: A certificate is issued once. Where the copy that went to one administration says otherwise than that of another,
//   one was altered, or both were made up.
// benign: Not reported: another spelling of number or name; species that papers take for one another; weights within 2 %;
//   a copy that is void or was replaced; a list of lines that is only shorter; a weight as estimated against one as
//   verified. A paper that cites may mean one line, one species or all of a certificate: any of these weights fits. A
//   slip of the pen in one copy is possible: ask the authority that issued it.
// sentence: Apparent two stories of catch certificate {number}: {names} differ in {differ}
// needs: CatchCertificate|ProcessingStatement|StorageDocument|Paper
// params: share: float = 0.02 from 0 to 1, days: int = 0 from 0 to 366, limit: int = 1000
// returns: certificate: CatchCertificate, number: str, names: list, differ: list, fields: list, basis: str,
//   records: list
// identity: number, records
// denominator: MATCH (k:CatchCertificate) RETURN count(k) AS n
// counted: certificate
// severity: high
// maturity: stable
// revision: 1
// references: Regulation (EC) 1005/2008, Articles 12 and 17 (verification of certificates)

MATCH (a:CatchCertificate|ProcessingStatement|StorageDocument|Paper)-[c:CONTRADICTS]->
      (b:CatchCertificate|ProcessingStatement|StorageDocument|Paper)
WHERE c.field IN ['vessel', 'species', 'weight', 'landed']
  AND (c.field <> 'weight' OR abs(c.kg - c.told_kg) > $share * CASE WHEN c.kg > c.told_kg THEN c.kg ELSE c.told_kg END)
  AND (c.field <> 'landed' OR c.days > $days)
WITH a, b, c
ORDER BY a.id, b.id, c.field, c.says, c.kg, c.id
WITH a, b, c.number AS number, min(c.basis) AS basis, collect(DISTINCT c.field) AS fields,
     collect(CASE c.field
       WHEN 'weight' THEN 'landed weight: ' + toString(toInteger(round(c.kg))) + ' kg, '
         + toString(toInteger(round(c.told_kg))) + ' kg'
       WHEN 'landed' THEN 'day of landing: ' + c.says + ', ' + c.told
       ELSE c.field + ': ' + c.says + ', ' + c.told END) AS differ
RETURN CASE WHEN b.id STARTS WITH 'catch_certificate:' THEN b.id END AS certificate, number AS number,
       [x IN [a, b] | x.name + coalesce(' in ' + split(x.datasets[0], '@')[0], '')] AS names,
       differ AS differ, fields AS fields, basis AS basis, [a.id, b.id] AS records
ORDER BY number, records[0], records[1]
LIMIT $limit
