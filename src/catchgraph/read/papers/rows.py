"""What all readers of papers share: the table, its records and lines, and ids of what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from catchgraph.model.ids import digest
from catchgraph.read.clean import Ways
from catchgraph.read.papers.groups import Groups, together
from catchgraph.read.reading import Reading

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Index


class _Told(Protocol):
    @property
    def line(self) -> bool: ...
    @property
    def catch(self) -> bool: ...


@dataclass(frozen=True)
class Owners:
    """What rows of a table are of: records, or lines of them. `ids`, `parts`: of each group."""

    groups: Groups
    ids: list[str]
    parts: list[tuple[str, ...]]

    def of_rows(self, rows: Index) -> pa.Array:
        """The id of what each of `rows` is of."""
        import pyarrow as pa

        return pa.array(self.ids, pa.string()).take(pa.array(self.groups.codes[rows]))


@dataclass(frozen=True)
class Table:
    """A table of papers: `records` its rows tell of, and `lines` and their `catches`, where they tell of any.

    `persons`: identifiers of private persons are read as well.
    """

    reading: Reading
    ways: Ways
    records: Owners
    lines: Owners | None = None
    catches: tuple[Owners, ...] = ()
    persons: bool = False

    def owners(self, told: _Told) -> Owners:
        """What a party, vessel or citation belongs to: records, lines or the first catches of lines."""
        if told.catch and self.catches:
            return self.catches[0]
        return self.lines if told.line and self.lines else self.records


def once(owners: Owners, codes: Index, there: Sequence[bool]) -> Index:
    """The first row of every owner and code, of those codes that are `there`."""
    import numpy as np

    rows = np.flatnonzero(np.asarray(there, np.bool_)[codes])
    if not len(rows):
        return rows.astype(np.int64)
    pairs = together(owners.groups.codes[rows], codes[rows])
    _, first = np.unique(pairs, return_index=True)
    return np.sort(rows[first]).astype(np.int64)


def item_ids(kind: str, owners: Owners, rows: Index, texts: Sequence[str], *more: str) -> pa.Array:
    """An id for each of `rows`: by its owner's id and its own text."""
    import pyarrow as pa

    ids, codes = owners.ids, owners.groups.codes[rows].tolist()
    found = [f"{kind}:{digest((ids[code], *more, text))}" for code, text in zip(codes, texts, strict=True)]
    return pa.array(found, pa.string())


def picked(values: Sequence[Any], type_: pa.DataType, codes: Index) -> pa.Array:
    """`values` by code."""
    import pyarrow as pa

    return pa.array(values, type_).take(pa.array(codes))
