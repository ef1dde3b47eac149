"""Times of which the case holds nothing on an entity."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.analyse.timeline_kinds import DECIDED, SILENCE
from catchgraph.analyse.words import span

#: A year of the calendar: records come in yearly editions, so less than this is no silence.
QUIET = dt.timedelta(days=365)

_Days = tuple[dt.datetime, dt.datetime]


def silences(entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    """An entry for each time longer than a year in which nothing is known, between what is known before and after.

    A name that was transmitted, an authorisation or an ownership with both days covers the time between them; a
    listing or measure only its first and its last day, but where one was in force meanwhile, the entry says so; what
    has no end covers its first day.
    """
    every = list(entries)
    covered = sorted(part for one in every for part in _covered(one))
    decided = _decided(every)
    found = []
    reached: dt.datetime | None = None
    for begin, end in covered:
        if reached is not None and begin - reached > QUIET:
            found.append(_silence(reached, begin, decided))
        reached = end if reached is None else max(reached, end)
    return found


def _silence(begin: dt.datetime, end: dt.datetime, decided: list[tuple[str, _Days]]) -> TimelineEntry:
    kinds = sorted({kind for kind, (first, last) in decided if first < end and last > begin})
    what = f"nothing but a {' and a '.join(kinds)}" if kinds else "no record"
    return TimelineEntry(
        begin, end, "day", "day", SILENCE, f"{what} for {span(begin, end)}", None, None, None, None, 1.0, ()
    )


def _decided(entries: list[TimelineEntry]) -> list[tuple[str, _Days]]:
    """Listings and measures with their days; one without an end goes on until an edition no longer has it."""
    gone = {one.node: one.date for one in entries if one.kind == "edition" and one.date}
    return [
        (one.kind, (one.date or dt.datetime.min, one.until or gone.get(one.node) or dt.datetime.max))
        for one in entries
        if one.kind in DECIDED and (one.date or one.until)
    ]


def _covered(one: TimelineEntry) -> list[_Days]:
    days = [(one.date, one.precision), (one.until, one.until_precision)]
    points = [(when, _last(when, precision)) for when, precision in days if when is not None]
    if len(points) < 2 or one.kind in DECIDED:
        return points
    return [(points[0][0], max(points[0][1], points[1][1]))]


def _last(when: dt.datetime, precision: str) -> dt.datetime:
    """The last day that a date may mean."""
    if precision == "year":
        return when.replace(month=12, day=31)
    if precision == "month":
        return when.replace(day=calendar.monthrange(when.year, when.month)[1])
    return when
