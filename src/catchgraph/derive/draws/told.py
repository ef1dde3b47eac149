"""What is told of a draw that may be one with another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Side of what is no shipment: a statement, a document of storage, a re-export certificate.
PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Told:
    """One draw: `kg` as product; `sides` that tell of it; from where to where; `papers` that it may rest on."""

    id: str
    kind: str
    kg: float
    sides: frozenset[str]
    origin: str | None
    destination: str | None
    day: dt.datetime | None
    sellers: frozenset[str]
    buyers: frozenset[str]
    parties: frozenset[str]
    papers: tuple[str, ...]

    @property
    def shipped(self) -> bool:
        """Whether it is a shipment, and not what a paper says was used."""
        return PAPER not in self.sides and bool(self.sides)


class Groups:
    """Which draws belong together, by their place."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))

    def find(self, one: int) -> int:
        """The smallest place of its group."""
        while self._of[one] != one:
            self._of[one] = self._of[self._of[one]]
            one = self._of[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Both belong together, with all that does with either."""
        first, second = sorted((self.find(one), self.find(other)))
        self._of[second] = first

    def several(self) -> list[list[int]]:
        """Groups of two or more."""
        found: dict[int, list[int]] = {}
        for one in range(len(self._of)):
            found.setdefault(self.find(one), []).append(one)
        return [group for group in found.values() if len(group) > 1]


def by_paper(draws: Sequence[Told], which: Iterable[int]) -> dict[tuple[str, str], list[int]]:
    """Places of the draws that may rest on each paper."""
    found: dict[tuple[str, str], list[int]] = {}
    for place in which:
        for paper in draws[place].papers:
            found.setdefault((draws[place].kind, paper), []).append(place)
    return found
