-- Events, as `{{query}}` has them, without those of a report that a later one replaces, deletes or cancels.
SELECT q.* FROM ({query}) q ANTI JOIN undone u ON u.report = q.report
