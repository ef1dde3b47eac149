-- What records (`{table}`) tell of goods that moved, a row a record, whatever number of rows told it → record_id, kind,
-- dataset, document, day, status, version, bill_kind, master, scac, entry_type, gross_kg, containers.
SELECT r.id AS record_id, '{table}' AS kind, min(r.dataset) AS dataset, {document} AS document,
       min({day}) AS day, min({status}) AS status, max({version}) AS version, min({bill_kind}) AS bill_kind,
       min({master}) AS master, min({scac}) AS scac, min({entry_type}) AS entry_type, max({gross_kg}) AS gross_kg,
       coalesce(list_sort(list_distinct(flatten(list({containers})))), []) AS containers
FROM read."{table}" r /* only: r.id */
GROUP BY r.id
