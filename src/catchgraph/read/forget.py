"""Take a file out of a case: everything that it said, and that it was loaded."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.runs import record_run
from catchgraph.errors import Ambiguous, NotFound
from catchgraph.read.beside import read_beside
from catchgraph.read.write import drop_datasets
from catchgraph.read.write import forget as forget_rows

if TYPE_CHECKING:
    import duckdb

_NAMED = """
    SELECT file_id, path, sheet FROM read.file WHERE file_id = $text OR path = $text OR path = $whole OR name = $text
        OR (sheet IS NOT NULL AND name = $text || '#' || sheet)
    ORDER BY path, sheet
"""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A file that was taken out; `rows` are those that it had, loaded or rejected.

    `referring`: names of loaded files that were read beside it, and may repeat what it said of what they refer to.
    """

    file: str
    path: str
    dataset: str
    rows: int
    referring: tuple[str, ...] = ()


def forget(case: CaseFolder, files: Sequence[str]) -> list[Forgotten]:
    """Take out files, each named by its path, its name or its id; all of them or, where one is not known, none.

    What was resolved and built from them stays until the case is resolved and built again. Raises `NotFound` for what
    is not loaded, `Ambiguous` for a name that several loaded files bear.
    """
    with case.write() as connection:
        ids = list(dict.fromkeys(id_ for text in files for id_ in _ids(connection, text)))
        return [_forget(connection, file_id) for file_id in ids]


def _ids(connection: duckdb.DuckDBPyConnection, text: str) -> list[str]:
    """The file, or every sheet of the workbook, that is meant."""
    found = connection.execute(_NAMED, {"text": text, "whole": str(Path(text).resolve())}).fetchall()
    exact = [row for row in found if row[1] == str(Path(text).resolve())] or found
    if len({path for _, path, _ in exact}) > 1 or any(sheet is None for _, _, sheet in exact[1:]):
        paths = "\n  ".join(path for _, path, _ in exact)
        raise Ambiguous(f"{len(exact)} loaded files are called {text!r}", hint=f"Give the whole path:\n  {paths}")
    if not exact:
        raise _unknown(connection, text)
    return [str(id_) for id_, _, _ in exact]


def forget_sheets(case: CaseFolder, workbooks: Collection[Path], plans: Container[str]) -> None:
    """Take out the sheets of workbooks that are not among the plans (by file id) any more: renamed, or gone."""
    if not workbooks:
        return
    paths = [str(path) for path in sorted(workbooks)]
    with case.read() as connection:
        found = connection.execute(
            "SELECT file_id FROM read.file WHERE path IN (SELECT unnest(?)) ORDER BY file_id", [paths]
        ).fetchall()
    gone = [file_id for (file_id,) in found if file_id not in plans]
    if gone:
        with case.write() as connection:
            for file_id in gone:
                _forget(connection, file_id)


def _unknown(connection: duckdb.DuckDBPyConnection, text: str) -> NotFound:
    loaded = [path for (path,) in connection.execute("SELECT path FROM read.file ORDER BY path").fetchall()]
    lines = "".join(f"\n  {path}" for path in loaded)
    return NotFound(
        f"{text!r} is no loaded file of this case",
        hint=f"Loaded are:{lines}" if lines else "Nothing is loaded: catchgraph load FILE…",
    )


def _forget(connection: duckdb.DuckDBPyConnection, file_id: str) -> Forgotten:
    row = connection.execute(
        'SELECT name, path, dataset, "rows", sha256 FROM read.file WHERE file_id = ?', [file_id]
    ).fetchone()
    if row is None:
        raise NotFound(f"{file_id} is no loaded file of this case")
    forget_rows(connection, [file_id])
    connection.execute("DELETE FROM read.file WHERE file_id = ?", [file_id])
    drop_datasets(connection)
    # As after a load, what was concluded is older than what is loaded now.
    name, path, dataset, rows, sha256 = row
    record_run(connection, "load", {"forgotten": rows or 0})
    return Forgotten(name, path, dataset, rows, tuple(read_beside(connection, sha256)))
