"""Rows that tell of one thing, folded: of each property the first value, of a list all; contradictions are noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from catchgraph.model.ids import SEPARATOR
from catchgraph.read.reading import Note, Reading

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.papers.columns import Columns
    from catchgraph.read.reading import Index

CONTRADICTS = "another row of the same {what} says otherwise: the {which} is taken"


@dataclass(frozen=True)
class Groups:
    """`codes`: of each row the number of its group, in the order in which they begin; `first`: the row of each.

    `last`: where rows of a group contradict each other, the last of them counts, else the first.
    """

    codes: Index
    first: Index
    last: bool = False

    @classmethod
    def of(cls, codes: Index, *, last: bool = False) -> Groups:
        """Groups of the rows that have equal codes."""
        import numpy as np

        _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
        order = np.argsort(first, kind="stable")
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        return cls(place[inverse.reshape(-1)], first[order].astype(np.int64), last)

    @property
    def single(self) -> bool:
        """Whether every row is a group of its own."""
        return len(self.first) == len(self.codes)

    def fold(self, reading: Reading, columns: Columns, names: dict[str, str], what: str) -> Columns:
        """One value a group of each column; `names`: the column of the file behind each, for what contradicts."""
        if self.single:
            return columns
        return {name: self._folded(reading, column, names.get(name), what) for name, column in columns.items()}

    def _folded(self, reading: Reading, column: pa.Array, name: str | None, what: str) -> pa.Array:
        import pyarrow as pa

        if pa.types.is_list(column.type):
            return self.union(column)
        chosen = self.filled(column)
        if name:
            self._note(reading, column, chosen, name, what)
        return column.take(pa.array(chosen, mask=chosen < 0))

    def extreme(self, column: pa.Array, order: Literal["ascending", "descending"]) -> pa.Array:
        """The least (`ascending`) or greatest value of each group."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        sortable = column.cast(pa.int8()) if pa.types.is_boolean(column.type) else column
        rows = pc.array_sort_indices(sortable, order=order).to_numpy()[: len(column) - column.null_count][::-1]
        chosen = np.full(len(self.first), -1, np.int64)
        chosen[self.codes[rows]] = rows
        return column.take(pa.array(chosen, mask=chosen < 0))

    def filled(self, column: pa.Array) -> Index:
        """The row of each group that counts of those that have a value, -1 where none has."""
        import numpy as np

        rows = np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False))
        rows = rows if self.last else rows[::-1]
        chosen = np.full(len(self.first), -1, np.int64)
        # Of rows of one group the one that is assigned last stays.
        chosen[self.codes[rows]] = rows
        return chosen

    def _note(self, reading: Reading, column: pa.Array, chosen: Index, name: str, what: str) -> None:
        import numpy as np

        codes = codes_of(column)
        own = chosen[self.codes]
        wrong = np.flatnonzero((codes >= 0) & (own >= 0) & (codes != codes[own]))
        if len(wrong):
            reason = CONTRADICTS.format(what=what, which="last" if self.last else "first")
            reading.note_rows(wrong.astype(np.int64), reading.cells(name), reason)

    def note_once(self, reading: Reading, since: int) -> None:
        """Of the notes from number `since` on keep the first of each group and value: rows of a record repeat it."""
        reading.notes[since:] = [self._once(each) for each in reading.notes[since:]]

    def _once(self, note: Note) -> Note:
        first: dict[tuple[int, str], int] = {}
        for place, (group, value) in enumerate(zip(self.codes[note.rows].tolist(), note.values, strict=True)):
            first.setdefault((group, value), place)
        return note.only(list(first.values()))

    def union(self, column: pa.Array) -> pa.Array:
        """All values that the lists of a group hold, each once, in their order."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        owner = self.codes[pc.list_parent_indices(column).to_numpy(zero_copy_only=False)]
        values = column.flatten()
        codes = codes_of(values)
        size = int(codes.max(initial=-1)) + 1
        _, place = np.unique(owner * max(size, 1) + codes, return_index=True)
        place = place[np.lexsort((place, owner[place]))]
        counts = np.bincount(owner[place], minlength=len(self.first))
        offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        return pa.ListArray.from_arrays(pa.array(offsets), values.take(_indices(place)))

    def sums(self, column: pa.Array, rows: Index) -> pa.Array:
        """What the values of `rows` add to in each group; nothing where none of them has a value."""
        import numpy as np
        import pyarrow as pa

        numbers = column.to_numpy(zero_copy_only=False)[rows].astype(float)
        there = ~np.isnan(numbers)
        owner = self.codes[rows][there]
        total = np.bincount(owner, numbers[there], minlength=len(self.first))
        count = np.bincount(owner, minlength=len(self.first))
        return pa.array(np.round(total, 6), pa.float64(), mask=count == 0)


def together(*columns: Sequence[Any] | Any) -> Index:
    """A code per row of what several columns of codes say together."""
    import numpy as np

    code = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        each = np.asarray(column, np.int64)
        _, code = np.unique(code * (int(each.max(initial=0)) + 1) + each, return_inverse=True)
    return np.asarray(code, np.int64).reshape(-1)


def codes_of(column: pa.Array) -> Index:
    """A code per value of a column (of lists: of texts), -1 for none."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_list(column.type):
        column = pc.binary_join(column, SEPARATOR)
    indices = column.dictionary_encode().indices
    return np.asarray(pc.fill_null(indices, -1).to_numpy(zero_copy_only=False), np.int64)


def _indices(rows: Index) -> pa.Array:
    import pyarrow as pa

    return pa.array(rows)
