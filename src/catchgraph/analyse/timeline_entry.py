"""One line of a timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from catchgraph.analyse.timeline_kinds import KINDS, SILENCE
from catchgraph.analyse.words import day

_PRECISIONS = ("year", "month", "day", "time")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated fact or event.

    `date` and `until` are the earliest first and the last day (UTC); `precision` of each is `year`, `month`, `day` or
    `time`. `date` is empty where only an end is known ("at some time before"), `until` where it has no end that is
    known; both are the same where it is of one day. `other` is the id of the company, vessel or port that `text`
    names; `node` that of the record, event or finding; `also` those of further records that say the same without a
    break; `where` the file and line of all of them.
    """

    date: dt.datetime | None
    until: dt.datetime | None
    precision: str
    until_precision: str
    kind: str
    text: str
    other: str | None
    node: str | None
    latitude: float | None
    longitude: float | None
    confidence: float
    where: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def began(self) -> str:
        """The date in words: `1992`, `2016-05-10`, `before 2025-06-30`."""
        if self.date is None:
            return f"before {day(self.until, self.until_precision)}" if self.until else ""
        return day(self.date, self.precision)

    @property
    def ended(self) -> str:
        """The end in words; '' where it is open, of the same day, or said by `began`."""
        if self.until is None or self.date is None:
            return ""
        if self.until_precision == "unknown":
            return f"by {day(self.until)}"
        shown = day(self.until, self.until_precision)
        return "" if shown == self.began else shown

    @property
    def certainty(self) -> float | None:
        """The confidence that this is of the entity; nothing where no record says so and for findings."""
        return None if self.kind in (SILENCE, "finding") else self.confidence

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: by day, the less precise first, what was before a day, month or year before what is of it."""
        when = self.date or begins(self.until, self.until_precision) or dt.datetime.min
        rank = _PRECISIONS.index(self.precision) if self.precision in _PRECISIONS else len(_PRECISIONS)
        return (
            when, self.date is not None, rank, KINDS.index(self.kind), self.until or dt.datetime.max, self.text,
            self.node or "",
        )  # fmt: skip


def united(same: Sequence[TimelineEntry], text: str) -> TimelineEntry:
    """Entries that say the same as one, with the records and places of all."""
    nodes = sorted({id_ for one in same for id_ in (one.node, *one.also) if id_})
    return replace(
        same[0],
        text=text,
        node=nodes[0] if nodes else None,
        also=tuple(nodes[1:]),
        confidence=max(one.confidence for one in same),
        where=tuple(sorted({place for one in same for place in one.where})),
    )


def begins(when: dt.datetime | None, precision: str) -> dt.datetime | None:
    """The first day that a date may mean, where `when` is the last: 1992-12-31 as a year → 1992-01-01."""
    if when is None or precision not in ("year", "month"):
        return when
    return when.replace(day=1, month=1) if precision == "year" else when.replace(day=1)
