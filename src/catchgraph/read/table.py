"""The rows of a file as columns of text, with number, line and content of each row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from catchgraph.normalise.cell import GUARD, unguarded
from catchgraph.read.header import Header
from catchgraph.read.places import Places

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa


@dataclass(frozen=True)
class Cells:
    """A column as its distinct values and, per row, which of them the row has.

    `whole` are the distinct values of the whole file, where these rows are not all and others matter.
    """

    column: str
    words: list[str]
    codes: np.ndarray[Any, np.dtype[np.int64]]
    whole: Sequence[str] = ()

    @property
    def every(self) -> Sequence[str]:
        """The distinct values by which the column as a whole is judged."""
        return self.whole or self.words

    def map(self, clean: Callable[[str], object], type_: pa.DataType) -> pa.Array:
        """What `clean` makes of every row's value, worked out once per distinct value."""
        import pyarrow as pa

        return pa.array([clean(word) for word in self.words], type_).take(pa.array(self.codes))


@dataclass(frozen=True)
class FileTable:
    """Rows of a file that follow one another.

    `contents` stand for the cells of each row, without those of columns that a record collects from several rows. `cut`
    gives, by column and row, the lengths of cells of which only the first characters were read. `words` are the
    distinct values that columns have in the whole file, where these rows are not all. `first`: no table
    of the file came before.
    """

    header: Header
    texts: dict[int, pa.ChunkedArray]
    record_no: np.ndarray[Any, np.dtype[np.int64]]
    line: np.ndarray[Any, np.dtype[np.int64]]
    contents: Callable[[], list[str]]
    cut: dict[int, dict[int, int]] = field(default_factory=dict)
    words: Mapping[int, Sequence[str]] = field(default_factory=dict)
    first: bool = True
    _cells: dict[int, Cells] = field(default_factory=dict)

    @property
    def places(self) -> Places:
        """Where each row stands."""
        import numpy as np

        return Places(np.zeros(self.height, np.int64), self.record_no, self.line)

    @cached_property
    def content(self) -> list[str]:
        """What stands for the cells of each row; worked out where it is asked for."""
        return self.contents()

    @property
    def height(self) -> int:
        """Number of rows in the columns."""
        return len(self.record_no)

    def cells(self, position: int) -> Cells:
        """A column, by its position in the header."""
        import numpy as np
        import pyarrow.compute as pc

        if position not in self._cells:
            encoded = self.texts[position].dictionary_encode().unify_dictionaries().combine_chunks()
            words = encoded.dictionary.to_pylist()
            if pc.any(pc.starts_with(encoded.dictionary, GUARD)).as_py():
                words = [unguarded(word) for word in words]
            codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
            self._cells[position] = Cells(self.header.label(position), words, codes, self.words.get(position, ()))
        return self._cells[position]

    @property
    def begins(self) -> bool:
        """Whether its first row is the first of the file that is one."""
        return self.height > 0 and self.first

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
