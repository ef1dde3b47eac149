-- What each hull was called and known by → hull (its number in `hull`), fact, value, former, first, last, held.
WITH said AS (
    SELECT h.hull, v.*, d.first, d.last, coalesce(d.held, false) AS held, d.ended
    FROM read.vessel_mention v JOIN resolve.member m USING (mention_id) JOIN hull h USING (entity_id)
    LEFT JOIN (SELECT DISTINCT * FROM stated_days) d
      ON d.mention_id = v.mention_id AND d.file_id = v.file_id AND d.record_no = v.record_no
         AND d.part IS NOT DISTINCT FROM v.part
),
called AS (
    SELECT hull, unnest(names) AS written, false AS former, first, last, held FROM said
    UNION ALL SELECT hull, unnest(former_names), true, NULL, ended, false FROM said
),
fact AS (
    SELECT hull, 'name' AS fact, s.value, former, first, last, held FROM called JOIN spelling s USING (written)
    UNION ALL SELECT hull, 'flag', unnest(flags), false, first, last, held FROM said
    UNION ALL SELECT hull, 'flag', unnest(former_flags), true, NULL, ended, false FROM said
    UNION ALL SELECT hull, 'call_sign', unnest(call_signs), false, first, last, held FROM said
    UNION ALL SELECT hull, 'registration', unnest(registration_numbers), false, first, last, held FROM said
    UNION ALL SELECT hull, 'mmsi', unnest(mmsis), false, coalesce(mmsi_first, first), coalesce(mmsi_last, last),
                     held OR mmsi_first IS NOT NULL FROM said
    UNION ALL SELECT hull, 'imo', imo, false, NULL, NULL, false FROM said
    UNION ALL SELECT hull, 'kind', s.value, false, NULL, NULL, false FROM said JOIN served s ON s.written = vessel_type
    -- A vessel that is known by nothing but the MMSI of events.
    UNION ALL SELECT h.hull, 'mmsi', p.mmsi, false, NULL, NULL, false
              FROM resolve.participant p JOIN hull h USING (entity_id) ANTI JOIN said ON said.hull = h.hull
)
SELECT DISTINCT hull, CAST(fact AS {facts}) AS fact, value, former, date_trunc('day', first) AS first,
       date_trunc('day', last) AS last, held
FROM fact WHERE value IS NOT NULL
