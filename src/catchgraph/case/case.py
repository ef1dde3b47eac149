"""The case folder: `case.duckdb`, `decisions.jsonl`, `queries/`, `graph/`.

Connections are short, one per step, since a writer excludes readers; who is kept out waits a while (`case.turn`). A
step is one transaction: killed at any moment, it leaves the state before it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case.connection import connect, errors, transaction, unusable
from catchgraph.case.private import FILE, FOLDER, make_folder, make_private
from catchgraph.case.tables import SCHEMA_VERSION, statements
from catchgraph.errors import CaseError, CaseTooNew
from catchgraph.model.ids import digest

if TYPE_CHECKING:
    import duckdb

#: The statements that make a case's tables → the file that they made: to copy it takes a quarter of the time.
_EMPTY: dict[tuple[str, ...], bytes] = {}


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A case on disk. Make one with `open_case`."""

    path: Path

    @property
    def database(self) -> Path:
        """Everything that can be rebuilt."""
        return self.path / "case.duckdb"

    @property
    def decisions(self) -> Path:
        """What people decided: append-only JSON lines."""
        return self.path / "decisions.jsonl"

    @property
    def queries(self) -> Path:
        """Queries that were saved for this case: files as in `cypher/`, in folders of any name."""
        return self.path / "queries"

    @property
    def reference(self) -> Path:
        """Reference tables of the user's own, in place of those that come with catchgraph."""
        return self.path / "reference"

    @property
    def graph(self) -> Path:
        """Databases of the embedded graph server."""
        return self.path / "graph"

    @property
    def sheets(self) -> Path:
        """Sheets of workbooks as tables, while they are read."""
        return self.path / ".sheets"

    @property
    def writable(self) -> bool:
        """Whether anything can be written here; a medium or someone else's folder may only be read."""
        return os.access(self.path, os.W_OK) and (not self.database.exists() or os.access(self.database, os.W_OK))

    def require_writable(self, what: str) -> None:
        """Raise `CaseError` where the case can only be read; `what` says what is to be written."""
        if not self.writable:
            raise CaseError(
                f"{self.path} can only be read, and {what}",
                hint="Copy the case to a disk that can be written, and name the copy with --case. What only asks "
                "(show, query, link, timeline, …) works where it is.",
            )

    @contextmanager
    def read(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A read-only connection for one step."""
        with errors(self.path, self.database), self._connect(read_only=True) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for one step, in one transaction: all or nothing."""
        with self.writes() as begun, begun() as connection:
            yield connection

    @contextmanager
    def writes(self) -> Iterator[Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]]:
        """A connection for a step of several transactions; each time the function is called one begins."""
        with errors(self.path, self.database), self._connect(read_only=False) as connection:
            yield partial(transaction, connection)

    def _connect(self, *, read_only: bool) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        return connect(self.path, self.database, read_only=read_only, writable=self.writable)

    def id(self) -> str:
        """The case's own id, kept in the graph so that two cases never share a database by mistake."""
        return self.setting("case_id")

    def setting(self, name: str) -> str:
        """A value of `main.setting`, or '' if it was never set."""
        with self.read() as connection:
            row = connection.execute("SELECT value FROM main.setting WHERE name = ?", [name]).fetchone()
        return str(row[0]) if row else ""


def set_setting(connection: duckdb.DuckDBPyConnection, name: str, value: str) -> None:
    """Set a value of `main.setting` inside a step's transaction."""
    connection.execute("INSERT OR REPLACE INTO main.setting VALUES (?, ?)", [name, value])


def open_case(path: Path, *, create: bool = False) -> CaseFolder:
    """Open the case in `path`.

    With `create`, makes it if it is missing. Raises `CaseError` where there is none, the folder cannot be
    used or holds something else, and `CaseTooNew` where a newer catchgraph wrote it.
    """
    case = CaseFolder(path)
    if not _there(case):
        if not create:
            raise CaseError(f"no case in {path}", hint="Load files into it first: catchgraph --case DIR load FILE…")
        _create(case)
        return case
    _check_version(case)
    return case


def _there(case: CaseFolder) -> bool:
    """Whether there is a case; an error where nobody may look."""
    try:
        case.database.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise unusable(case.path, error) from error
    return True


def _create(case: CaseFolder) -> None:
    if case.path.exists() and (not case.path.is_dir() or _foreign(case.path)):
        raise CaseError(f"{case.path} is not a case and not empty", hint="Name an empty or a new folder with --case.")
    try:
        make_folder(case.path)
        make_private(case.path, FOLDER)
    except OSError as error:
        raise unusable(case.path, error) from error
    # Built beside its place and renamed, so that a kill in between leaves no half case.
    draft = CaseFolder(case.path / f".new-{os.getpid()}")
    try:
        draft.path.mkdir(mode=FOLDER, exist_ok=True)
        _fill(draft)
        make_private(draft.database, FILE)
        draft.database.replace(case.database)
    except OSError as error:
        raise unusable(case.path, error) from error
    finally:
        _remove(draft.path)


def _fill(case: CaseFolder) -> None:
    """Write the tables of a new case, and its id."""
    _empty(case)
    with case.write() as connection:
        set_setting(connection, "case_id", f"case:{digest([os.urandom(16).hex()])}")


def _empty(case: CaseFolder) -> None:
    """Write the tables of a case that has no id yet: copied where this process has made them once."""
    wanted = tuple(statements())
    if wanted in _EMPTY:
        case.database.write_bytes(_EMPTY[wanted])
        return
    with case.write() as connection:
        for statement in wanted:
            connection.execute(statement)
        set_setting(connection, "schema_version", str(SCHEMA_VERSION))
    _EMPTY[wanted] = case.database.read_bytes()


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _foreign(folder: Path) -> bool:
    ours = {
        "case.duckdb",
        "case.duckdb.wal",
        "decisions.jsonl",
        "audit.jsonl",
        "graph",
        "queries",
        "reference",
        "handling.toml",
    }
    return any(entry.name not in ours and not entry.name.startswith(".") for entry in folder.iterdir())


def _check_version(case: CaseFolder) -> None:
    stored = case.setting("schema_version")
    if not stored.isdigit():
        raise CaseError(f"{case.database} is not a case of catchgraph", hint="Name another folder with --case.")
    if int(stored) > SCHEMA_VERSION:
        raise CaseTooNew(
            f"{case.path} was written by a newer catchgraph (schema {stored}; this one knows {SCHEMA_VERSION})",
            hint="Upgrade catchgraph, or make a new case from the same files.",
        )
    if int(stored) < SCHEMA_VERSION:
        raise CaseError(
            f"{case.path} has the older schema {stored} (this catchgraph writes {SCHEMA_VERSION})",
            hint="Make a new case from the same files and copy decisions.jsonl into it.",
        )
