"""Times of which the case holds nothing on an entity."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from catchgraph.analyse.entry import SILENCE, Entry
from catchgraph.analyse.words import span

#: A year of the calendar: records come in yearly editions, so less than this is no silence.
QUIET = dt.timedelta(days=365)
#: Nobody looked at the vessel on the days between: only the first and last day of these are known.
_DECIDED = ("listing", "measure")


def silences(entries: Iterable[Entry]) -> list[Entry]:
    """An entry for each time longer than a year in which nothing is known, between what is known before and after.

    A name that was transmitted, an authorisation or an ownership with both days covers the time between them; a
    listing or measure only its first and its last day; what has no end its first day.
    """
    covered = sorted(part for one in entries for part in _covered(one))
    found = []
    reached: dt.datetime | None = None
    for begin, end in covered:
        if reached is not None and begin - reached > QUIET:
            text = f"no record for {span(reached, begin)}"
            found.append(Entry(reached, begin, "day", "day", SILENCE, text, None, None, None, None, 1.0, ()))
        reached = end if reached is None else max(reached, end)
    return found


def _covered(one: Entry) -> list[tuple[dt.datetime, dt.datetime]]:
    days = [(one.date, one.precision), (one.until, one.until_precision)]
    points = [(when, _last(when, precision)) for when, precision in days if when is not None]
    if len(points) < 2 or one.kind in _DECIDED:
        return points
    return [(points[0][0], max(points[0][1], points[1][1]))]


def _last(when: dt.datetime, precision: str) -> dt.datetime:
    """The last day that a date may mean."""
    if precision == "year":
        return when.replace(month=12, day=31)
    if precision == "month":
        return when.replace(day=calendar.monthrange(when.year, when.month)[1])
    return when
