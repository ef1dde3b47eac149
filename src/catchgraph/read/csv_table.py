"""A CSV file's rows as tables of text, one after the other: only the columns that its layout takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from catchgraph.errors import InputError
from catchgraph.model.ids import SEPARATOR, digest, digests
from catchgraph.read.long_cells import cut_column
from catchgraph.read.plain_rows import PlainRows
from catchgraph.read.recognise import Recognised
from catchgraph.read.rows import Records, Rejects
from catchgraph.read.source import LINE, lines
from catchgraph.read.table import FileTable

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows of a table, and of a part of it that is held as Python's lists.
BATCH, CHUNK = 50_000, 10_000

_Row = tuple[int, int, list[str]]


@dataclass
class Tables:
    """Iterates over a file's rows in tables of at most `BATCH`; a file without rows is one empty table.

    `taken` are the positions of the columns; `whole`: as one table, however many rows there are; `known`: what `plain`
    was for whoever read the file before. `rejects`, `count` and `short` are complete when it ends. Raises `InputError`
    naming file, line and what was expected.
    """

    file: Recognised
    taken: tuple[int, ...]
    whole: bool = False
    known: int = 0
    _plain: PlainRows = field(init=False)
    _records: Records | None = None

    def __post_init__(self) -> None:
        self._plain = PlainRows(self.file, self.known)

    def __iter__(self) -> Iterator[FileTable]:
        first = True
        # Rows of one record may stand anywhere: those are read one by one.
        for block in () if self.whole else self._plain:
            for start in range(0, block.num_rows, BATCH):
                yield self._of_block(block.slice(start, BATCH), self._plain.rows - block.num_rows + start, first=first)
                first = False
        if not self._plain.ended:
            self._records = self._with_care()
        rows = iter(self._records or ())
        while (table := self._of_rows(rows, first=first)).height or first:
            yield table
            first = False

    @property
    def plain(self) -> int:
        """How many blocks of plain rows the file begins with."""
        return self._plain.blocks

    @property
    def rejects(self) -> Rejects:
        """What is no record."""
        return self._records.rejects if self._records else Rejects()

    @property
    def count(self) -> int:
        """How many rows the file has, those in `rejects` among them."""
        return self._records.count if self._records else self._plain.rows

    @property
    def short(self) -> tuple[int, int]:
        """How many rows end before the last column, and the number of the first."""
        return (self._records.short, self._records.short_first) if self._records else (0, 0)

    @property
    def _collected(self) -> set[int]:
        """Positions of the columns that a record collects from several rows."""
        places = (self.file.header.find(name) for name in self.file.layout.key.collect)
        return {place for place in places if place is not None}

    def _with_care(self) -> Records:
        """The rows that are left, one by one."""
        every, head, skipped = lines(self.file.source, self.file.encoding), self._plain.head, self._plain.rows
        return Records(
            chain(head, islice(every, len(head) + skipped, None)) if skipped else every,
            self.file.delimiter,
            header_line=self.file.header.line,
            header_lines=self.file.layout.format.header_lines,
            skipped=skipped,
        )

    def _whole(self, texts: pa.ChunkedArray) -> pa.ChunkedArray:
        """Cells of a sheet with their line breaks."""
        import pyarrow.compute as pc

        return pc.replace_substring(texts, LINE, "\n") if self.file.source.sheet else texts

    def _of_block(self, block: pa.Table, before: int, *, first: bool) -> FileTable:
        import numpy as np

        numbers = np.arange(before + 1, before + block.num_rows + 1, dtype=np.int64)
        return FileTable(
            header=self.file.header,
            texts={position: self._whole(block.column(position)) for position in self.taken},
            record_no=numbers,
            line=numbers + len(self._plain.head),
            contents=partial(_contents, block),
            first=first,
        )

    def _of_rows(self, rows: Iterator[_Row], *, first: bool) -> FileTable:
        import numpy as np
        import pyarrow as pa

        texts: dict[int, list[pa.Array]] = {position: [] for position in self.taken}
        numbers: list[int] = []
        starts: list[int] = []
        content: list[str] = []
        cut: dict[int, dict[int, int]] = {}
        collected = self._collected
        while chunk := list(islice(rows, CHUNK if self.whole else min(CHUNK, BATCH - len(numbers)))):
            for position, lengths in _append(texts, (cells for _, _, cells in chunk)).items():
                cut.setdefault(position, {}).update({len(numbers) + at: length for at, length in lengths.items()})
            numbers += [number for number, _, _ in chunk]
            starts += [line for _, line, _ in chunk]
            content += [digest(_without(cells, collected)) for _, _, cells in chunk]
        return FileTable(
            header=self.file.header,
            texts={n: self._whole(pa.chunked_array(arrays, pa.string())) for n, arrays in texts.items()},
            record_no=np.array(numbers, np.int64),
            line=np.array(starts, np.int64),
            contents=lambda: content,
            cut=cut,
            first=first,
        )


def _contents(block: pa.Table) -> list[str]:
    import pyarrow as pa
    import pyarrow.compute as pc

    joined = pc.binary_join_element_wise(*block.columns, pa.scalar(SEPARATOR))
    return digests(joined.to_pylist())


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
