-- Records, as `record.sql` has them, with the day of the edition that no longer has them, and the datasets that is known from.
SELECT q.* REPLACE (
    g.gone_by AS gone_by,
    list_sort(list_distinct(list_concat(q.datasets, coalesce(g.datasets, [])))) AS datasets
)
FROM ({query}) q LEFT JOIN derived.gone g USING (id)
