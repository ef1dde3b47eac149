"""What tells one record from another: the layout's key columns, or the content of the row.

Nothing here depends on the order in which files or rows are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from catchgraph.model.ids import SEPARATOR, digest, digests
from catchgraph.normalise.text import clean_text
from catchgraph.read.dataset import Provenance
from catchgraph.read.reading import Reading

if TYPE_CHECKING:
    from typing import Any

    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.uint64]]


@dataclass(frozen=True)
class Keys:
    """Per row, the parts its ids are made of, joined: layout, edition, who shared it, key values."""

    texts: list[str]

    @classmethod
    def of(cls, start: Iterable[str], rows: Iterable[Iterable[str]]) -> Keys:
        """Of rows by their own parts, which follow those at the start."""
        first = "".join(part + SEPARATOR for part in start)
        return cls([first + SEPARATOR.join(parts) for parts in rows])

    def ids(self, kind: str) -> list[str]:
        """An id per row."""
        return [f"{kind}:{each}" for each in self._digests]

    @cached_property
    def _digests(self) -> list[str]:
        # Ids of different kinds differ in their beginning only.
        return digests(self.texts)

    def some(self, kind: str, rows: Iterable[int], *more: Sequence[str]) -> list[str]:
        """An id per row of `rows`, each with its own further parts."""
        texts = self.texts
        own = [SEPARATOR.join((texts[row], *extra)) for row, *extra in zip(rows, *more, strict=True)]
        return [f"{kind}:{each}" for each in digests(own)]


@dataclass
class KeysSeen:
    """The keys of a file's rows and the contents that they have, as numbers of 64 bits."""

    _keys: list[Numbers] = field(default_factory=list)
    _contents: list[Numbers] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Take note of the rows of a table, where its layout has key columns."""
        if reading.layout.key.columns:
            self._keys.append(_numbers(digests(map(SEPARATOR.join, _values(reading)))))
            self._contents.append(_numbers(reading.table.content))

    def shared(self) -> frozenset[int]:
        """The keys that several rows of different content share."""
        import numpy as np

        if not self._keys:
            return frozenset()
        # Of millions of keys few come again, and only these are looked at with their contents.
        every = np.concatenate(self._keys)
        every.sort()
        twice = np.unique(every[1:][every[1:] == every[:-1]])
        if not len(twice):
            return frozenset()
        known = [np.isin(keys, twice) for keys in self._keys]
        keys = np.concatenate([each[mask] for each, mask in zip(self._keys, known, strict=True)])
        contents = np.concatenate([each[mask] for each, mask in zip(self._contents, known, strict=True)])
        order = np.lexsort((contents, keys))
        keys, contents = keys[order], contents[order]
        again = keys[1:] == keys[:-1]
        return frozenset(keys[1:][again & (contents[1:] != contents[:-1])].tolist())


def keys_of(reading: Reading, provenance: Provenance, shared: Set[int]) -> Keys:
    """The keys of a table's rows; `shared` are those of `KeysSeen.shared` in the whole file.

    A key that several rows of different content share is no identity: the content joins it, for all of
    them. Exact copies of a row share everything, and so their id. A row whose key columns are blank
    is known by its content. Columns that a record collects from several rows are no part of the content;
    `collect_rows` fills them.
    """
    start = provenance.key
    if not reading.layout.key.columns:
        return Keys.of(start, ((each,) for each in reading.table.content))
    keys = _values(reading)
    if not shared and all(map(any, keys)):
        return Keys.of(start, keys)
    several = [int(digest(key), 16) in shared for key in keys] if shared else [False] * len(keys)
    told = zip(keys, several, reading.table.content, strict=True)
    return Keys.of(start, (key if any(key) and not more else (*key, each) for key, more, each in told))


def _values(reading: Reading) -> list[tuple[str, ...]]:
    """What the key columns hold in each row."""
    cells = [reading.cells(name) for name in reading.layout.key.columns]
    words = [[clean_text(word) for word in column.words] for column in cells]
    columns = ([texts[code] for code in column.codes] for texts, column in zip(words, cells, strict=True))
    return list(zip(*columns, strict=True))


def _numbers(digests: Iterable[str]) -> Numbers:
    import numpy as np

    return np.array([int(each, 16) for each in digests], np.uint64)


def collect_rows(reading: Reading, keys: Keys) -> None:
    """Give all rows of a record every value of the columns that the layout collects."""
    for name in reading.layout.key.collect:
        position = reading.table.header.find(name)
        if position is not None:
            reading.table.collect(position, keys.texts)
