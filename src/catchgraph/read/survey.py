"""What must be known of a whole table before its first row can be read: a look through it, before it is read.

Which keys are no identities, in which order dates stand, and all values of columns that are judged as a whole: whether
the comma is a decimal mark, whether `NA` is Namibia.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from catchgraph.read.csv_table import Tables
from catchgraph.read.dates import check_order
from catchgraph.read.keys import KeysSeen
from catchgraph.read.layouts import Layout
from catchgraph.read.papers.judged import country_columns, day_columns, number_columns
from catchgraph.read.plan import Plan
from catchgraph.read.reading import Reading
from catchgraph.read.states import holds_nothing
from catchgraph.read.table import Cells, FileTable

#: Distinct values of a column that are looked at: what they do not prove, more would not.
_MOST = 200_000


@dataclass(frozen=True, slots=True)
class Survey:
    """`shared`: keys of rows that differ; `short`: how many rows are short, and the number of the first.

    `nothing`: a column that holds no countries has a cell `NA`. `words`: distinct values of columns, by their positions
    in the header.
    """

    shared: Set[int]
    short: tuple[int, int]
    nothing: bool
    words: Mapping[int, Sequence[str]]


@dataclass
class Surveyor:
    """Looks through the tables of a file."""

    plan: Plan
    _keys: KeysSeen = field(default_factory=KeysSeen)
    _nothing: bool = False
    #: Position of a column → its distinct values, each with the line in which it stands first.
    _words: dict[int, dict[str, int]] = field(default_factory=dict)

    def add(self, table: FileTable) -> None:
        """Look through the rows of a table."""
        import numpy as np

        layout = self.plan.file.layout
        if layout.kind != "records":
            # Rows of one key are one record there.
            self._keys.add(Reading(layout, table))
        self._nothing = self._nothing or holds_nothing(layout, table)
        for position in _found(self.plan, [*_judged(layout), *_dated(layout)]):
            words, cells = self._words.setdefault(position, {}), table.cells(position)
            codes, rows = np.unique(cells.codes, return_index=True)
            for code, line in zip(codes.tolist(), table.line[rows].tolist(), strict=True):
                if len(words) < _MOST:
                    words.setdefault(cells.words[code], line)

    def survey(self, tables: Tables) -> Survey:
        """What was found, once `tables` came to an end.

        Raises `InputError` where the dates of the file contradict the layout's order.
        """
        layout, words = self.plan.file.layout, self._words
        if layout.kind in ("register", "records"):
            dates = [(position, words[position]) for position in _found(self.plan, _dated(layout))]
            columns, lines = _columns(self.plan, dates)
            check_order(self.plan.file.source.name, layout.format.dates, columns, lines, layout)
        every = {position: list(found) for position, found in words.items()}
        return Survey(self._keys.shared(), tables.short, self._nothing, every)


def _judged(layout: Layout) -> list[str]:
    """Columns that are judged as a whole: sizes, flags and countries; of papers, all numbers and countries."""
    if layout.kind == "records":
        return [*number_columns(layout), *country_columns(layout)]
    sizes = [size.column for size in (*layout.lengths, *layout.tonnages)]
    flags = [layout.columns.get(name, "") for name in ("flag", "previous_flags")]
    return [*sizes, *flags, *(party.country for party in layout.parties)]


def _dated(layout: Layout) -> list[str]:
    if layout.kind == "records":
        return list(day_columns(layout))
    dates = [layout.columns.get(name, "") for name in ("since", "until")]
    return [*dates, *(column for party in layout.parties for column in (party.since, party.until))]


def _found(plan: Plan, references: Sequence[str]) -> tuple[int, ...]:
    """Positions of the columns that the file has, each once."""
    places = [plan.file.header.find(name) for name in references if name]
    return tuple(dict.fromkeys(place for place in places if place is not None))


def _columns(plan: Plan, found: Sequence[tuple[int, Mapping[str, int]]]) -> tuple[list[Cells], list[int]]:
    """Columns of distinct values only, and the line of each row of theirs."""
    import numpy as np

    columns: list[Cells] = []
    lines: list[int] = []
    for position, words in found:
        codes = np.concatenate((np.full(len(lines), -1, np.int64), np.arange(len(words), dtype=np.int64)))
        columns.append(Cells(plan.file.header.label(position), list(words), codes))
        lines += words.values()
    return columns, lines
