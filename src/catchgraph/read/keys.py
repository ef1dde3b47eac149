"""What tells one record from another: the layout's key columns, or the content of the row.

Nothing here depends on the order in which files or rows are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catchgraph.model.ids import make_id
from catchgraph.normalise.text import clean_text
from catchgraph.read.dataset import Provenance
from catchgraph.read.reading import Reading


@dataclass(frozen=True)
class Keys:
    """Per row, the parts its ids are made of: layout, edition, who shared it, key values."""

    parts: list[tuple[str, ...]]

    def ids(self, kind: str) -> list[str]:
        """An id per row."""
        return [make_id(kind, *parts) for parts in self.parts]

    def some(self, kind: str, rows: Iterable[int], *more: Sequence[str]) -> list[str]:
        """An id per row of `rows`, each with its own further parts."""
        return [make_id(kind, *self.parts[row], *extra) for row, *extra in zip(rows, *more, strict=True)]


def keys_of(reading: Reading, provenance: Provenance) -> Keys:
    """The keys of a table's rows.

    A key that several rows of different content share is no identity: the content joins it, for all of
    them. Exact copies of a row share everything, and so their id. A row whose key columns are blank
    is known by its content. Columns that a record collects from several rows are no part of the content;
    `collect_rows` fills them.
    """
    content = reading.table.content
    start = provenance.key
    columns = reading.layout.key.columns
    if not columns:
        return Keys([(*start, each) for each in content])
    cells = [reading.cells(name) for name in columns]
    words = [[clean_text(word) for word in column.words] for column in cells]
    keys = list(
        zip(*([texts[code] for code in column.codes] for texts, column in zip(words, cells, strict=True)), strict=True)
    )
    shared = _shared(keys, content)
    return Keys(
        [
            (*start, *key) if any(key) and key not in shared else (*start, *key, each)
            for key, each in zip(keys, content, strict=True)
        ]
    )


def collect_rows(reading: Reading, keys: Keys) -> None:
    """Give all rows of a record every value of the columns that the layout collects."""
    for name in reading.layout.key.collect:
        position = reading.table.header.find(name)
        if position is not None:
            reading.table.collect(position, keys.parts)


def _shared(keys: list[tuple[str, ...]], content: list[str]) -> set[tuple[str, ...]]:
    first: dict[tuple[str, ...], str] = {}
    return {key for key, each in zip(keys, content, strict=True) if first.setdefault(key, each) != each}
