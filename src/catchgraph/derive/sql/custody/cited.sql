-- Documents on which goods rest that records cite, each once, and the record that each is: by its key, else by the only one
-- of the issuing country that any spelling fits, else the only one anywhere, unless the number itself names its country
-- → id, record, line, kind, number, document, cited_line, kg, made_kg, landed_kg, place (of the citation in its file),
-- basis (of the link that it makes), paper, state: `loaded`, `not loaded`, `void`
-- (only copies that do not count), `several` (no spelling tells which).
WITH way AS (
    SELECT unnest($citing) AS citing, unnest($cited) AS cited, unnest($basis) AS basis
),
said AS (
    SELECT c.record_id AS record, c.line_id AS line, c.kind, min(c.number) AS number, c.document, c.loose, c.country,
           c.cited_line, c.kg, c.made_kg, c.landed_kg, min(c.file_id || ' ' || c.record_no || ' ' || coalesce(c.part, '')) AS place,
           w.basis,
           min(CASE WHEN starts_with(regexp_replace(upper(c.number), '[^A-Z0-9]', '', 'g'), i.country) THEN i.country END) AS named
    FROM read.citation c JOIN way w ON w.citing = split_part(c.record_id, ':', 1) AND w.cited = c.kind,
    LATERAL (SELECT nullif(regexp_extract(c.document, '^\S+ ([A-Z]{{3}}) ', 1), '') AS country) i
    WHERE c.document IS NOT NULL
    GROUP BY c.record_id, c.line_id, c.kind, c.document, c.loose, c.country, c.cited_line, c.kg, c.made_kg, c.landed_kg, w.basis
),
exact AS (
    SELECT s.document, min(d.canonical) AS paper, count(DISTINCT d.canonical) AS many
    FROM (SELECT DISTINCT document FROM said) s JOIN paper p USING (document) JOIN derived.document d ON d.id = p.id
    GROUP BY s.document
),
spelt AS (
    SELECT s.document, s.country, s.named,
           min(d.canonical) AS anywhere, count(DISTINCT d.canonical) AS many,
           min(d.canonical) FILTER (WHERE d.country = s.country) AS there,
           count(DISTINCT d.canonical) FILTER (WHERE d.country = s.country) AS many_there
    FROM (SELECT DISTINCT document, loose, country, named FROM said ANTI JOIN exact USING (document)) s
    JOIN derived.document d ON d.loose = s.loose
    WHERE coalesce(d.country = s.named, true)
    GROUP BY s.document, s.country, s.named
)
SELECT s.record || ' ' || s.document AS id, s.* EXCLUDE (loose, country, named),
       CASE WHEN e.many = 1 THEN e.paper WHEN p.many_there = 1 THEN p.there
            WHEN p.many_there = 0 AND p.many = 1 THEN p.anywhere END AS paper,
       CASE WHEN e.many = 1 OR p.many_there = 1 OR (p.many_there = 0 AND p.many = 1) THEN 'loaded'
            WHEN e.many > 1 OR p.many > 1 THEN 'several'
            WHEN e.many = 0 OR p.many = 0 THEN 'void' ELSE 'not loaded' END AS state
FROM said s
LEFT JOIN exact e ON e.document = s.document
LEFT JOIN spelt p ON p.document = s.document AND p.country IS NOT DISTINCT FROM s.country AND p.named IS NOT DISTINCT FROM s.named
