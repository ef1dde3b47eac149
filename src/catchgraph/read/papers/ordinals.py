"""Lines of which each commodity code has a row of its own (ACE report ES-003: a row per tariff ordinal)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.read.layouts.papers import Line
from catchgraph.read.papers.groups import Groups, codes_of
from catchgraph.read.reading import Reading

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.papers.columns import Columns
    from catchgraph.read.reading import Index

#: Chapter of additional duties and temporary rates of the US tariff: no goods.
_NO_GOODS = "99"
#: Of the rows of a line, what only that of the goods says.
_OF_GOODS = ("hs", "value", "quantity", "unit", "net_kg", "gross_kg", "duty")


def of_ordinals(reading: Reading, line: Line, groups: Groups, columns: Columns, since: int) -> Columns:
    """The columns of lines whose rows are ordinals.

    By ordinal, the first row whose code is not of chapter 99 is the goods: code, value, quantity and weight are its
    own; codes of the other rows are `other_hs`. What else a row says holds for the line. `since`: the number of the
    first note on the columns; those on numbers of other rows go.
    """
    import pyarrow as pa

    chosen = _goods_of(reading, line, groups, columns["hs"])
    _forget_notes(reading, line, chosen, since)
    names = {name: column for name, column in line.columns.items() if name not in _OF_GOODS}
    shared = {name: column for name, column in columns.items() if name not in _OF_GOODS}
    at = pa.array(chosen, mask=chosen < 0)
    own = {name: columns[name].take(at) for name in _OF_GOODS if name in columns}
    return {**groups.fold(reading, shared, names, "line"), **own, "other_hs": other_codes(groups, columns, chosen)}


def _forget_notes(reading: Reading, line: Line, chosen: Index, since: int) -> None:
    import numpy as np

    unread = {reading.cells(line.columns[name]).column for name in _OF_GOODS[1:] if name in line.columns}
    for place, note in enumerate(reading.notes[since:], since):
        if note.column in unread:
            reading.notes[place] = note.only(np.flatnonzero(np.isin(note.rows, chosen)).tolist())


def _goods_of(reading: Reading, line: Line, groups: Groups, hs: pa.Array) -> Index:
    """The row of each line that is its goods, -1 where all codes are of chapter 99."""
    import numpy as np
    import pyarrow.compute as pc

    cells = reading.cells(line.ordinal)
    place = np.array([int(word) if word.strip().isdecimal() else len(word) for word in cells.words])[cells.codes]
    goods = pc.fill_null(pc.invert(pc.starts_with(hs, _NO_GOODS)), True).to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(goods)
    rows = rows[np.lexsort((rows, place[rows]))][::-1]
    chosen = np.full(len(groups.first), -1, np.int64)
    chosen[groups.codes[rows]] = rows
    return chosen


def other_codes(groups: Groups, columns: Columns, chosen: Index) -> pa.Array:
    """The codes of each line's rows but for that of its goods, and further codes of its cells."""
    import numpy as np
    import pyarrow as pa

    hs = columns["hs"]
    codes = codes_of(hs)
    own = chosen[groups.codes]
    other = (codes >= 0) & ((own < 0) | (codes != codes[own]))
    counts = other.astype(np.int64)
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    lists = pa.ListArray.from_arrays(pa.array(offsets), hs.take(pa.array(np.flatnonzero(other))))
    if "other_hs" in columns:
        lists = _joined(lists, columns["other_hs"])
    return groups.union(lists)


def _joined(one: pa.Array, other: pa.Array) -> pa.Array:
    import pyarrow as pa

    pairs = zip(one.to_pylist(), other.to_pylist(), strict=True)
    return pa.array([[*(a or []), *(b or [])] for a, b in pairs], pa.list_(pa.string()))
