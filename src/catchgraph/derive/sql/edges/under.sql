-- A house bill is under a master bill, by the master's number.
SELECT u.house AS source, label_of(u.house) AS source_label, u.master AS target, label_of(u.master) AS target_label,
       '' AS part,
       sorted_set(list(s.dataset)) AS datasets,
       u.house AS record,
       min(b.master) AS as_written,
       1.0 AS confidence,
       'the same number' AS basis,
       true AS verified
FROM resolve.under u /* only record: u.house */
JOIN source s ON s.id = u.house
JOIN read.bill b ON b.id = u.house
GROUP BY u.house, u.master
