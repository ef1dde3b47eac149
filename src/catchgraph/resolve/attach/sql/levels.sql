-- How far each hull that was met agrees with what the document says → asked, hull, a level for each field
-- (`evidence.FIELDS`).
WITH given AS (
    UNPIVOT (SELECT asked, day, name_key AS name, flag, imo, mmsi, call_sign, registration, kind FROM asked)
    ON name, flag, imo, mmsi, call_sign, registration, kind INTO NAME fact VALUE value
),
compared AS (
    SELECT m.asked, m.hull, h.fact, h.value = g.value AS same,
           -- 3 that day, 2 without days, 1 formerly, 0 at another time
           CASE WHEN h.former THEN CASE WHEN g.day > h.last THEN 0 ELSE 1 END
                WHEN g.day IS NULL OR (h.first IS NULL AND h.last IS NULL) THEN 2
                WHEN g.day >= coalesce(h.first, g.day) AND g.day <= coalesce(h.last, g.day) THEN 3
                WHEN h.held THEN 0 ELSE 2 END AS time
    FROM met m JOIN (SELECT * REPLACE (CAST(fact AS {facts}) AS fact) FROM given) g ON g.asked = m.asked
    JOIN hull_fact h ON h.hull = m.hull AND h.fact = g.fact
),
-- Of each fact: when the hull had it (nothing: never), and whether it had another that day.
found AS (
    SELECT asked, hull, fact, max(CASE WHEN same THEN time ELSE -1 END) AS time, bool_or(NOT same AND time = 3) AS other
    FROM compared GROUP BY asked, hull, fact
),
field AS (
    SELECT asked, hull,
           max(CASE WHEN time < 0 THEN 1 WHEN time = 0 OR (time < 3 AND other) THEN 2 ELSE time + 3 END)
               FILTER (fact = 'name') AS name,
           max(CASE WHEN time < 0 THEN 1 WHEN time = 0 OR (time < 3 AND other) THEN 2 ELSE time + 2 END)
               FILTER (fact = 'flag') AS flag,
           max(CASE time WHEN -1 THEN 1 WHEN 0 THEN 2 WHEN 3 THEN 4 ELSE 3 END) FILTER (fact = 'mmsi') AS mmsi,
           max(CASE WHEN time < 0 THEN 1 ELSE 2 END) FILTER (fact = 'imo') AS imo,
           max(CASE WHEN time < 0 THEN 1 ELSE 2 END) FILTER (fact = 'call_sign') AS call_sign,
           max(CASE WHEN time < 0 THEN 1 ELSE 2 END) FILTER (fact = 'registration') AS registration,
           max(CASE WHEN time < 0 THEN 1 ELSE 2 END) FILTER (fact = 'kind') AS kind
    FROM found GROUP BY asked, hull
)
SELECT m.asked, m.hull, CASE WHEN m.misspelt THEN 3 ELSE coalesce(f.name, 0) END AS name, coalesce(f.flag, 0) AS flag,
       coalesce(f.mmsi, 0) AS mmsi, coalesce(f.imo, 0) AS imo, coalesce(f.call_sign, 0) AS call_sign,
       coalesce(f.registration, 0) AS registration, coalesce(f.kind, 0) AS kind,
       CASE WHEN m.bearers IS NULL OR NOT (m.misspelt OR coalesce(f.name, 0) > 1) THEN 0
            ELSE least(m.bearers - 1, 3) END AS shared
FROM met m LEFT JOIN field f ON f.asked = m.asked AND f.hull = m.hull
