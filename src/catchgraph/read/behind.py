"""Two things at once: what was made is used while the next is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def behind(items: Iterable[T], use: Callable[[T], object]) -> None:
    """`use` each of the items, one after the other, while the next one is made.

    It pays where `use` works outside of Python, as a database does. What either raises is raised here, once the other
    has come to rest; no further item is then used.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        at_work = None
        for item in items:
            if at_work:
                at_work.result()
            at_work = pool.submit(use, item)
        if at_work:
            at_work.result()
