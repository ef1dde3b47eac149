-- What documents say of vessels, each distinct saying once → asked (its number), said (a hash of it), name_key, met_by
-- (of names that are more than a number), letters and hull number of it, flag, imo, mmsi, call_sign, registration, day,
-- kind (what a vessel in that role does).
SELECT CAST(row_number() OVER (ORDER BY said) AS INTEGER) AS asked, *
FROM (
    SELECT DISTINCT {said} AS said, name_key,
           CASE WHEN length(regexp_replace(name_key, '[^A-Z]', '', 'g')) >= 3 THEN name_key END AS met_by,
           split_part(name_key, ' ', 1) AS letters, split_part(name_key, ' ', 2) AS number,
           flag, imo, mmsi, call_sign, registration_number AS registration, date_trunc('day', day) AS day,
           CASE WHEN role IN ('catching vessel', 'donor') THEN 'catching'
                WHEN role IN ('carrier', 'receiving vessel') THEN 'carrying' END AS kind
    FROM named_row
)
