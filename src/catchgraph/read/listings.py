"""Which organisations list the vessel of each row, from when to when, and whether it is in force now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from catchgraph.normalise.interval import Span
from catchgraph.read.cleaners import answered, text_or_none
from catchgraph.read.edition import Edition
from catchgraph.read.intervals import (
    NOT_ENDED,
    NOT_UNDERSTOOD,
    ListedFor,
    Standing,
    doubted,
    intervals_of,
    listed_for,
    standing,
)
from catchgraph.read.layouts.model import Interval
from catchgraph.read.reading import Reading, explode

if TYPE_CHECKING:
    from catchgraph.read.reading import Index

T = TypeVar("T")


@dataclass(frozen=True)
class Listings:
    """The listings of a file in the order of its rows: row, organisation, interval and reason of each."""

    rows: Index
    rfmos: list[str]
    intervals: list[ListedFor]
    reasons: list[str | None]


@dataclass(frozen=True)
class Standings:
    """What the list calls the vessel of each row now: the different standings, and which of them a row has."""

    different: list[Standing]
    codes: Index

    @classmethod
    def of(cls, reading: Reading) -> Standings:
        """By the column that says it; a word that is not understood is noted."""
        cells = reading.property("currently_listed")
        said = [answered(reading, "currently_listed", word) for word in cells.words]
        unclear = [word for word, found in zip(cells.words, said, strict=True) if found is None]
        reading.note(cells, unclear, NOT_UNDERSTOOD)
        return cls([standing(word, found) for word, found in zip(cells.words, said, strict=True)], cells.codes)

    def of_row(self, row: int) -> Standing:
        """The standing of a row of the file."""
        return self.different[int(self.codes[row])]


def listings_of(reading: Reading, edition: Edition) -> Listings:
    """Every listing that the columns of the organisations give, in the order of the rows."""
    import numpy as np

    standings = Standings.of(reading)
    each = [_of_one(reading, interval, standings, edition) for interval in reading.layout.intervals]
    rows = np.concatenate([found.rows for found in each])
    order = np.argsort(rows, kind="stable")
    intervals = _ordered([found.intervals for found in each], order)
    return Listings(
        rows=rows[order],
        rfmos=_ordered([found.rfmos for found in each], order),
        intervals=_undecided(intervals, rows[order].tolist(), standings),
        reasons=_ordered([found.reasons for found in each], order),
    )


def _undecided(intervals: list[ListedFor], rows: list[int], standings: Standings) -> list[ListedFor]:
    """Of a vessel that the list calls listed, and none of whose intervals is in force, nobody knows whether it is."""
    live = {row for row, each in zip(rows, intervals, strict=True) if each.in_force}
    return [
        doubted(each, NOT_ENDED) if row not in live and standings.of_row(row).listed else each
        for row, each in zip(rows, intervals, strict=True)
    ]


def _ordered(lists: list[list[T]], order: Index) -> list[T]:
    flat = [item for items in lists for item in items]
    return [flat[place] for place in order.tolist()]


def _of_one(reading: Reading, interval: Interval, standings: Standings, edition: Edition) -> Listings:
    """The listings of one organisation."""
    cells = reading.cells(interval.column)
    read = {word: _said_by(reading, interval, word) for word in cells.words}
    reading.note(cells, [word for word, (_, wrong) in read.items() if wrong], lambda word: read[word][1])
    # Each distinct cell as it reads for every standing that a vessel may have.
    found = [
        [(rfmo, listed_for(span, stands, edition)) for rfmo, span in read[word][0]]
        for word in cells.words
        for stands in standings.different
    ]
    rows, items, _ = explode([len(each) for each in found], cells.codes * len(standings.different) + standings.codes)
    flat = [each for intervals in found for each in intervals]
    reasons = reading.cells(interval.reason)
    words = [text_or_none(word) for word in reasons.words]
    return Listings(
        rows=rows,
        rfmos=[flat[item][0] for item in items.tolist()],
        intervals=[flat[item][1] for item in items.tolist()],
        reasons=[words[code] for code in reasons.codes[rows].tolist()],
    )


def _said_by(reading: Reading, interval: Interval, word: str) -> tuple[list[tuple[str, Span]], str]:
    """The organisations and intervals of a cell, and what was wrong with it."""
    if not interval.rfmo:
        return [(name, (None, None)) for name in reading.parts(word)], ""
    spans, wrong = intervals_of(word, reading.layout.format.several)
    return [(interval.rfmo, span) for span in spans], wrong
