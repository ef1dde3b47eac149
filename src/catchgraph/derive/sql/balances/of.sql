-- A computed node (`{table}`) is of what its column `{subject}` names.
SELECT c.id AS source, '{label}' AS source_label, c."{subject}" AS target, label_of(c."{subject}") AS target_label,
       '' AS part, c.datasets, NULL AS record, NULL AS as_written, 1.0 AS confidence, NULL AS basis, true AS verified
FROM derived."{table}" c
