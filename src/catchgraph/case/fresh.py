"""A case that may turn out to have nothing in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.errors import CaseError


@contextmanager
def new_case(path: Path) -> Iterator[CaseFolder]:
    """The case in `path`, made if there is none; one that was made is taken away again where no file was loaded."""
    if CaseFolder(path).database.exists():
        yield open_case(path)
        return
    missing = [each for each in (path, *path.parents) if not each.exists()]
    try:
        yield open_case(path, create=True)
    finally:
        # Who cannot tell leaves it.
        with suppress(CaseError, OSError):
            _take_away(CaseFolder(path), missing)


def _take_away(case: CaseFolder, made: list[Path]) -> None:
    """Remove a case without files, and the folders that were made for it as far as they are empty."""
    # While it is held for writing nobody else loads into it.
    with case.write() as connection:
        if connection.execute("SELECT count(*) FROM read.file").fetchone() != (0,):
            return
        case.database.unlink()
    for name in (".turn", ".tmp", "case.duckdb.wal"):
        left = case.path / name
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
    for folder in made:
        folder.rmdir()
