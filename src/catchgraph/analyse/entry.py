"""One line of a timeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from catchgraph.analyse.words import day

SILENCE = "no record"
#: Kinds of entries, in the order in which those of one day stand.
KINDS = (
    "name", "flag", "IMO number", "call sign", "MMSI", "registration number", "owner", "operator", "owned company",
    "owned vessel", "operated vessel", "authorisation", "listing", "measure", "edition", "encounter", "loitering",
    "gap", "port call", "fishing", "finding", SILENCE,
)  # fmt: skip
EVENTS = ("encounter", "loitering", "gap", "port call", "fishing")
_PRECISIONS = ("year", "month", "day", "time")


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated fact or event.

    `date` and `until` are the earliest first and the last day (UTC); `precision` of each is `year`, `month`, `day` or
    `time`. `date` is empty where only an end is known ("at some time before"), `until` where it has no end that is
    known; both are the same where it is of one day. `other` is the id of the company, vessel or port that `text`
    names; `node` that of the record, event or finding; `where` its file and line.
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
        """Sort key: by day, the less precise first, what was before a day before what is of it."""
        when = self.date or self.until or dt.datetime.min
        rank = _PRECISIONS.index(self.precision) if self.precision in _PRECISIONS else len(_PRECISIONS)
        return (
            when, self.date is not None, rank, KINDS.index(self.kind), self.until or dt.datetime.max, self.text,
            self.node or "",
        )  # fmt: skip
