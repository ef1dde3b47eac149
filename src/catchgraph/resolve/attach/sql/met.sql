-- Hulls that have a number or a name in common with what a document says → asked, hull, misspelt, bearers (how many
-- hulls of the case ever bore the name by which it is met).
WITH bearer AS (
    SELECT value AS name, count(DISTINCT hull) AS bearers FROM hull_fact WHERE fact = 'name' GROUP BY value
),
-- A number that very many bear is nobody's (a word for none, a code of a port): nobody is met by it.
numbered AS (
    SELECT DISTINCT hull, fact, value FROM hull_fact WHERE fact NOT IN ('name', 'flag', 'kind')
    QUALIFY count(*) OVER (PARTITION BY fact, value) <= $most
),
flagged AS (
    SELECT DISTINCT n.hull, n.value AS name, f.value AS flag
    FROM hull_fact n JOIN hull_fact f ON f.hull = n.hull AND f.fact = 'flag'
    JOIN bearer b ON b.name = n.value AND b.bearers > $crowd
    WHERE n.fact = 'name'
),
met AS (
    SELECT a.asked, h.hull FROM asked a JOIN numbered h ON h.fact = 'imo' AND h.value = a.imo
    UNION
    SELECT a.asked, h.hull FROM asked a JOIN numbered h ON h.fact = 'call_sign' AND h.value = a.call_sign
    UNION
    SELECT a.asked, h.hull FROM asked a JOIN numbered h ON h.fact = 'registration' AND h.value = a.registration
    UNION
    SELECT a.asked, h.hull FROM asked a JOIN numbered h ON h.fact = 'mmsi' AND h.value = a.mmsi
    UNION
    SELECT a.asked, h.hull
    FROM asked a JOIN bearer b ON b.name = a.met_by AND b.bearers <= $crowd
    JOIN hull_fact h ON h.fact = 'name' AND h.value = a.met_by
    UNION
    -- By a name that many bear only under the flag, where these are not very many.
    SELECT a.asked, h.hull
    FROM asked a JOIN (FROM flagged QUALIFY count(*) OVER (PARTITION BY name, flag) <= $most) h
      ON h.name = a.met_by AND h.flag = a.flag
),
-- Names of one flag, hull number apart, that begin or end alike; only where nobody bears the name as it is written.
spelt AS (
    SELECT DISTINCT met_by, letters, number, flag FROM asked
    ANTI JOIN met USING (asked) ANTI JOIN bearer ON bearer.name = asked.met_by
    WHERE met_by IS NOT NULL AND flag IS NOT NULL AND length(letters) >= 7
),
borne AS (
    SELECT DISTINCT n.hull, f.value AS flag, n.value AS name, split_part(n.value, ' ', 1) AS letters,
           split_part(n.value, ' ', 2) AS number
    FROM hull_fact n JOIN hull_fact f ON f.hull = n.hull AND f.fact = 'flag'
    WHERE n.fact = 'name' AND f.value IN (SELECT flag FROM spelt)
),
-- A beginning or an end that very many share is not compared by.
begun AS (
    SELECT * FROM borne QUALIFY count(*) OVER (PARTITION BY flag, number, left(letters, 4)) <= $most
),
ended AS (
    SELECT * FROM borne QUALIFY count(*) OVER (PARTITION BY flag, number, right(letters, 4)) <= $most
),
beside AS (
    SELECT s.met_by, s.flag, b.hull, b.name, s.letters AS one, b.letters AS other
    FROM spelt s JOIN begun b ON b.flag = s.flag AND b.number = s.number AND left(b.letters, 4) = left(s.letters, 4)
    UNION
    SELECT s.met_by, s.flag, b.hull, b.name, s.letters, b.letters
    FROM spelt s JOIN ended b ON b.flag = s.flag AND b.number = s.number AND right(b.letters, 4) = right(s.letters, 4)
),
near AS (
    SELECT met_by, flag, hull, min(name) AS name FROM beside
    WHERE abs(length(one) - length(other)) <= 1 AND damerau_levenshtein(one, other) = 1
    GROUP BY met_by, flag, hull
)
SELECT m.asked, m.hull, false AS misspelt, b.bearers
FROM met m JOIN asked a USING (asked) LEFT JOIN bearer b ON b.name = a.name_key
UNION ALL
SELECT a.asked, n.hull, true, b.bearers FROM asked a ANTI JOIN met m ON m.asked = a.asked
JOIN near n ON n.met_by = a.met_by AND n.flag = a.flag
JOIN bearer b USING (name)
