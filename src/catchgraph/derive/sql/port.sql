-- Ports and anchorages that port calls name.
SELECT c.port_id AS id,
       coalesce(min(c.port), c.port_id) AS name,
       list_sort(list_distinct(list(f.dataset))) AS datasets,
       min(c.port_flag) AS flag,
       round(avg(c.latitude), 4) AS latitude,
       round(avg(c.longitude), 4) AS longitude
FROM read.port_call c JOIN read.file f USING (file_id)
WHERE c.port_id IS NOT NULL
GROUP BY c.port_id
