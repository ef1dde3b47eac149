"""DuckDB itself, started once in this process and kept, with the database of one case attached at a time.

To start it takes five times as long as to attach a case, and a command opens a case several times. Between two steps
nothing is attached: the file is closed, and others have their turn. An answer is one step, though it opens the case
several times (`kept`).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

#: Name of the case among the databases of a connection, which is its current one.
NAME = "held"
_OPTIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much memory (`1GB`) and how many threads a connection may use, and where what does not fit goes."""

    memory: str
    threads: int
    spill: Path

    def settings(self) -> tuple[tuple[str, str | int], ...]:
        """As DuckDB calls them."""
        return ("memory_limit", self.memory), ("threads", self.threads), ("temp_directory", str(self.spill))


@dataclass(slots=True)
class _Seat:
    """A DuckDB, and what is attached: by how many connections it is used, and whether it may be used again."""

    base: duckdb.DuckDBPyConnection
    file: str
    read_only: bool
    process: int
    limits: Limits | None = None
    users: int = 0
    sound: bool = True


_lock = threading.RLock()
_seats: list[_Seat] = []
#: By how many answers what is attached to be read is kept.
_keepers = 0


@contextmanager
def kept() -> Iterator[None]:
    """What is attached to be read within stays so until its end: to attach a large case takes some 20 ms."""
    global _keepers
    with _lock:
        _keepers += 1
    try:
        yield
    finally:
        with _lock:
            _keepers -= 1
            for seat in [] if _keepers else [each for each in _seats if each.process == os.getpid() and each.file]:
                if not seat.users:
                    _emptied(seat)


def reads(database: Path) -> bool:
    """Whether this process has the file `database` attached to be read: another reading keeps nobody waiting longer."""
    file = os.path.realpath(database)
    with _lock:
        return any((seat.process, seat.file, seat.read_only) == (os.getpid(), file, True) for seat in _seats)


@contextmanager
def seated(database: Path, limits: Limits, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of which the file `database` is the current database.

    Raises what DuckDB does: `IOException` where it is locked, missing, or no database, and another error where this
    process has it open in another way.
    """
    with _lock:
        seat = _taken(str(database), limits, read_only=read_only)
        connection = seat.base.cursor()
    try:
        connection.execute(f"USE {NAME}")
        yield connection
    except BaseException:
        # What is wrong with a database may be wrong with all of this DuckDB, or it still works at what was interrupted.
        seat.sound = False
        raise
    finally:
        _left(seat, connection)


def _taken(database: str, limits: Limits, *, read_only: bool) -> _Seat:
    file = os.path.realpath(database)
    ours = [seat for seat in _seats if seat.process == os.getpid()]
    for seat in ours:
        if (seat.file, seat.read_only) == (file, read_only):
            seat.users += 1
            return seat
        if seat.file and not seat.users:
            _emptied(seat)
    seat = _limited(next((seat for seat in ours if not seat.users and seat in _seats), None) or _started(), limits)
    seat.base.execute(f"ATTACH ? AS {NAME} {'(READ_ONLY)' if read_only else ''}", [database])
    seat.file, seat.read_only, seat.users = file, read_only, 1
    return seat


def _started() -> _Seat:
    import duckdb

    seat = _Seat(duckdb.connect(config=_OPTIONS), "", True, os.getpid())
    _seats.append(seat)
    return seat


def _limited(seat: _Seat, limits: Limits) -> _Seat:
    import duckdb

    try:
        for name, value in limits.settings():
            if seat.limits is None or (name, value) not in seat.limits.settings():
                seat.base.execute(f"SET {name} = ?", [value])
    except duckdb.Error:
        # It has put something into another folder, which is gone since.
        _thrown_away(seat)
        return _limited(_started(), limits)
    seat.limits = limits
    return seat


def _left(seat: _Seat, connection: duckdb.DuckDBPyConnection) -> None:
    with _lock:
        connection.close()
        seat.users -= 1
        if not seat.users and not (_keepers and seat.read_only and seat.sound):
            _emptied(seat)


def _emptied(seat: _Seat) -> None:
    """Detach what nobody uses."""
    import duckdb

    seat.file = ""
    with suppress(duckdb.Error):
        seat.base.execute(f"DETACH {NAME}")
        # What was put there is removed with the DuckDB that did, which could not have another folder for it either.
        if seat.sound and seat.limits and not seat.limits.spill.exists():
            return
    _thrown_away(seat)


def _thrown_away(seat: _Seat) -> None:
    if seat in _seats:
        _seats.remove(seat)
    seat.base.close()
