-- Records with lines of goods, and the copy of its paper that stands for each → id, kind, document, loose (the key without
-- separators and country), country (that issued it), canonical (nothing where no copy counts), counts.
-- Copies of bills, entries and declarations are those that `resolve` found; other papers are one by their key;
-- of a scheme's form that is loaded as a certificate and as another paper the certificate stands for both.
WITH issued AS (
    {issued}
),
dead AS (
    SELECT record_id AS id FROM resolve.counts_not
    UNION SELECT master FROM resolve.under
    UNION SELECT id FROM issued WHERE list_contains($dead, status) OR replaced_by IS NOT NULL
),
late AS (
    SELECT * FROM issued ANTI JOIN dead USING (id)
),
living AS (
    SELECT * FROM late l ANTI JOIN late r ON r.replaces = l.document AND r.document <> l.document
),
-- A certificate is known by the number of its authority and by that of CATCH: what shares either is one, also by a third.
ranked AS (
    SELECT *, row_number() OVER (ORDER BY kind, dataset, id) AS nth
    FROM living WHERE NOT list_contains($numbered, kind) AND key IS NOT NULL
),
known AS (
    SELECT nth, key FROM ranked UNION SELECT nth, catch_document FROM ranked WHERE catch_document IS NOT NULL
),
once AS (
    SELECT nth, min(first) AS first FROM known JOIN (SELECT key, min(nth) AS first FROM known GROUP BY key) USING (key)
    GROUP BY nth
),
twice AS (
    SELECT nth, min(first) AS first
    FROM known JOIN (SELECT key, min(first) AS first FROM known JOIN once USING (nth) GROUP BY key) USING (key)
    GROUP BY nth
),
copy AS (
    SELECT l.id, coalesce(c.node, l.id) AS canonical
    FROM living l LEFT JOIN resolve.copy_of c ON c.record_id = l.id WHERE list_contains($numbered, l.kind) OR l.key IS NULL
    UNION ALL
    SELECT r.id, f.id FROM ranked r JOIN twice t USING (nth) JOIN ranked f ON f.nth = t.first
),
keyed AS (
    SELECT id, kind, document, nullif(regexp_extract(document, '^\S+ ([A-Z]{{3}}) ', 1), '') AS country,
           regexp_replace(regexp_replace(document, '^\S+ ([A-Z]{{3}} )?', ''), '[^A-Z0-9]', '', 'g') AS joined
    FROM issued
)
SELECT i.id, i.kind, i.document,
       split_part(i.document, ' ', 1) || ' ~'
           || CASE WHEN starts_with(joined, country) AND joined[4:4] BETWEEN '0' AND '9' THEN joined[4:] ELSE joined END AS loose,
       i.country, c.canonical, coalesce(c.canonical = i.id, false) AS counts
FROM keyed i LEFT JOIN copy c USING (id)
