"""Takes the columns of one table, property by property, and notes every value that did not fit.

All cleaning happens once per distinct value; rows only look up what came out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.layouts import Layout
from catchgraph.read.layouts.papers import Joined
from catchgraph.read.marks import proves_comma
from catchgraph.read.table import Cells, FileTable

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Index = np.ndarray[Any, np.dtype[np.int64]]
    Mask = np.ndarray[Any, np.dtype[np.bool_]]

#: Why a value did not fit: the same words for all, or worked out from the value.
Reason = str | Callable[[str], str]


@dataclass(frozen=True)
class Note:
    """Values of a column that did not fit: rows, the value of each, and why; `parts`: of which part of its row."""

    rows: Index
    column: str
    values: list[str]
    reasons: list[str]
    parts: Sequence[str | None] = ()

    def only(self, places: Sequence[int]) -> Note:
        """The note without rows but those at some places."""
        import numpy as np

        return Note(
            self.rows[np.asarray(places, np.int64)],
            self.column,
            [self.values[n] for n in places],
            [self.reasons[n] for n in places],
            [self.parts[n] for n in places] if self.parts else (),
        )


@dataclass
class Reading:
    """A table being read by a layout; `nothing`: a column of the file that holds no countries has a cell `NA`."""

    layout: Layout
    table: FileTable
    nothing: bool = False
    notes: list[Note] = field(default_factory=list)
    _properties: dict[str, Cells] = field(default_factory=dict)
    _joined: dict[str, Cells] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.table.height

    @cached_property
    def decimal_comma(self) -> bool:
        """Whether commas are decimal marks: the layout says so, or lengths and tonnages prove it."""
        layout = self.layout
        columns = [self.cells(size.column) for size in (*layout.lengths, *layout.tonnages)]
        return layout.format.decimal_comma or proves_comma(word for column in columns for word in column.every)

    def cells(self, reference: str, blanks: Sequence[str] = ()) -> Cells:
        """A column by the layout's reference, or one that it joins; one that the file lacks is blank throughout."""
        import numpy as np

        if reference in self.layout.joined:
            if reference not in self._joined:
                self._joined[reference] = self._together(reference, self.layout.joined[reference])
            return self._joined[reference]
        position = self.table.header.find(reference) if reference else None
        if position is None:
            return Cells(reference, [""], np.zeros(self.height, np.int64))
        cells = self.table.cells(position)
        return self._changed(cells, lambda word: emptied(word, blanks)) if blanks else cells

    def _together(self, name: str, joined: Joined) -> Cells:
        words, codes = combine(*(self.cells(column) for column in joined.columns))
        return Cells(name, [_joined_text(joined, texts) for texts in words], codes)

    def property(self, name: str) -> Cells:
        """The column of a property, or its constant: what the layout extracts of each cell, its own blanks emptied."""
        if name not in self._properties:
            self._properties[name] = self._property(name)
        return self._properties[name]

    def _property(self, name: str) -> Cells:
        import numpy as np

        layout = self.layout
        if name in layout.constants:
            return Cells(name, [layout.constants[name]], np.zeros(self.height, np.int64))
        cells = self.cells(layout.columns.get(name, ""))
        if pattern := layout.extract.get(name):
            cells = self._changed(cells, lambda word: extracted(word, pattern))
        blanks = layout.blanks.get(name, ())
        return self._changed(cells, lambda word: emptied(word, blanks)) if blanks else cells

    def _changed(self, cells: Cells, change: Callable[[str], str]) -> Cells:
        changed = [change(word) for word in cells.words]
        return Cells(cells.column, changed, cells.codes, [change(word) for word in cells.whole])

    def take(self, name: str, clean: Callable[[str], object], type_: pa.DataType, reason: Reason = "") -> pa.Array:
        """A property's values; what `clean` makes nothing of is noted with `reason` unless it is blank."""
        return self.clean(self.property(name), clean, type_, reason)

    def clean(self, cells: Cells, clean: Callable[[str], object], type_: pa.DataType, reason: Reason = "") -> pa.Array:
        """As `take`, of any column."""
        import pyarrow as pa

        values = [attempt(clean, word) for word in cells.words]
        if reason:
            self.note(cells, [word for word, value in zip(cells.words, values, strict=True) if value is None], reason)
        return pa.array(values, type_).take(pa.array(cells.codes))

    def take_list(self, name: str, clean: Callable[[str], object], type_: pa.DataType, reason: Reason = "") -> pa.Array:
        """A property with several values in a cell, each by `clean`, which may find several itself.

        A cell is noted where `clean` makes nothing of one of them.
        """
        return self.clean_list(self.property(name), clean, type_, reason)

    def clean_list(self, cells: Cells, clean: Callable[[str], object], type_: pa.DataType, reason: Reason) -> pa.Array:
        """As `take_list`, of any column."""
        import pyarrow as pa

        lists, bad = [], []
        for word in cells.words:
            found = [attempt(clean, part) for part in self.parts(word)]
            if any(value is None or value == [] for value in found):
                bad.append(word)
            each = [item for value in found for item in (value if isinstance(value, list) else [value])]
            lists.append(list(dict.fromkeys(value for value in each if value is not None)))
        if reason:
            self.note(cells, bad, reason)
        return pa.array(lists, pa.list_(type_)).take(pa.array(cells.codes))

    def parts(self, value: str) -> list[str]:
        """The values in a cell, without blanks."""
        return split(value, self.layout.format.several)

    def note(self, cells: Cells, words: Sequence[str], reason: Reason) -> None:
        """Note the rows that hold one of `words`; blanks are nothing to note."""
        import numpy as np

        bad = {word for word in words if not is_blank(word)}
        if not bad:
            return
        wrong = np.array([word in bad for word in cells.words])
        rows = np.flatnonzero(wrong[cells.codes])
        values = [cells.words[code] for code in cells.codes[rows]]
        self.notes.append(Note(rows, cells.column, values, [_words(reason, value) for value in values]))

    def note_rows(self, rows: Index, cells: Cells, reason: Reason) -> None:
        """Note what a column holds in certain rows."""
        if len(rows):
            values = [cells.words[code] for code in cells.codes[rows]]
            self.notes.append(Note(rows, cells.column, values, [_words(reason, value) for value in values]))

    def constant(self, value: str | None) -> pa.Array:
        """The same text in every row."""
        import pyarrow as pa

        return pa.repeat(pa.scalar(value, pa.string()), self.height)


