"""Consignments: the goods of one sale on one voyage, as exporter, carrier and importer tell of them.

A consignment begins at an anchor (a house or plain bill, else an entry, else an export declaration), and every other
record attaches to one: by a number that it cites, a container, or parties and goods. Bills come together only where one
entry or export declaration cites each by number. What may be of several stays a candidate of each. What it leaves:

    resolve.part_of         record_id, consignment_id, is_anchor, basis, joined_to (the record that it was joined to),
                            joined_by (what served to join, and is therefore not judged), score (log-odds, where facts
                            were weighed), confidence
    resolve.part_candidate  record_id, anchor_record, basis, score, why: what may be of several, and of which
    resolve.under           house, master: records; a master that has houses is part of nothing
    resolve.counts_not      record_id, why, instead: deleted, void and earlier copies, which count in no sum

`basis` is `anchor`, `same document` (a copy of a paper that is part), or one of
`judged`, `bill number`, `entry cited`, `master number`, `container`, `parties and goods`. Of two papers or more; a
record alone is no consignment.
"""
