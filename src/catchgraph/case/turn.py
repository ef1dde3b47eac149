"""Whose turn it is at the case's database: a writer waits for readers who are in, those who come wait for the writer.

DuckDB lets one writer or many readers in and refuses everybody else on the spot. So who is refused tries again for a
while; and a writer first takes the lock of a file beside the database, at which readers stop, since readers who come
and go without a gap would keep it out for ever. The lock goes with the process that holds it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

NAME = ".turn"
#: How long a writer waits for readers who are in, and a reader for a writer: longer, since the writer may wait itself.
WRITER_S, READER_S = 10.0, 12.0
_hurried = ContextVar("_hurried", default=False)
#: The byte of the file that is the turn, and the one by which readers say that they wait.
_TURN, _WAITING = 0, 1
#: How long another's lock is tried again, since a reader looks at it by taking it, too.
_GLANCE_S = 0.3
_PAUSE_S = 0.02


@contextmanager
def hurried() -> Iterator[None]:
    """Wait for nobody in the block: a shell waits for what is read there."""
    token = _hurried.set(True)
    try:
        yield
    finally:
        _hurried.reset(token)


def patience(*, read_only: bool) -> float:
    """How many seconds to wait here."""
    return 0.0 if _hurried.get() else READER_S if read_only else WRITER_S


@contextmanager
def writers_turn(folder: Path) -> Iterator[bool]:
    """Hold new readers back; False where another writer does. A folder that cannot be written has no turns."""
    handle = _opened(folder, os.O_RDWR | os.O_CREAT)
    if handle is None:
        yield True
        return
    try:
        if not _locked(handle, _WAITING, exclusive=True):
            # They waited for a writer who has left: one who writes again and again lets them in between.
            time.sleep(3 * _PAUSE_S)
        deadline = time.monotonic() + _GLANCE_S
        while not (held := _locked(handle, _TURN, exclusive=True)) and again(deadline):
            pass
        _unlock(handle, _WAITING)
        yield held
    finally:
        # Closing gives the lock back.
        os.close(handle)


@contextmanager
def readers_turn(folder: Path) -> Iterator[Callable[[], bool]]:
    """A look at whether a reader may enter: no other process writes or waits to. Who has to wait says so meanwhile."""
    handle = _opened(folder, os.O_RDONLY)
    if handle is None:
        yield lambda: True
        return

    def may_enter() -> bool:
        if _locked(handle, _TURN, exclusive=False):
            _unlock(handle, _TURN)
            return True
        _locked(handle, _WAITING, exclusive=False)
        return False

    try:
        yield may_enter
    finally:
        os.close(handle)


def again(deadline: float) -> bool:
    """Whether to try again: after a moment, until the deadline (of `time.monotonic`)."""
    if time.monotonic() >= deadline:
        return False
    time.sleep(_PAUSE_S)
    return True


def _opened(folder: Path, how: int) -> int | None:
    # On Windows readers and writers try again, without an order among them.
    if sys.platform != "win32":
        with suppress(OSError):
            return os.open(folder / NAME, how, 0o600)
    return None


def _locked(handle: int, byte: int, *, exclusive: bool) -> bool:
    """Take the lock of a byte; True also where the disk has no locks, in which case there are no turns."""
    import fcntl

    try:
        # Of the process, not of the open file: a process that is forked off does not keep it.
        fcntl.lockf(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB, 1, byte)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _unlock(handle: int, byte: int) -> None:
    import fcntl

    with suppress(OSError):
        fcntl.lockf(handle, fcntl.LOCK_UN, 1, byte)
