"""The most memory that this process and those it started held at one time (Linux; elsewhere its own peak)."""

from __future__ import annotations

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Seconds between two looks.
EVERY = 0.25


class Peak:
    """`gb`: the most so far, of what is shared by several a part each."""

    def __init__(self) -> None:
        self._together = 0

    @property
    def gb(self) -> float:
        """In 2**30 bytes; never less than the peak of the process by itself, which is not missed between two looks."""
        return max(self._together, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 2**20

    def look(self) -> None:
        """Once."""
        self._together = max(self._together, sum(map(_kilobytes, _family(Path("/proc/self")))))


@contextmanager
def peak_memory() -> Iterator[Peak]:
    """Watch from a thread while the block runs."""
    peak, done = Peak(), threading.Event()

    def watch() -> None:
        while not done.wait(EVERY):
            peak.look()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def _family(process: Path) -> Iterator[Path]:
    yield process
    for children in process.glob("task/*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _family(Path("/proc") / child)


def _kilobytes(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
