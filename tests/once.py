"""What is dear to make: made by the first worker that asks for all of them, or once in a process and copied."""

from __future__ import annotations

import fcntl
import itertools
import os
import pickle
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from catchgraph.case.case import CaseFolder
from catchgraph.case.tables import statements


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
    """The folder `name` and what `make(folder)` gave, pickled between workers. Who writes into it copies it first."""
    base = factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    place.mkdir(exist_ok=True)
    folder, given = place / name, place / f"{name}.pickle"
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not given.exists():
            folder.mkdir()
            result = make(folder)
            given.write_bytes(pickle.dumps(result))
    return folder, pickle.loads(given.read_bytes())


def new_cases(fill: Callable[[CaseFolder], None], number: int) -> Callable[[CaseFolder], None]:
    """What fills a new case as `fill` does: so many times in this process, whose results it then copies in turn.

    No two of `number` cases that follow one another have one id. Where a case has other tables all begins anew.
    """
    made: dict[tuple[str, ...], list[bytes]] = {}
    turn = itertools.count()

    @wraps(fill)
    def filled(case: CaseFolder) -> None:
        ready = made.setdefault(tuple(statements()), [])
        if len(ready) == number:
            case.database.write_bytes(ready[next(turn) % number])
            return
        fill(case)
        ready.append(case.database.read_bytes())

    return filled


def copied(make: Callable[[Path], CaseFolder]) -> Callable[[Path], CaseFolder]:
    """A maker of a case that makes it once in this process, and copies it into each further folder."""
    files: dict[Path, tuple[bytes, int]] = {}

    @wraps(make)
    def made(folder: Path) -> CaseFolder:
        if files:
            for name, (content, mode) in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
                (folder / name).chmod(mode)
            return CaseFolder(folder)
        case = make(folder)
        found = [path for path in folder.rglob("*") if path.is_file()]
        files.update({path.relative_to(folder): (path.read_bytes(), path.stat().st_mode) for path in found})
        return case

    return made
