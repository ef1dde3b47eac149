"""Parts of one task in several threads: whole arrays are worked on without holding the interpreter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

#: More threads than these wait for one another: what is looked at text by text holds the interpreter.
MOST = 4


def in_threads(function: Callable[[In], Out], parts: Iterable[In]) -> Iterator[Out]:
    """`map(function, parts)`: the same results in the same order, whatever the number of processors.

    `parts` are made where it was called, while others are worked on. What is not begun when the caller stops, or an
    error comes, never begins.
    """
    workers = min(os.cpu_count() or 1, MOST)
    if workers < 2:
        yield from map(function, parts)
        return
    pool = ThreadPoolExecutor(workers)
    try:
        yield from pool.map(function, parts)
    finally:
        pool.shutdown(cancel_futures=True)
