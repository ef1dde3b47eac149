"""Tables of a large file made into rows by two processes: every second table by a helper, while this one does the next.

What comes out is in the order of the tables, whoever did which. A table that the helper fails on is done here, for its
error to be raised here, in its turn.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, TypeVar

from catchgraph.case.ending import hold, release
from catchgraph.errors import InputError

if TYPE_CHECKING:
    from catchgraph.read.plan import Plan
    from catchgraph.read.survey import Survey
    from catchgraph.read.table import FileTable

T = TypeVar("T")

#: Bytes of a file from which on a helper pays: it starts with nothing looked up yet, and takes as much memory again.
WORTH = 64_000_000
#: What the helper says once it can read.
READY = b"ready"


@dataclass
class Helper:
    """The other process, and whether it is still asked; what it knows: `plan` and `survey` of the file."""

    process: subprocess.Popen[bytes]
    sound: bool = True
    told: bool = False

    def ask(self, plan: Plan, survey: Survey, table: FileTable) -> bool:
        """Ask for the rows of a table; False where nobody is there to do it."""
        try:
            if self.sound and not self.told:
                self.sound = self.told = self._received() == READY
                self._send((plan, survey))
            if self.sound:
                # Words of whole columns are in the survey; what stands for a row's cells is worked out here.
                self._send(replace(table, words={}, contents=table.content.copy))
        except (OSError, ValueError):
            self.sound = False
        return self.sound

    def answer(self) -> object:
        """The rows of the table that was asked for last; None where it failed."""
        try:
            message = self._received()
        except OSError:
            message = None
        self.sound = message is not None
        return pickle.loads(message) if message else None

    def _send(self, what: object) -> None:
        message = pickle.dumps(what, protocol=5)
        if self.process.stdin is not None:
            self.process.stdin.write(message)
            self.process.stdin.flush()

    def _received(self) -> bytes | None:
        return received(self.process.stdout) if self.process.stdout else None


@contextmanager
def helper_for(plan: Plan) -> Iterator[Helper | None]:
    """A helper for a file, where it pays and this Python can start one; it ends with the block."""
    pays = plan.file.source.size >= WORTH and (os.cpu_count() or 1) > 1
    process = _start() if pays else None
    if process is None:
        yield None
        return
    hold(process.kill)
    try:
        yield Helper(process)
    finally:
        release(process.kill)
        process.kill()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)
        process.wait()


def in_two(
    tables: Iterator[FileTable], clean: Callable[[FileTable], T], ask: Callable[[FileTable], bool], helper: Helper
) -> Iterator[T]:
    """`clean` of each table, in their order; `ask` hands one to the helper."""
    for table in tables:
        if not ask(table):
            yield clean(table)
            continue
        other = next(tables, None)
        own = _attempt(clean, other)
        found = helper.answer()
        yield clean(table) if found is None else found  # type: ignore[misc]
        if other is not None:
            yield clean(other) if own is None else own


def _attempt(clean: Callable[[FileTable], T], table: FileTable | None) -> T | None:
    """What becomes of a table; nothing where it is not its turn to say what is wrong with it."""
    try:
        return None if table is None else clean(table)
    except InputError:
        return None


def _start() -> subprocess.Popen[bytes] | None:
    """A helper; None where this Python can start none."""
    if not sys.executable:
        return None
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "catchgraph.read.helper"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C goes to the whole group of a terminal; the helper is ended by us.
            start_new_session=True,
        )
    except OSError:
        return None


def received(pipe: IO[bytes]) -> bytes | None:
    """A message that `sent` wrote, empty for nothing to say; None where the other side is no more."""
    head = pipe.read(8)
    size = int.from_bytes(head, "big")
    message = pipe.read(size)
    return message if len(head) == 8 and len(message) == size else None


def sent(pipe: IO[bytes], message: bytes) -> None:
    """Write a message and its length."""
    pipe.write(len(message).to_bytes(8, "big"))
    pipe.write(message)
    pipe.flush()


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        try:
            pipe.close()
        except OSError:
            return
