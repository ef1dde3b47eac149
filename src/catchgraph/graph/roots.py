"""Temporary roots of servers: a folder each for its log, users and arguments; nothing of the case but copies."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from catchgraph.graph import processes

#: Begins the name of every root.
PREFIX = "catchgraph-server-"
_PIDS = "processes"


def make() -> Path:
    """A new root; those that are left of processes that are gone are removed."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if not _in_use(left):
            remove(left)
    root = Path(tempfile.mkdtemp(prefix=PREFIX))
    note(root, os.getpid())
    return root


def note(root: Path, pid: int) -> None:
    """Note a process of a root: while one of them lives it stays."""
    if process := processes.find(pid):
        with (root / _PIDS).open("a", encoding="utf-8") as file:
            file.write(f"{process.pid} {process.started}\n")


def remove(root: Path) -> None:
    """Remove a root. Anything that is none is left alone: what names it may come from anybody."""
    if root.name.startswith(PREFIX) and not root.is_symlink() and (root / _PIDS).is_file():
        shutil.rmtree(root, ignore_errors=True)


def _in_use(root: Path) -> bool:
    """Whether a process of a root lives; also where that cannot be told."""
    with suppress(OSError, ValueError):
        noted = [line.split(" ", 1) for line in (root / _PIDS).read_text(encoding="utf-8").splitlines()]
        return any(processes.is_same(int(pid), started) for pid, started in noted)
    return True
