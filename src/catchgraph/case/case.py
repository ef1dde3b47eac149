"""The case folder: `case.duckdb`, `decisions.jsonl`, `queries/`, `graph/`.

Connections are short, one per step, since a writer excludes readers; who is kept out waits a while (`case.turn`). A
step is one transaction: killed at any moment, it leaves the state before it.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case import turn
from catchgraph.case.damage import unusable_file
from catchgraph.case.private import FILE, FOLDER, make_folder, make_private
from catchgraph.case.tables import SCHEMA_VERSION, statements
from catchgraph.errors import CaseBusy, CaseError, CaseTooNew
from catchgraph.model.ids import digest

if TYPE_CHECKING:
    import duckdb

#: DuckDB may use this much; what does not fit goes to `temp_directory` in the case.
MEMORY_LIMIT = "1GB"

#: The statements that make a case's tables → the file that they made: to copy it takes a quarter of the time.
_EMPTY: dict[tuple[str, ...], bytes] = {}

_LOCKED_OUT = re.compile(r"set lock on file|Conflicting lock|used by another process", re.IGNORECASE)
_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.*?) ?\(PID (?P<pid>\d+)\)")


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
    def graph(self) -> Path:
        """Databases of the embedded graph server."""
        return self.path / "graph"

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
        with _errors(self), _connect(self, read_only=True) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for one step, in one transaction: all or nothing."""
        with self.writes() as transaction, transaction() as connection:
            yield connection

    @contextmanager
    def writes(self) -> Iterator[Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]]:
        """A connection for a step of several transactions; each time the function is called one begins."""
        with _errors(self), _connect(self, read_only=False) as connection:
            yield partial(_transaction, connection)

    def id(self) -> str:
        """The case's own id, kept in the graph so that two cases never share a database by mistake."""
        return self.setting("case_id")

    def generation(self) -> int:
        """Number of the last completed build; 0 before the first."""
        return int(self.setting("generation"))

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
    if not case.database.exists():
        if not create:
            raise CaseError(f"no case in {path}", hint="Load files into it first: catchgraph --case DIR load FILE…")
        _create(case)
        return case
    _check_version(case)
    return case


def _create(case: CaseFolder) -> None:
    if case.path.exists() and (not case.path.is_dir() or _foreign(case.path)):
        raise CaseError(f"{case.path} is not a case and not empty", hint="Name an empty or a new folder with --case.")
    try:
        make_folder(case.path)
        make_private(case.path, FOLDER)
    except OSError as error:
        raise _unusable(case, error) from error
    # Built beside its place and renamed, so that a kill in between leaves no half case.
    draft = CaseFolder(case.path / f".new-{os.getpid()}")
    try:
        draft.path.mkdir(mode=FOLDER, exist_ok=True)
        _empty(draft)
        with draft.write() as connection:
            set_setting(connection, "case_id", f"case:{digest([os.urandom(16).hex()])}")
        make_private(draft.database, FILE)
        draft.database.replace(case.database)
    except OSError as error:
        raise _unusable(case, error) from error
    finally:
        _remove(draft.path)


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
        set_setting(connection, "generation", "0")
    _EMPTY[wanted] = case.database.read_bytes()


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _foreign(folder: Path) -> bool:
    ours = {"case.duckdb", "case.duckdb.wal", "decisions.jsonl", "audit.jsonl", "graph", "queries", "handling.toml"}
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


def _elsewhere() -> str:
    """Where DuckDB may put what does not fit into memory; made only when it does."""
    return os.path.join(tempfile.gettempdir(), f"catchgraph-{os.getpid()}.tmp")


@contextmanager
def _connect(case: CaseFolder, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(case.path / ".tmp") if case.writable else _elsewhere(),
        "threads": min(4, os.cpu_count() or 1),
    }
    database = partial(duckdb.connect, str(case.database), read_only=read_only, config=config)
    if read_only:
        with turn.readers_turn(case.path) as may_enter:
            connection = _admitted(case, database, turn.patience(read_only=True), may_enter)
        with closing(connection):
            yield connection
        return
    with turn.writers_turn(case.path) as ours:
        # Of two writers the second does not wait.
        connection = _admitted(case, database, turn.patience(read_only=False) if ours else 0, lambda: True)
        with closing(connection):
            yield connection


def _admitted(
    case: CaseFolder,
    connect: Callable[[], duckdb.DuckDBPyConnection],
    patience_s: float,
    may_enter: Callable[[], bool],
) -> duckdb.DuckDBPyConnection:
    """A connection, as soon as others let us in. Raises `CaseBusy` after `patience_s` seconds."""
    import duckdb

    deadline = time.monotonic() + patience_s
    while True:
        # Who waited long enough tries in any case: DuckDB says who holds it.
        if not may_enter() and turn.again(deadline):
            continue
        try:
            return connect()
        except duckdb.IOException as error:
            if not _locked_out(error):
                raise
            if not turn.again(deadline):
                raise _busy(case, str(error), patience_s) from error


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    connection.execute("BEGIN TRANSACTION")
    try:
        yield connection
    except BaseException:
        _rollback(connection)
        raise
    _commit(connection)


def _commit(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("COMMIT")


def _rollback(connection: duckdb.DuckDBPyConnection) -> None:
    import duckdb

    # After a full disk DuckDB has already rolled back and refuses a second time.
    try:
        connection.execute("ROLLBACK")
    except duckdb.Error:
        return


@contextmanager
def _errors(case: CaseFolder) -> Iterator[None]:
    """What DuckDB reports about the file, in words for whoever holds the case."""
    import duckdb

    try:
        yield
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
        raise _io_error(case, error) from error
    except duckdb.OutOfMemoryException as error:
        raise CaseError(
            f"not enough memory or disk space for {case.path}: {str(error).splitlines()[0]}",
            hint="Nothing that was loaded before is lost. Free some space and run the command again.",
        ) from error
    except OSError as error:
        if error.filename and not str(error.filename).startswith(str(case.path)):
            raise
        raise _unusable(case, error) from error


def _io_error(case: CaseFolder, error: Exception) -> CaseError:
    text = str(error)
    if _locked_out(error):
        return _busy(case, text, 0)
    return unusable_file(case.database, text)


def _locked_out(error: Exception) -> bool:
    return _LOCKED_OUT.search(str(error)) is not None


def _busy(case: CaseFolder, text: str, waited_s: float) -> CaseBusy:
    holder = _HOLDER.search(text)
    who = f"process {holder['pid']} ({holder['program'].strip()})" if holder else "another process"
    waited = f", and was so for {waited_s:g} s" if waited_s else ""
    return CaseBusy(f"{case.path} is held by {who}{waited}", hint="Wait until it has finished, or end it.")


def _unusable(case: CaseFolder, error: OSError) -> CaseError:
    return CaseError(
        f"cannot use {case.path}: {error.strerror or error}",
        hint="Check that the folder exists, is yours to write and has free space.",
    )
