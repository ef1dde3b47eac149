-- Every record, and the copy that stands for its paper → columns of `fact`, node, why it counts nowhere (nothing where it
-- does), instead (what counts in its place).
SELECT f.*, coalesce(v.node, f.record_id) AS node,
       coalesce(v.why, CASE WHEN list_contains($dead, f.status) THEN f.status END) AS why, v.instead
FROM fact f LEFT JOIN version v USING (record_id)
