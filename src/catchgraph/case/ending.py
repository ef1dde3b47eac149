"""What must end with this process, such as a server that it started: in order, or at once.

Other libraries register exit functions, too, and one may wait for a query that never ends (DuckDB from 2.0.1 on): a
process that is ended at once runs none but those held here.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable

_held: list[Callable[[], object]] = []


def hold(end: Callable[[], object]) -> None:
    """Call `end` when the process ends."""
    _held.append(end)
    atexit.register(end)


def release(end: Callable[[], object]) -> None:
    """Forget an `end`; one that is not held is no error."""
    atexit.unregister(end)
    if end in _held:
        _held.remove(end)


def end_held() -> None:
    """Call everything that is held, the last first."""
    while _held:
        _held.pop()()
