"""The records of a table, by the kind its layout declares."""

from __future__ import annotations

from catchgraph.read.batch import Batch, Count, batch_of
from catchgraph.read.csv_table import read_csv
from catchgraph.read.dates import check_order
from catchgraph.read.documents import opened, read_documents
from catchgraph.read.events import read_events
from catchgraph.read.identities import read_identities
from catchgraph.read.iuu_list import read_iuu_list
from catchgraph.read.keys import collect_rows, keys_of
from catchgraph.read.long_cells import reason
from catchgraph.read.output import Output
from catchgraph.read.plan import Plan
from catchgraph.read.reading import Note, Reading
from catchgraph.read.register import read_register
from catchgraph.read.rows import Rejects
from catchgraph.read.table import FileTable


def read_file(plan: Plan) -> Batch:
    """Read a file as planned. Raises `InputError` where it is not what it claims to be."""
    if plan.file.format is not None:
        return read_documents([plan], [opened(plan)])
    table = read_csv(plan.file)
    reading, output = records_of(plan, table)
    keep, places = output.keep(table.height), table.places
    rejects = Rejects.of_both(table.rejects, list(output.rejects(places).values()))
    rows = (*output.tables, *output.flags(reading.notes, keep))
    return batch_of([plan], rows, places, keep, {plan.file_id: Count(table.count, int(keep.sum()), rejects)})


def records_of(plan: Plan, table: FileTable) -> tuple[Reading, Output]:
    """Read a table's rows as what its layout says they are.

    Raises `InputError` where its dates contradict the layout's order.
    """
    layout = plan.file.layout
    reading = Reading(layout, table)
    _note_short(reading)
    _note_cut(reading)
    keys = keys_of(reading, plan.provenance)
    collect_rows(reading, keys)
    if layout.kind == "events":
        return reading, read_events(reading, keys)
    if layout.kind == "identities":
        return reading, read_identities(reading, keys)
    if layout.kind == "iuu-list":
        return reading, read_iuu_list(reading, keys, plan.edition)
    dates = [layout.columns.get("since", ""), layout.columns.get("until", "")]
    dates += [column for party in layout.parties for column in (party.since, party.until)]
    columns = [reading.cells(name) for name in dict.fromkeys(dates) if name]
    check_order(plan.file.source.name, layout.format.dates, columns, table.line.tolist(), layout)
    return reading, read_register(reading, keys, plan.edition)


def _note_cut(reading: Reading) -> None:
    """Note the cells of which only the first characters were read."""
    import numpy as np

    for position, lengths in sorted(reading.table.cut.items()):
        cells = reading.table.cells(position)
        for row, length in sorted(lengths.items()):
            reading.note_rows(np.array([row], np.int64), cells, reason(length))


def _note_short(reading: Reading) -> None:
    """Say once, at the first of them, that rows end before the last column."""
    import numpy as np

    count, first = reading.table.short
    if count:
        row = np.searchsorted(reading.table.record_no, [first])
        more = f", as {count - 1:,} more" if count > 1 else ""
        reason = f"the row ends before the last column{more}: read as ending in blanks"
        reading.notes.append(Note(row.astype(np.int64), "(row)", [f"record {first}"], [reason]))
