"""Are the files still those that were loaded?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from catchgraph.case.case import CaseFolder
from catchgraph.case.datasets import datasets


@dataclass(frozen=True, slots=True)
class FileState:
    """State of one loaded file: `unchanged`, `changed`, `missing` or `unreadable`; `terms` under which it came."""

    path: str
    dataset: str
    terms: str
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
        terms = {id_: dataset.said for id_, dataset in datasets(connection).items()}
    return [FileState(path, dataset, terms.get(dataset, ""), *_state(path, sha)) for path, dataset, sha in rows]


def _state(path: str, loaded: str) -> tuple[str, str, str | None]:
    """The state, the hash when it was loaded and the hash now."""
    try:
        now = sha256_of(Path(path))
    except FileNotFoundError:
        return "missing", loaded, None
    except OSError:
        return "unreadable", loaded, None
    return "unchanged" if now == loaded else "changed", loaded, now
