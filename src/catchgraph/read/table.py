"""The rows of a file as columns of text: only those a layout takes, with number, line and content of each row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from catchgraph.errors import InputError
from catchgraph.model.ids import digest
from catchgraph.normalise.cell import unguarded
from catchgraph.read.header import Header
from catchgraph.read.long_cells import cut_column
from catchgraph.read.recognise import Recognised
from catchgraph.read.rows import Records, Rejects
from catchgraph.read.source import lines

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

CHUNK = 20_000


@dataclass(frozen=True)
class Cells:
    """A column as its distinct values and, per row, which of them the row has."""

    column: str
    words: list[str]
    codes: np.ndarray[Any, np.dtype[np.int64]]

    def map(self, clean: Callable[[str], object], type_: pa.DataType) -> pa.Array:
        """What `clean` makes of every row's value, worked out once per distinct value."""
        import pyarrow as pa

        return pa.array([clean(word) for word in self.words], type_).take(pa.array(self.codes))


@dataclass(frozen=True)
class Table:
    """A file's rows. `count` includes rows in `rejects`, which are in none of the columns.

    `content` stands for the cells of a row, without those of columns that a record collects from several rows. `cut`
    gives, by column and row, the lengths of cells of which only the first characters were read; `short` says how many
    rows end before the last column, and the number of the first.
    """

    header: Header
    texts: dict[int, pa.ChunkedArray]
    record_no: np.ndarray[Any, np.dtype[np.int64]]
    line: np.ndarray[Any, np.dtype[np.int64]]
    content: list[str]
    rejects: Rejects
    count: int
    cut: dict[int, dict[int, int]] = field(default_factory=dict)
    short: tuple[int, int] = (0, 0)
    _cells: dict[int, Cells] = field(default_factory=dict)

    @cached_property
    def height(self) -> int:
        """Number of rows in the columns."""
        return len(self.content)

    def cells(self, position: int) -> Cells:
        """A column, by its position in the header."""
        import numpy as np

        if position not in self._cells:
            encoded = self.texts[position].dictionary_encode().unify_dictionaries().combine_chunks()
            words = [unguarded(word) for word in encoded.dictionary.to_pylist()]
            codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
            self._cells[position] = Cells(self.header.label(position), words, codes)
        return self._cells[position]

    def collect(self, position: int, groups: Sequence[Hashable]) -> None:
        """Give every row of a group all values that the group's rows have in a column, sorted, with `, ` between."""
        import numpy as np

        cells = self.cells(position)
        found: dict[Hashable, set[str]] = {}
        for group, code in zip(groups, cells.codes.tolist(), strict=True):
            found.setdefault(group, set()).add(cells.words[code])
        words = list(dict.fromkeys(", ".join(sorted(filter(None, each))) for each in found.values()))
        places = {word: place for place, word in enumerate(words)}
        of_group = {group: places[", ".join(sorted(filter(None, each)))] for group, each in found.items()}
        codes = np.array([of_group[group] for group in groups], np.int64)
        self._cells[position] = Cells(cells.column, words, codes)


def read_table(file: Recognised) -> Table:
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
    return Table(
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
