-- A port call was at a port.
SELECT c.id AS source, 'PortCall' AS source_label, c.port_id AS target, 'Port' AS target_label,
       '' AS part,
       list_sort(list_distinct(list(f.dataset))) AS datasets,
       c.id AS record,
       min(c.port) AS as_written,
       1.0 AS confidence,
       NULL AS basis,
       true AS verified
FROM read.port_call c JOIN read.file f USING (file_id)
WHERE c.port_id IS NOT NULL
GROUP BY c.id, c.port_id
