"""A JSON file read by its format: rows, rejects, flags, as of any other file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from catchgraph.read.dataset import Provenance
from catchgraph.read.header import Header
from catchgraph.read.json_format import JsonFormat, Said
from catchgraph.read.json_objects import Objects
from catchgraph.read.long_cells import cut_object
from catchgraph.read.output import Output, Rows
from catchgraph.read.reading import Reading
from catchgraph.read.table import FileTable

if TYPE_CHECKING:
    from catchgraph.read.source import Source


class _Stream:
    """Objects on their way to a format, and where each stands in the file; `inside` counts those in others."""

    def __init__(self, objects: Objects, format_: JsonFormat, said: Said) -> None:
        self.objects = objects
        self.parts = format_.parts
        self.said = said
        self.numbers: list[int] = []
        self.lines: list[int] = []
        self.inside = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for found in self.objects:
            for place, value in enumerate(self.parts(found.value)):
                self.numbers.append(found.number)
                self.lines.append(found.line)
                self.inside += place > 0
                yield cut_object(value, partial(self.said.note, len(self.lines) - 1)) if found.long else value


def read_objects(source: Source, format_: JsonFormat, provenance: Provenance) -> tuple[Reading, Output]:
    """Read a file's objects by its format. Raises `InputError` where the file changed or cannot be read."""
    import numpy as np

    said = Said()
    stream = _Stream(Objects(source), format_, said)
    output = format_.read(stream, provenance, said)
    output.unusable += said.unusable()
    output.tables += _pages(stream, said)
    table = FileTable(
        header=Header.of(()),
        texts={},
        record_no=np.array(stream.numbers, np.int64),
        line=np.array(stream.lines, np.int64),
        content=[""] * len(stream.numbers),
        rejects=stream.objects.rejects,
        count=stream.objects.count + stream.inside,
    )
    return Reading(provenance.layout, table, said.flags()), output


def _pages(stream: _Stream, said: Said) -> list[Rows]:
    """A row of `read.page` for each page, at its first object that is a record: what it says of the whole answer."""
    import numpy as np
    import pyarrow as pa

    rows = {number: row for row, number in enumerate(stream.numbers) if row not in said.refusals}
    placed = [
        (row, page)
        for page in stream.objects.pages
        if (row := next((rows[n] for n in range(page.first, page.last + 1) if n in rows), None)) is not None
    ]
    if not placed:
        return []
    pages = [page for _, page in placed]
    columns = {
        "start": pa.array([page.start for page in pages], pa.int64()),
        "objects": pa.array([page.count for page in pages], pa.int64()),
        "total": pa.array([page.total for page in pages], pa.int64()),
        "goes_on": pa.array([page.goes_on for page in pages], pa.int64()),
    }
    return [Rows("page", np.array([row for row, _ in placed], np.int64), columns)]
