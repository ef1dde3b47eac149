// id: documents.draws-on-replaced
// title: Goods that rest on a certificate which was void or replaced
// question: Which statement, store's document, re-export or export declaration draws on a certificate number that was
//   void, or had been replaced, on its day?
// why: What replaces a certificate takes over its weight. Who draws on the old number as well draws twice; who draws on
//   a void one draws on nothing.
// benign: Not reported: a certificate replaced on that day or later, a paper that is itself void, one that draws on the
//   number that replaces. Since when a certificate is void no record says (`since` empty): it may have been valid on the
//   day of the paper.
// sentence: Potential draw on a certificate that was {status}: {paper_name} of {day} cites {number}[, replaced on
//   {since}][ by {replaced_by}]
// needs: CatchCertificate
// params: limit: int = 1000
// returns: certificate: CatchCertificate, number: str, status: str, paper_name: str, day: date, since: date,
//   replaced_by: str, basis: str, forced: bool, records: list
// identity: certificate, records
// denominator: MATCH (k:CatchCertificate) WHERE k.status IN ['void', 'replaced', 'rejected', 'deleted'] RETURN count(k) AS n
// counted: certificate
// undecided: MATCH (:ProcessingStatement|StorageDocument|Paper|ExportDeclaration|ImportDeclaration)-[c:CONTRADICTS]->(:CatchCertificate)
//   WHERE c.field = 'status' AND c.told = 'replaced' AND (c.since IS NULL OR c.day IS NULL)
//   RETURN 'the day of the paper, or of what replaces the certificate, is not known' AS reason, count(c) AS n
// severity: medium
// maturity: stable
// revision: 1
// references: Regulation (EC) 1005/2008, Articles 12 and 14

MATCH (a:ProcessingStatement|StorageDocument|Paper|ExportDeclaration|ImportDeclaration)-[c:CONTRADICTS]->(k:CatchCertificate)
WHERE c.field = 'status' AND c.told IN ['void', 'replaced', 'rejected', 'deleted']
  AND (c.told <> 'replaced' OR c.since < c.day)
RETURN k.id AS certificate, c.number AS number, c.told AS status, a.name AS paper_name, c.day AS day, c.since AS since,
       c.says AS replaced_by, c.basis AS basis, c.told = 'replaced' AS forced, [a.id, k.id] AS records
ORDER BY number, paper_name, records[0], certificate
LIMIT $limit
