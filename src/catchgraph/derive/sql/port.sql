-- Ports and anchorages that port calls name.
SELECT c.port_id AS id,
       coalesce(min(c.port), c.port_id) AS name,
       list_sort(list_distinct(list(f.dataset))) AS datasets,
       min(c.port_flag) AS flag,
       round(avg(c.latitude), 4) AS latitude,
       -- Calls on both sides of the date line: the middle between 179.9 and -179.9 is 180, not 0.
       round(CASE WHEN max(c.longitude) - min(c.longitude) <= 180 THEN avg(c.longitude)
                  ELSE (avg((c.longitude + 360) % 360) + 180) % 360 - 180 END, 4) AS longitude
FROM read.port_call c JOIN read.file f USING (file_id)
WHERE c.port_id IS NOT NULL
GROUP BY c.port_id
