-- What each record says carried it → record_id, vessels (names as they are compared).
SELECT v.record_id, list_sort(list_distinct(list(v.name_key))) AS vessels
FROM read.named_vessel v /* only: v.record_id */
WHERE v.role = 'carrier' AND v.name_key IS NOT NULL AND v.line_id IS NULL
GROUP BY v.record_id
