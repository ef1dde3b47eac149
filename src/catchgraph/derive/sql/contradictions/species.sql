-- Lines of bills, export declarations, papers and refusals that name another species than the line of the entry for the same
-- goods. Of two lists a line contradicts where nothing on the other side may be it, and so does one there: a list that only
-- leaves some out says nothing else. A group (`shrimp`) and a code of a whole genus stand for what is of them, a code of no group
-- (`marine fishes`) for any species.
WITH line AS (
    SELECT l.id, l.record, l.side, l.kind, l.consignment, ltrim(g.line_no, '0') AS no, g.species, g.datasets,
           coalesce(s.one, g.species) AS one, coalesce(s.wide, false) AS wide, coalesce(g.species_group, s.grp) AS grp,
           coalesce(g.species, g.species_group) AS called
    FROM derived.line l JOIN derived.goods g USING (id) LEFT JOIN species_told s ON s.code = g.species
    WHERE l.counts AND l.stage = 'product' AND l.side IN ('export', 'bill', 'entry', 'paper', 'other')
),
entered AS (
    FROM line WHERE side = 'entry'
),
member AS (
    SELECT source AS record, min(target) AS consignment, min(confidence) AS confidence
    FROM derived.part_of GROUP BY source
),
-- What was joined by its goods is not judged by them.
judged AS (
    SELECT id FROM derived.consignment WHERE NOT list_has_any(joined_by, ['code', 'parties and goods'])
),
cited AS (
    SELECT c.source AS record, c.target AS entry, ltrim(min(n.cited_line), '0') AS no
    FROM derived.cites c JOIN derived.entry e ON e.id = c.target
    LEFT JOIN read.citation n ON n.record_id = c.source AND n.document = e.document AND n.cited_line IS NOT NULL
    WHERE c.target_label = 'Entry' AND c.source_label IN ('Paper', 'Refusal') GROUP BY c.source, c.target
),
met AS (
    SELECT e.id AS entered, o.id AS other, o.side || ' ' || e.consignment AS account, m.confidence,
           'lines of one consignment' AS basis
    FROM entered e JOIN judged j ON j.id = e.consignment JOIN line o ON o.consignment = e.consignment
    JOIN member m ON m.record = o.record WHERE o.side IN ('export', 'bill')
    UNION ALL
    SELECT e.id, o.id, o.record, 1.0, 'the entry is cited'
    FROM cited c JOIN line o ON o.record = c.record JOIN entered e ON e.record = c.entry AND coalesce(e.no = c.no, true)
    UNION ALL
    SELECT e.id, o.id, o.record, m.confidence, 'paper of the consignment'
    FROM entered e JOIN judged j ON j.id = e.consignment JOIN member m ON m.consignment = e.consignment
    JOIN line o ON o.record = m.record AND o.side = 'paper'
    ANTI JOIN cited c ON c.record = o.record
),
compared AS (
    SELECT m.*, e.called AS entered_as, o.called AS told_as,
           CASE WHEN e.called IS NULL OR o.called IS NULL THEN true
                WHEN e.species IS NOT NULL AND o.species IS NOT NULL
                THEN e.one = o.one OR coalesce(e.wide AND (e.grp IS NULL OR ends_with(o.grp, e.grp)), false)
                     OR coalesce(o.wide AND (o.grp IS NULL OR ends_with(e.grp, o.grp)), false)
                ELSE coalesce(ends_with(e.grp, o.grp) OR ends_with(o.grp, e.grp), true) END AS fits,
           list_sort(list_distinct(list_concat(e.datasets, o.datasets))) AS datasets, o.record AS record
    FROM met m JOIN line e ON e.id = m.entered JOIN line o ON o.id = m.other
),
alone AS (
    SELECT *, bool_or(fits) OVER (PARTITION BY account, entered) AS entered_fits,
           bool_or(fits) OVER (PARTITION BY account, other) AS other_fits
    FROM compared
)
SELECT other AS source, 'Goods' AS source_label, entered AS target, 'Goods' AS target_label, 'species' AS part,
       list_sort(list_distinct(flatten(list(datasets)))) AS datasets, min(record) AS record, NULL AS as_written, min(confidence) AS confidence,
       min(basis) AS basis, true AS verified, 'species' AS field, min(told_as) AS says, min(entered_as) AS told,
       NULL::DOUBLE AS kg, NULL::DOUBLE AS told_kg, NULL::INTEGER AS days, NULL AS number, NULL::TIMESTAMP AS day,
       NULL::TIMESTAMP AS since
FROM alone WHERE NOT entered_fits AND NOT other_fits GROUP BY other, entered
