"""Are the files still those that were loaded?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catchgraph.case.case import CaseFolder
from catchgraph.case.datasets import datasets
from catchgraph.case.holdings import holdings


@dataclass(frozen=True, slots=True)
class FileState:
    """State of one loaded file: `unchanged`, `changed`, `missing` or `unreadable`; `terms` under which it came.

    `holds`: what the case has of it, as `case.holdings`.
    `retain_until` is the last day (ISO) on which these let it be kept, where they state one; `expired`: it is over.
    """

    path: str
    dataset: str
    holds: Mapping[str, int]
    terms: str
    retain_until: str | None
    expired: bool
    state: str
    loaded_sha256: str
    sha256: str | None


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(case: CaseFolder, *, today: dt.date | None = None) -> list[FileState]:
    """The state of every loaded file, by path; what was to be kept until a day before `today` (left out: UTC's day)
    has expired.
    """
    day = (today or dt.datetime.now(dt.UTC).date()).isoformat()
    with case.read() as connection:
        rows = connection.execute(
            "SELECT file_id, path, dataset, sha256 FROM read.file ORDER BY path, sheet"
        ).fetchall()
        held = datasets(connection)
        holds = holdings(connection, [row[0] for row in rows])
    states = []
    for file_id, path, name, sha in rows:
        dataset = held.get(name)
        until = json.loads(dataset.handling)["retain_until"] if dataset else ""
        terms = dataset.said if dataset else ""
        states.append(
            FileState(path, name, holds.get(file_id, {}), terms, until or None, "" < until < day, *_state(path, sha))
        )
    return states


def _state(path: str, loaded: str) -> tuple[str, str, str | None]:
    """The state, the hash when it was loaded and the hash now."""
    try:
        now = sha256_of(Path(path))
    except FileNotFoundError:
        return "missing", loaded, None
    except OSError:
        return "unreadable", loaded, None
    return "unchanged" if now == loaded else "changed", loaded, now
