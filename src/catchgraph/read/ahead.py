"""Files read in two processes: a helper reads those that this one has not come to yet.

Whoever is free takes the next file, and what the files say is handed out in their order, so that nothing depends on who
read what. A file that the helper fails on is read here, for its error to be raised here, in its turn.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO

from catchgraph.case.ending import hold, release
from catchgraph.errors import InputError
from catchgraph.read.batch import Batch
from catchgraph.read.calm import no_collection
from catchgraph.read.plan import Plan

#: Bytes of files beside the longest from which on a helper pays: it takes a third of a second to start.
WORTH = 1_000_000
#: Files that are read before their turn and wait for it here.
_WAITING = 4
#: What the helper says once it can read: until then this process goes on alone.
READY = b"ready"


@dataclass
class _Shared:
    """Which files are taken, and what the helper made of its own and waits for its turn; None where it failed."""

    count: int
    taken: int = 0
    ended: bool = False
    done: dict[int, bytes | None] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def take(self, *, patient: bool = False) -> int | None:
        """The next file that nobody has taken; `patient`: once few of the helper's are waiting."""
        with self.changed:
            if patient:
                self.changed.wait_for(lambda: self.ended or len(self.done) < _WAITING)
            if self.ended or self.taken == self.count:
                return None
            self.taken += 1
            return self.taken - 1

    def put(self, number: int, found: bytes | None) -> None:
        with self.changed:
            self.done[number] = found
            self.changed.notify_all()

    def get(self, number: int) -> bytes | None:
        """What the helper made of a file that it has taken, once it has."""
        with self.changed:
            self.changed.wait_for(lambda: number in self.done)
            self.changed.notify_all()
            return self.done.pop(number)

    def end(self) -> None:
        with self.changed:
            self.ended = True
            self.changed.notify_all()


@contextmanager
def read_ahead(plans: Sequence[Plan]) -> Iterator[Callable[[int], list[Batch]]]:
    """A function that gives what the file of a plan says; to be asked for 0, 1, 2, … in turn.

    The function raises `InputError` where the file is not what it claims to be.
    """
    helper = _start() if _pays(plans) else None
    if helper is None:
        yield lambda number: read(plans[number])
        return
    shared = _Shared(len(plans))
    thread = threading.Thread(target=_serve, args=(helper, plans, shared), daemon=True)
    hold(helper.kill)
    try:
        thread.start()
        yield _Turns(plans, shared).at
    finally:
        release(helper.kill)
        helper.kill()
        shared.end()
        thread.join()
        for pipe in (helper.stdin, helper.stdout):
            _close(pipe)
        helper.wait()


def read(plan: Plan) -> list[Batch]:
    """What a file says. Raises `InputError` where it is not what it claims to be."""
    from catchgraph.read.records import read_file

    with no_collection():
        return list(read_file(plan))


@dataclass
class _Turns:
    """Hands out files in their turn; while the helper is at work on the one in turn, a later one is read here."""

    plans: Sequence[Plan]
    shared: _Shared
    _waiting: dict[int, list[Batch] | None] = field(default_factory=dict)

    def at(self, number: int) -> list[Batch]:
        while number not in self._waiting and number not in self.shared.done:
            mine = self.shared.take() if len(self._waiting) < _WAITING else None
            if mine is None:
                break
            self._waiting[mine] = self._read(mine, now=mine == number)
        if number in self._waiting:
            found = self._waiting.pop(number)
        else:
            message = self.shared.get(number)
            found = pickle.loads(message) if message else None
        return found or read(self.plans[number])

    def _read(self, number: int, *, now: bool) -> list[Batch] | None:
        """A file; None where it cannot be read and it is not its turn to say so."""
        try:
            return read(self.plans[number])
        except InputError:
            if now:
                raise
            return None


def _pays(plans: Sequence[Plan]) -> bool:
    sizes = sorted(plan.file.source.weight for plan in plans)
    return sum(sizes[:-1]) >= WORTH and (os.cpu_count() or 1) > 1


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


def _serve(helper: subprocess.Popen[bytes], plans: Sequence[Plan], shared: _Shared) -> None:
    """Give the helper one file after the other until none is left or it is no more."""
    if helper.stdout is None or received(helper.stdout) != READY:
        return
    while (number := shared.take(patient=True)) is not None:
        found = None
        try:
            found = _asked(helper, plans[number])
        finally:
            shared.put(number, found)
        if helper.poll() is not None:
            return


def _asked(helper: subprocess.Popen[bytes], plan: Plan) -> bytes | None:
    """What the helper makes of a file, pickled; None where it cannot read it or is no more."""
    if helper.stdin is None or helper.stdout is None:
        return None
    try:
        helper.stdin.write(pickle.dumps(plan, protocol=5))
        helper.stdin.flush()
        return received(helper.stdout)
    except (OSError, ValueError, pickle.PicklingError):
        return None


def received(pipe: IO[bytes]) -> bytes | None:
    """A message that `sent` wrote; None where the other side is no more, or has nothing to say."""
    size = int.from_bytes(pipe.read(8), "big")
    message = pipe.read(size)
    return message if message and len(message) == size else None


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
