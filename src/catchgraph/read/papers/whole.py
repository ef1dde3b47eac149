"""Tables of a file cut between records: rows of one record that follow one another stay together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from catchgraph.read.layouts.model import Layout
from catchgraph.read.table import FileTable

if TYPE_CHECKING:
    from catchgraph.read.reading import Index

#: Rows of one record that are held back at most: more of them come in parts, and `derive` folds these.
HELD = 100_000


def whole_records(tables: Iterable[FileTable], layout: Layout) -> Iterator[FileTable]:
    """The rows of `tables` in their order; those of the last record of a table come with the rest of it in the next.

    Rows of one record that stand apart in a file are not brought together.
    """
    held: FileTable | None = None
    for table in tables:
        whole = _joined(held, table) if held else table
        start = _last_record(whole, layout)
        held = _part(whole, start, whole.height) if 0 < whole.height - start <= HELD else None
        if held is None:
            yield whole
        elif start:
            yield _part(whole, 0, start)
    if held:
        yield held


def _last_record(table: FileTable, layout: Layout) -> int:
    """The row with which the last record of a table begins."""
    import numpy as np

    places = [table.header.find(name) for name in layout.keyed()]
    codes = [table.cells(place).codes for place in places if place is not None]
    if not table.height or not codes:
        return table.height
    other = np.logical_or.reduce([each != each[-1] for each in codes])
    rows: Index = np.flatnonzero(other)
    return int(rows[-1]) + 1 if len(rows) else 0


def _part(table: FileTable, start: int, stop: int) -> FileTable:
    cut = {
        place: {row - start: length for row, length in found.items() if start <= row < stop}
        for place, found in table.cut.items()
    }
    return replace(
        table,
        texts={place: column.slice(start, stop - start) for place, column in table.texts.items()},
        record_no=table.record_no[start:stop],
        line=table.line[start:stop],
        contents=lambda: table.content[start:stop],
        cut={place: found for place, found in cut.items() if found},
        first=table.first and start == 0,
        _cells={},
    )


def _joined(one: FileTable, other: FileTable) -> FileTable:
    import numpy as np
    import pyarrow as pa

    cut = {place: dict(found) for place, found in one.cut.items()}
    for place, found in other.cut.items():
        cut.setdefault(place, {}).update({row + one.height: length for row, length in found.items()})
    return replace(
        other,
        texts={
            place: pa.chunked_array([*one.texts[place].chunks, *column.chunks], pa.string())
            for place, column in other.texts.items()
        },
        record_no=np.concatenate((one.record_no, other.record_no)),
        line=np.concatenate((one.line, other.line)),
        contents=lambda: [*one.content, *other.content],
        cut=cut,
        first=one.first,
        _cells={},
    )