#: The year of a day in any order; of one without separators (20250601) the first four digits.
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\D|$|(?:0\d|1[0-2])[0-3]\d(?:\D|$))")


def _joined_text(joined: Joined, texts: Sequence[str]) -> str:
    """The texts of the columns of `joined` as one."""
    parts = []
    for column, text in zip(joined.columns, texts, strict=True):
        if is_blank(text):
            if column == joined.needs:
                return ""
            continue
        year = _YEAR.search(text) if column in joined.years else None
        parts.append(year[1] if year else clean_text(text))
    return " ".join(dict.fromkeys(parts))


def attempt(clean: Callable[[str], object], word: str) -> object:
    """What `clean` makes of a word; None also where it refuses it with `ValueError`."""
    try:
        return clean(word)
    except ValueError:
        return None


def extracted(value: str, pattern: str) -> str:
    """What the pattern's group matches, wherever it does, with `; ` between; the value itself where it never does."""
    found = [match[1] for match in re.finditer(pattern, value) if match[1]]
    return "; ".join(dict.fromkeys(found)) or value


def emptied(word: str, blanks: Sequence[str]) -> str:
    """The word, or nothing where it is one of a layout's own blanks, whatever its case."""
    return "" if word.strip().casefold() in {blank.casefold() for blank in blanks} else word


def split(value: str, separators: Sequence[str]) -> list[str]:
    """The values that one cell holds, without blanks and repetitions."""
    return [part for part in pieces(value, separators) if not is_blank(part)]


def pieces(value: str, separators: Sequence[str]) -> list[str]:
    """What stands between separators, without repetitions; blanks are pieces, too."""
    # A spreadsheet's line break inside a cell, as some exports spell it.
    text = value.replace("_x000D_", "")
    parts = _pattern(tuple(separators)).split(text) if separators else [text]
    return list(dict.fromkeys(part.strip() for part in parts))


@lru_cache(maxsize=64)
def _pattern(separators: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(separators, key=len, reverse=True)
    return re.compile("|".join(re.escape(separator) for separator in longest_first))


def _words(reason: Reason, value: str) -> str:
    return reason if isinstance(reason, str) else reason(value)


def combine(*columns: Cells) -> tuple[list[tuple[str, ...]], Index]:
    """Distinct combinations of several columns' values, and per row which of them it has."""
    import numpy as np

    code = np.zeros(len(columns[0].codes), np.int64)
    for column in columns:
        _, code = np.unique(code * len(column.words) + column.codes, return_inverse=True)
    _, first, code = np.unique(code, return_index=True, return_inverse=True)
    words = [tuple(column.words[column.codes[row]] for column in columns) for row in first]
    return words, code.astype(np.int64)


def explode(counts: Sequence[int], codes: Index) -> tuple[Index, Index, Index]:
    """Rows whose value `c` holds `counts[c]` items, laid out one item a row.

    Returns the row of each, the item's place in the list of all items (value after value), and its position in the row.
    """
    import numpy as np

    lengths = np.asarray(counts, np.int64)
    starts = np.cumsum(lengths) - lengths
    per_row = lengths[codes]
    rows = np.repeat(np.arange(len(codes), dtype=np.int64), per_row)
    position = np.arange(len(rows), dtype=np.int64) - np.repeat(np.cumsum(per_row) - per_row, per_row)
    return rows, np.repeat(starts[codes], per_row) + position, position
