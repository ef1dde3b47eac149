-- Places (`$prefix`) that events name: ports and anchorages of port calls.
SELECT c.place AS id,
       coalesce(min(c.name), c.place) AS name,
       sorted_set(list(f.dataset)) AS datasets,
       min(c.flag) AS flag,
       round(avg(c.latitude), 4) AS latitude,
       -- Calls on both sides of the date line: the middle between 179.9 and -179.9 is 180, not 0.
       round(CASE WHEN max(c.longitude) - min(c.longitude) <= 180 THEN avg(c.longitude)
                  ELSE (avg((c.longitude + 360) % 360) + 180) % 360 - 180 END, 4) AS longitude
FROM visit c /* only entity: c.place */ JOIN read.file f USING (file_id)
WHERE starts_with(c.place, $prefix)
GROUP BY c.place
