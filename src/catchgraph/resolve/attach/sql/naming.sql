-- Each naming and the number of what it says → named_id, record_id, asked.
SELECT n.named_id, n.record_id, a.asked
FROM (SELECT named_id, min(record_id) AS record_id, min({said}) AS said FROM named_row GROUP BY named_id) n
JOIN asked a USING (said)
