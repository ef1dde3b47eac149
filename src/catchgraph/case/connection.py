"""Connections to a case's database: one a step, in turns, with what DuckDB refuses in words for whoever holds it."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.case import turn
from catchgraph.case.damage import unusable_file
from catchgraph.case.memory import database_limit
from catchgraph.case.seats import Limits, reads, seated
from catchgraph.errors import CaseBusy, CaseError

if TYPE_CHECKING:
    import duckdb

#: DuckDB may use this much; what does not fit goes to `temp_directory` in the case.
MEMORY_LIMIT = database_limit()
#: So much, while rows are appended by the million: it would else keep what it has long written, up to the limit.
APPENDING_LIMIT = "300MB"

_LOCKED_OUT = re.compile(r"set lock on file|Conflicting lock|used by another process", re.IGNORECASE)
_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.*?) ?\(PID (?P<pid>\d+)\)")


def _threads() -> int:
    return min(4, os.cpu_count() or 1)


def _elsewhere() -> Path:
    """Where DuckDB may put what does not fit into memory; made only when it does."""
    return Path(tempfile.gettempdir()) / f"catchgraph-{os.getpid()}.tmp"


@contextmanager
def connect(folder: Path, database: Path, *, read_only: bool, writable: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the database of a case in `folder`, once it is our turn."""
    limits = Limits(MEMORY_LIMIT, _threads(), folder / ".tmp" if writable else _elsewhere())
    opened = partial(seated, database, limits, read_only=read_only)
    with ExitStack() as stack:
        if read_only:
            with turn.readers_turn(folder) as may_enter:
                # A writer who waits waits for us, where we are in already.
                enters = partial(_enters, database, may_enter)
                connection = _admitted(folder, stack, opened, turn.patience(read_only=True), enters)
        else:
            ours = stack.enter_context(turn.writers_turn(folder))
            # Of two writers the second does not wait.
            patience = turn.patience(read_only=False) if ours else 0
            connection = _admitted(folder, stack, opened, patience, lambda: True)
        yield connection


def _enters(database: Path, may_enter: Callable[[], bool]) -> bool:
    return reads(database) or may_enter()


def _admitted(
    folder: Path,
    stack: ExitStack,
    opened: Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]],
    patience_s: float,
    may_enter: Callable[[], bool],
) -> duckdb.DuckDBPyConnection:
    """A connection, as soon as others let us in; the stack closes it. Raises `CaseBusy` after `patience_s` seconds."""
    import duckdb

    deadline = time.monotonic() + patience_s
    while True:
        # Who waited long enough tries in any case: DuckDB says who holds it.
        if not may_enter() and turn.again(deadline):
            continue
        try:
            return stack.enter_context(opened())
        except duckdb.IOException as error:
            if not _locked_out(error):
                raise
            if not turn.again(deadline):
                raise _busy(folder, str(error), patience_s) from error


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """All or nothing of what is done in the block."""
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
def appending(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """DuckDB with little memory and no thread but the caller's, which appends batch after batch and asks nothing."""
    _set(connection, APPENDING_LIMIT, 1)
    try:
        yield
    finally:
        _set(connection, MEMORY_LIMIT, _threads())


def _set(connection: duckdb.DuckDBPyConnection, memory: str, threads: int) -> None:
    connection.execute("SET memory_limit = ?", [memory])
    connection.execute("SET threads = ?", [threads])


@contextmanager
def errors(folder: Path, database: Path) -> Iterator[None]:
    """What DuckDB reports about the file, in words for whoever holds the case."""
    import duckdb

    try:
        yield
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
        raise _io_error(folder, database, error) from error
    except duckdb.TransactionException as error:
        # What the disk said at the end of a step stands in it: that it is full, for example.
        if "Could not write" not in str(error):
            raise
        raise _io_error(folder, database, error) from error
    except duckdb.OutOfMemoryException as error:
        raise CaseError(
            f"not enough memory or disk space for {folder}: {str(error).splitlines()[0]}",
            hint="Nothing that was loaded before is lost. Free some space and run the command again.",
        ) from error
    except OSError as error:
        if error.filename and not str(error.filename).startswith(str(folder)):
            raise
        raise unusable(folder, error) from error


def _io_error(folder: Path, database: Path, error: Exception) -> CaseError:
    text = str(error)
    if _locked_out(error):
        return _busy(folder, text, 0)
    return unusable_file(database, text)


def _locked_out(error: Exception) -> bool:
    return _LOCKED_OUT.search(str(error)) is not None


def _busy(folder: Path, text: str, waited_s: float) -> CaseBusy:
    holder = _HOLDER.search(text)
    who = f"process {holder['pid']} ({holder['program'].strip()})" if holder else "another process"
    waited = f", and was so for {waited_s:g} s" if waited_s else ""
    return CaseBusy(f"{folder} is held by {who}{waited}", hint="Wait until it has finished, or end it.")


def unusable(folder: Path, error: OSError) -> CaseError:
    """The error of a folder that the machine refuses."""
    return CaseError(
        f"cannot use {folder}: {error.strerror or error}",
        hint="Check that the folder exists, is yours to write and has free space.",
    )
