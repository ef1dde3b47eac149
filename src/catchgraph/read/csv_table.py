"""A CSV file's rows as a table of text, in chunks: only the columns that its layout takes."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import islice
from typing import TYPE_CHECKING

from catchgraph.errors import InputError
from catchgraph.model.ids import digest
from catchgraph.read.long_cells import cut_column
from catchgraph.read.recognise import Recognised
from catchgraph.read.rows import Records
from catchgraph.read.source import lines
from catchgraph.read.table import FileTable

if TYPE_CHECKING:
    import pyarrow as pa

CHUNK = 20_000


def read_csv(file: Recognised) -> FileTable:
    """Read a file's rows in chunks. Raises `InputError` naming file, line and what was expected."""
    import numpy as np
    import pyarrow as pa

    records = Records(
        lines(file.source, file.encoding),
        file.delimiter,
        header_line=file.header.line,
        header_lines=file.layout.format.header_lines,
    )
    rows = iter(records)
    chunk = list(islice(rows, CHUNK))
    texts: dict[int, list[pa.Array]] = {position: [] for position in positions(file)}
    numbers: list[int] = []
    starts: list[int] = []
    content: list[str] = []
    cut: dict[int, dict[int, int]] = {}
    collected = {position for name in file.layout.key.collect if (position := file.header.find(name)) is not None}
    while chunk:
        numbers += [number for number, _, _ in chunk]
        starts += [line for _, line, _ in chunk]
        content += [digest(_without(cells, collected)) for _, _, cells in chunk]
        for position, lengths in _append(texts, (cells for _, _, cells in chunk)).items():
            before = len(numbers) - len(chunk)
            cut.setdefault(position, {}).update({before + place: length for place, length in lengths.items()})
        chunk = list(islice(rows, CHUNK))
    return FileTable(
        header=file.header,
        texts={n: pa.chunked_array(arrays, pa.string()) for n, arrays in texts.items()},
        record_no=np.array(numbers, np.int64),
        line=np.array(starts, np.int64),
        content=content,
        rejects=records.rejects,
        count=records.count,
        cut=cut,
        short=(records.short, records.short_first),
    )


def positions(file: Recognised) -> tuple[int, ...]:
    """Positions of the columns the layout takes.

    Raises `InputError` for one the header has twice, and for one that the layout cannot do without.
    """
    try:
        found = [file.header.find(name) for name in file.layout.references()]
    except InputError as error:
        raise InputError(f"{file.source.name}, {error.message}", hint=error.hint) from error
    if missing := file.header.missing(file.layout.required()):
        names = ", ".join(map(repr, missing))
        raise InputError(
            f"{file.source.name}, line {file.header.line}: no column {names}; {file.layout.id} needs it",
            hint=f"Its header has: {file.header.shown()}",
        )
    return tuple(sorted({position for position in found if position is not None}))


def _without(cells: list[str], positions: Set[int]) -> list[str]:
    return [cell for n, cell in enumerate(cells) if n not in positions] if positions else cells


def _append(texts: dict[int, list[pa.Array]], rows: Iterable[list[str]]) -> dict[int, dict[int, int]]:
    """Append a chunk to the columns; by position and place in the chunk, the lengths of cells that were cut."""
    import pyarrow as pa

    columns = list(zip(*rows, strict=True))
    found = {}
    for position, arrays in texts.items():
        array, cut = cut_column(pa.array(columns[position], pa.string()))
        arrays.append(array)
        if cut:
            found[position] = cut
    return found
