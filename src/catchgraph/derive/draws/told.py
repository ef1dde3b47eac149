"""What is told of a draw that may be one with another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from catchgraph.resolve.core.cluster import components

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


def grouped(count: int, pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Places that belong together by these pairs, by the smallest of each group; those alone are in none."""
    left, right = np.array(pairs, np.intp).reshape(-1, 2).T
    found: dict[int, list[int]] = {}
    for place, first in enumerate(components(count, left, right).tolist()):
        found.setdefault(first, []).append(place)
    return [group for group in found.values() if len(group) > 1]


def by_paper(draws: Sequence[Told], which: Iterable[int]) -> dict[tuple[str, str], list[int]]:
    """Places of the draws that may rest on each paper."""
    found: dict[tuple[str, str], list[int]] = {}
    for place in which:
        for paper in draws[place].papers:
            found.setdefault((draws[place].kind, paper), []).append(place)
    return found
