"""Are the files still those that were loaded?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from catchgraph.case.case import CaseFolder


@dataclass(frozen=True, slots=True)
class FileState:
    """State of one loaded file: `unchanged`, `changed`, `missing` or `unreadable`."""

    path: str
    dataset: str
    state: str
    loaded_sha256: str
    sha256: str | None


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(case: CaseFolder) -> list[FileState]:
    """The state of every loaded file, by path."""
    with case.read() as connection:
        rows = connection.execute("SELECT path, dataset, sha256 FROM read.file ORDER BY path").fetchall()
    return [_state(path, dataset, sha) for path, dataset, sha in rows]


def _state(path: str, dataset: str, loaded: str) -> FileState:
    try:
        now = sha256_of(Path(path))
    except FileNotFoundError:
        return FileState(path, dataset, "missing", loaded, None)
    except OSError:
        return FileState(path, dataset, "unreadable", loaded, None)
    return FileState(path, dataset, "unchanged" if now == loaded else "changed", loaded, now)
