"""What DuckDB says of a file that it cannot use, in words for whoever holds the case."""

from __future__ import annotations

import re
from pathlib import Path

from catchgraph.errors import CaseError

#: A file that is shorter than it says, or whose blocks are not those that were written.
_DAMAGED = re.compile(r"read enough bytes|corrupt|checksum|deserializ|serialization error", re.IGNORECASE)
#: What was to be written and was not: the state before stays.
_UNWRITTEN = re.compile(r"write|space|sync", re.IGNORECASE)
_ANEW = (
    "Of a damaged case load the files anew into a new folder; what was decided is in decisions.jsonl and can be copied "
    "into it."
)


def unusable_file(database: Path, text: str) -> CaseError:
    """The error for what DuckDB says; that nothing is lost is said only where a write failed."""
    said = text.splitlines()[0]
    if "not a valid DuckDB database" in text:
        return CaseError(
            f"{database} is not a case of catchgraph, or one that was cut",
            hint=f"Name another folder with --case. {_ANEW}",
        )
    if _DAMAGED.search(text):
        return CaseError(f"{database} is cut or damaged: {said}", hint=_ANEW)
    kept = " Nothing that was loaded before is lost." if _UNWRITTEN.search(text) else ""
    return CaseError(f"cannot use {database}: {said}", hint=f"Check free disk space and permissions.{kept}")
