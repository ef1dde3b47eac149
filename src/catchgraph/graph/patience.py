"""A time limit kept on this side, whatever the other side does."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class OutOfPatience(Exception):
    """The time limit was reached, and nothing had come."""


def awaited(work: Callable[[], T], seconds: float) -> T:
    """What `work` returns or raises, or `OutOfPatience` after `seconds`; then its thread is left to itself.

    The thread ends with the process. Ctrl-C reaches whoever waits at once.
    """
    results: list[T] = []
    errors: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again below, in the thread that waits
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=run, name="catchgraph query", daemon=True).start()
    if not done.wait(seconds):
        raise OutOfPatience
    if errors:
        raise errors[0]
    return results[0]
