-- Lines whose way is followed: those of the last side of a consignment that is there, and of single bills, entries and
-- export declarations what was made from something or cites a document of custody.
WITH line AS (
    SELECT id, record, side, consignment, array_position(['export', 'bill', 'entry'], side) AS late
    FROM derived.line WHERE counts AND stage = 'product' AND side IN ('export', 'bill', 'entry')
),
last AS (
    SELECT consignment, max(late) AS late FROM line WHERE consignment IS NOT NULL GROUP BY consignment
),
tied AS (
    SELECT source AS id FROM derived.made_from UNION SELECT line FROM way_unmet
)
SELECT l.id, l.record, l.consignment FROM line l JOIN last USING (consignment, late)
UNION ALL
SELECT id, record, consignment FROM line SEMI JOIN tied USING (id) WHERE consignment IS NULL
