"""Copies: files that say what a loaded file says, byte for byte or packed. They are said and not loaded twice.

A copy has the layout of the other file; where both name an edition it is the same; and it came under no terms of its
own, or under those of the other: a list that did not change for a year is two editions, two administrations are two
sources, and what came under other terms is another dataset.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.read.edition import UNDATED
from catchgraph.read.plan import Plan

if TYPE_CHECKING:
    import duckdb

_GZIP = b"\x1f\x8b"
_LOADED = "SELECT file_id, path, size, sha256, layout, dataset FROM read.file ORDER BY path"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that the case holds, or will when the files before it are loaded; `size` in bytes as it stands."""

    file_id: str
    path: Path
    size: int
    sha256: str
    layout: str
    dataset: str

    @property
    def edition(self) -> str:
        """Its edition, as the dataset names it."""
        return self.dataset.rpartition("@")[2].partition("+")[0]

    @property
    def terms(self) -> str:
        """What stands for its terms in the dataset's id; empty where it has none of its own."""
        return self.dataset.rpartition("@")[2].partition("+")[2]


def copies(connection: duckdb.DuckDBPyConnection, plans: Sequence[Plan]) -> dict[str, Path]:
    """File ids of the plans that are copies, with the path of the file each is a copy of.

    A file that the case holds under its own path is none.
    """
    rows = connection.execute(_LOADED).fetchall()
    planned = {plan.file_id for plan in plans}
    own = {row[0] for row in rows}
    held = [Held(row[0], Path(row[1]), *row[2:]) for row in rows if row[0] not in planned]
    found: dict[str, Path] = {}
    for plan in plans:
        file = _planned(plan)
        original = None if file.file_id in own else next((each for each in held if _same(file, each)), None)
        if original is None:
            held.append(file)
        else:
            found[plan.file_id] = original.path
    return found


def _planned(plan: Plan) -> Held:
    source = plan.file.source
    return Held(plan.file_id, source.path, source.size, source.sha256, plan.file.layout.id, plan.dataset.id)


def _same(one: Held, other: Held) -> bool:
    if one.layout != other.layout or not _agree((one.edition, other.edition), UNDATED):
        return False
    if one.terms not in ("", other.terms):
        return False
    return one.sha256 == other.sha256 or _same_unpacked(one, other)


def _agree(values: Iterable[str], unknown: str) -> bool:
    return len(set(values) - {unknown}) < 2


def _same_unpacked(one: Held, other: Held) -> bool:
    """Whether a gzip archive holds what the other file is. It ends in the size of its content: few are unpacked."""
    try:
        sizes, packed = zip(*(_content_size(each) for each in (one, other)), strict=True)
        return any(packed) and sizes[0] == sizes[1] and _content_hash(one.path) == _content_hash(other.path)
    except (OSError, EOFError, zlib.error):
        return False


def _content_size(file: Held) -> tuple[int, bool]:
    """Bytes of a file's content modulo 2^32, and whether it is packed. RFC 1952, section 2.3.1: ISIZE."""
    with file.path.open("rb") as content:
        if content.read(2) != _GZIP:
            return file.size % 2**32, False
        content.seek(-4, 2)
        return int.from_bytes(content.read(4), "little"), True


def _content_hash(path: Path) -> str:
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    with gzip.open(path) if packed else path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
