"""Copies: files that say what a loaded file says, byte for byte or packed. They are said and not loaded twice.

A copy has the layout of the other file; where both name an edition it is the same; and it came under no terms of its
own, or under those of the other: a list that did not change for a year is two editions, two administrations are two
sources, and what came under other terms is another dataset.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.read.edition import UNDATED
from catchgraph.read.plan import Plan

if TYPE_CHECKING:
    import duckdb

_GZIP = b"\x1f\x8b"
_LOADED = """
    SELECT file_id, path, size, sha256, layout, dataset, coalesce(sheet, '') FROM read.file
    WHERE layout IN (SELECT unnest(?)) ORDER BY path
"""


@dataclass(frozen=True)
class Held:
    """A file, or a sheet of one, that the case holds, or will when the files before it are loaded; `size` in bytes as
    it stands; `plain`: it is known to be no archive.
    """

    file_id: str
    path: Path
    size: int
    sha256: str
    layout: str
    dataset: str
    sheet: str = ""
    plain: bool = False

    @property
    def edition(self) -> str:
        """Its edition, as the dataset names it."""
        return self.dataset.rpartition("@")[2].partition("+")[0]

    @property
    def terms(self) -> str:
        """What stands for its terms in the dataset's id; empty where it has none of its own."""
        return self.dataset.rpartition("@")[2].partition("+")[2]

    @cached_property
    def content(self) -> tuple[int, bool] | None:
        """Bytes of its content modulo 2^32, and whether it is packed; None where it cannot be read any more.

        A gzip archive ends in the size of its content (RFC 1952, section 2.3.1: ISIZE), so that few are unpacked.
        """
        if self.plain:
            return self.size % 2**32, False
        try:
            with self.path.open("rb") as content:
                if content.read(2) != _GZIP:
                    return self.size % 2**32, False
                content.seek(-4, 2)
                return int.from_bytes(content.read(4), "little"), True
        except OSError:
            return None

    @cached_property
    def content_hash(self) -> str:
        """Of what is in the archive, or the file; empty where it cannot be read."""
        if not (self.content and self.content[1]):
            return self.sha256
        try:
            with gzip.open(self.path) as content:
                return hashlib.file_digest(content, "sha256").hexdigest()
        except (OSError, EOFError, zlib.error):
            return ""


@dataclass
class _Shelf:
    """Files by their bytes, and by the size of their content where an archive may hold what another file is."""

    _count: int = 0
    _bytes: dict[str, list[tuple[int, Held]]] = field(default_factory=dict)
    _sizes: dict[int, list[tuple[int, Held]]] = field(default_factory=dict)
    _contents: dict[str, list[tuple[int, Held]]] = field(default_factory=dict)
    _packed: set[int] = field(default_factory=set)

    def put(self, file: Held) -> None:
        """Add a file behind those that are there."""
        self._count += 1
        self._bytes.setdefault(file.sha256, []).append((self._count, file))
        if file.content is None:
            return
        size, packed = file.content
        self._sizes.setdefault(size, []).append((self._count, file))
        if packed:
            self._packed.add(size)

    def alike(self, file: Held) -> Iterator[Held]:
        """The files that say what a file says, in their order."""
        found = dict(self._bytes.get(file.sha256, ()))
        if file.content is not None:
            size, packed = file.content
            if packed or size in self._packed:
                found |= {place: each for place, each in self._of_size(size, file) if file.content_hash}
        return (found[place] for place in sorted(found))

    def _of_size(self, size: int, file: Held) -> list[tuple[int, Held]]:
        """Files of a content of that size and hash. What is hashed once is not looked at again."""
        for place, each in self._sizes.pop(size, ()):
            self._contents.setdefault(each.content_hash, []).append((place, each))
        return self._contents.get(file.content_hash, [])


def copies(connection: duckdb.DuckDBPyConnection, plans: Sequence[Plan]) -> dict[str, Path]:
    """File ids of the plans that are copies, with the path of the file each is a copy of.

    A file that the case holds under its own path is none.
    """
    own = {id_ for (id_,) in connection.execute("SELECT file_id FROM read.file").fetchall()}
    planned = {plan.file_id for plan in plans}
    if planned <= own:
        return {}
    layouts = sorted({plan.file.layout.id for plan in plans if plan.file_id not in own})
    shelf = _Shelf()
    for row in connection.execute(_LOADED, [layouts]).fetchall():
        if row[0] not in planned:
            shelf.put(Held(row[0], Path(row[1]), *row[2:]))
    found: dict[str, Path] = {}
    for plan in plans:
        file = _planned(plan)
        alike = () if file.file_id in own else shelf.alike(file)
        original = next((each for each in alike if _same(file, each)), None)
        if original is None:
            shelf.put(file)
        else:
            found[plan.file_id] = original.path
    return found


def _planned(plan: Plan) -> Held:
    source = plan.file.source
    names = plan.file.layout.id, plan.dataset.id
    return Held(plan.file_id, source.path, source.size, source.sha256, *names, source.sheet, plain=not source.packed)


def _same(one: Held, other: Held) -> bool:
    """Whether of two files of one content the first is a copy of the other."""
    if one.layout != other.layout or one.sheet != other.sheet or not _agree((one.edition, other.edition), UNDATED):
        return False
    return one.terms in ("", other.terms)


def _agree(values: Iterable[str], unknown: str) -> bool:
    return len(set(values) - {unknown}) < 2
