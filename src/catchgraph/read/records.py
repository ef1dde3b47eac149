"""The records of a file: of a table by the kind its layout declares, of a document by its format."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from catchgraph.read.aside import helper_for, in_two
from catchgraph.read.batch import Batch, Count, batch_of
from catchgraph.read.csv_table import Tables
from catchgraph.read.documents import read_pieces
from catchgraph.read.events import read_events
from catchgraph.read.identities import read_identities
from catchgraph.read.iuu_list import read_iuu_list
from catchgraph.read.keys import collect_rows, keys_of
from catchgraph.read.long_cells import reason
from catchgraph.read.output import Output
from catchgraph.read.papers.reader import read_papers
from catchgraph.read.papers.whole import whole_records
from catchgraph.read.plan import Plan
from catchgraph.read.reading import Note, Reading
from catchgraph.read.register import read_register
from catchgraph.read.rows import Reject, Rejects
from catchgraph.read.survey import Survey, Surveyor
from catchgraph.read.table import FileTable


def read_file(plan: Plan) -> Generator[Batch, None, None]:
    """Read a file as planned, batch by batch; the last one has its counts.

    Raises `InputError` where it is not what it claims to be.
    """
    if plan.file.format is not None:
        yield from read_pieces(plan)
        return
    # Rows that belong together may stand anywhere in the file.
    tables = Tables(plan.file, plan.taken, whole=bool(plan.file.layout.key.collect))
    loaded, refused = 0, Rejects()
    with helper_for(plan) as helper:
        survey, again = _surveyed(plan, tables)
        if plan.file.layout.kind == "records":
            again = whole_records(again, plan.file.layout)
        clean = partial(rows_of_table, plan, survey)
        for found in in_two(again, clean, partial(helper.ask, plan, survey), helper) if helper else map(clean, again):
            loaded += found.loaded
            for reject in found.rejects:
                refused.append(reject)
            yield found.batch
    count = Count(tables.count, loaded, Rejects.of_both(tables.rejects, refused))
    yield Batch({}, {plan.file_id: count})


@dataclass(frozen=True, slots=True)
class TableRows:
    """What a table of a file says: its rows, how many of them are records, and those that are none, in their order."""

    batch: Batch
    loaded: int
    rejects: list[Reject]


def rows_of_table(plan: Plan, survey: Survey, table: FileTable) -> TableRows:
    """The rows of one of a file's tables. Raises `InputError` where the file is not what it claims to be."""
    reading, output = records_of(plan, table, survey)
    keep, places = output.keep(table.height), table.places
    rejects = [reject for _, reject in sorted(output.rejects(places).items())]
    batch = batch_of([plan], (*output.tables, *output.flags(reading.notes, keep)), places, keep, {})
    return TableRows(batch, int(keep.sum()), rejects)


def _surveyed(plan: Plan, tables: Tables) -> tuple[Survey, Iterator[FileTable]]:
    """What a look through the whole file says, and its tables: the one there is, or all of them once more."""
    surveyor = Surveyor(plan)
    found = iter(tables)
    first = next(found)
    surveyor.add(first)
    second = next(found, None)
    if second is None:
        survey = surveyor.survey(tables)
        return replace(survey, words={}), iter([first])
    del first
    for table in chain([second], found):
        surveyor.add(table)
    survey = surveyor.survey(tables)
    again = Tables(plan.file, plan.taken, known=tables.plain)
    return survey, (replace(table, words=survey.words) for table in again)


def records_of(plan: Plan, table: FileTable, survey: Survey) -> tuple[Reading, Output]:
    """Read a table's rows as what its layout says they are."""
    layout = plan.file.layout
    reading = Reading(layout, table, survey.nothing)
    _note_short(reading, *survey.short)
    _note_cut(reading)
    if layout.kind == "records":
        return reading, read_papers(reading, plan.provenance)
    keys = keys_of(reading, plan.provenance, survey.shared)
    collect_rows(reading, keys)
    if layout.kind == "events":
        return reading, read_events(reading, keys)
    if layout.kind == "identities":
        return reading, read_identities(reading, keys)
    if layout.kind == "iuu-list":
        return reading, read_iuu_list(reading, keys, plan.edition)
    return reading, read_register(reading, keys, plan.edition)


def _note_cut(reading: Reading) -> None:
    """Note the cells of which only the first characters were read."""
    import numpy as np

    for position, lengths in sorted(reading.table.cut.items()):
        cells = reading.table.cells(position)
        for row, length in sorted(lengths.items()):
            reading.note_rows(np.array([row], np.int64), cells, reason(length))


def _note_short(reading: Reading, count: int, first: int) -> None:
    """Say once, at the first of them, that rows end before the last column."""
    import numpy as np

    if count and first in reading.table.record_no:
        row = np.searchsorted(reading.table.record_no, [first])
        more = f", as {count - 1:,} more" if count > 1 else ""
        reason = f"the row ends before the last column{more}: read as ending in blanks"
        reading.notes.append(Note(row.astype(np.int64), "(row)", [f"record {first}"], [reason]))
