-- All that ways take from a line, as a hash: what it says of itself, its links, documents that lack, its flag, and where the
-- way begins that starts there. Numbers of lines, links, records and lists of datasets are those of one run: their ids count.
WITH link AS (
    SELECT source AS id, bit_xor(hash(id, hash)) AS said FROM derived.made_from GROUP BY source
),
unmet AS (
    SELECT line AS id, bit_xor(hash(document, ends)) AS said FROM way_unmet GROUP BY line
),
start AS (
    SELECT s.id, hash(s.consignment, g.name, bit_xor(hash(f.line, f.certain, f.confidence))) AS said
    FROM way_start s JOIN way_first f ON f.start = s.id JOIN derived.goods g ON g.id = s.id GROUP BY s.id, s.consignment, g.name
),
terms AS (
    SELECT terms, hash(datasets) AS said FROM way_terms
)
SELECT n.id, hash(n.id, n.record, n.stage, n.weight, n.low, n.high, n.used, n.tellings, n.open, n.settled, n.ends, n.vessels,
                  len(n.vessels), n.vessel, n.landed, n.called, n.hull, t.said, l.said, u.said, s.said, f.flag) AS said
FROM way_node n JOIN terms t USING (terms)
LEFT JOIN link l USING (id) LEFT JOIN unmet u USING (id) LEFT JOIN start s USING (id) LEFT JOIN way_flag f ON f.line = n.id
