-- Events that fill or empty a hold: those of one `$way`.
SELECT event AS source, label AS source_label, hold AS target, 'VoyageHold' AS target_label, '' AS part, datasets,
       NULL AS record, NULL AS as_written, confidence, CASE WHEN declared THEN 'declared' ELSE 'seen' END AS basis,
       declared AND confidence = 1 AS verified, declared
FROM derived.hold_event WHERE hold IS NOT NULL AND way = $way
