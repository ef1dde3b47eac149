"""How a document's file is cut into objects: each with its number and first line; what is no object is a reject.

JSON is cut into its objects (`json_objects`), XML into the elements that a format names (`xml_elements`), text messages
into their transactions (`message_lines`). A format says by what its files are cut (`Format.cut`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from catchgraph.read.rows import Rejects
from catchgraph.read.source import Source


@dataclass(frozen=True, slots=True)
class Found:
    """An object of a file: its number (1 = first), first line and value; `long` if a text in it may be too long.

    `size`: about how many bytes of the file it takes; 0 where nobody counted.
    """

    number: int
    line: int
    value: Any
    long: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of an API's answer: its place among all objects, from 0, and where the next page begins, where it says so.

    `first` and `last` are the numbers of its objects in the file; `last` is below `first` for none.
    """

    first: int
    last: int
    start: int
    total: int | None
    next: int | None

    @property
    def count(self) -> int:
        """How many objects it holds."""
        return self.last - self.first + 1

    @property
    def goes_on(self) -> int | None:
        """The offset at which the answer goes on behind this page, where it does."""
        if self.next is not None and self.next > self.start:
            return self.next
        end = self.start + self.count
        return end if self.total is not None and self.total > end else None


class Cut(Protocol):
    """A file on its way: iterates over its objects; `rejects`, `count` and `pages` are complete when it ends."""

    rejects: Rejects
    count: int
    pages: list[Page]

    def __iter__(self) -> Iterator[Found]:
        """The objects in their order. Raises `InputError` where the file changed or cannot be read."""


class Cutting(Protocol):
    """Begins to cut a file, or the `content` of it where that is known."""

    def __call__(self, source: Source, content: bytes = b"") -> Cut:
        """The file, of which nothing is read yet."""
