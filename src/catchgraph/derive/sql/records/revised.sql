-- Records of reports, as `{{query}}` has them; what a later report says of one is its status, known from that one, too.
SELECT q.* REPLACE (
    coalesce(u.says, q.status) AS status,
    list_sort(list_distinct(list_concat(q.datasets, coalesce(u.datasets, [])))) AS datasets
)
FROM ({query}) q LEFT JOIN undone u ON u.report = q.report
