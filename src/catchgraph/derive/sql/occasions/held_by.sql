-- A hold is that of the carrier that was filled.
SELECT id AS source, 'VoyageHold' AS source_label, carrier AS target, 'Vessel' AS target_label, '' AS part, datasets,
       NULL AS record, NULL AS as_written, 1.0 AS confidence, NULL AS basis, true AS verified
FROM derived.voyage_hold
