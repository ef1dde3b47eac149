"""Intervals of an IUU list: when an organisation listed a vessel, how precisely that is known, and in words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from catchgraph.model.dates import PartialDate
from catchgraph.normalise.dates import parse_date, parse_interval
from catchgraph.normalise.text import is_blank
from catchgraph.read.dates import midnight
from catchgraph.read.edition import Edition
from catchgraph.read.reading import split

Span = tuple[PartialDate | None, PartialDate | None]

_SIDES = re.compile(r"(?P<since>\S*)\s+-(?:\s+(?P<until>\S*))?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class ListedFor:
    """One interval. `until` is the latest day it can have been in force; None while it is in force.

    `until_precision` is `unknown` where the list calls the vessel delisted and leaves the interval open: it had
    ended by the edition.
    """

    text: str
    since: dt.datetime | None
    since_latest: dt.datetime | None
    since_precision: str | None
    until: dt.datetime | None
    until_earliest: dt.datetime | None
    until_precision: str | None
    in_force: bool
    period: str


def intervals_of(cell: str, separators: tuple[str, ...]) -> tuple[list[Span], str]:
    """First and last date of the intervals in an organisation's cell, "from - to" each, and what was wrong with it.

    Of an impossible date the year is kept, so that a misprint does not unlist a vessel; what has no year at all is
    no interval.
    """
    try:
        spans = [parse_interval(part) for part in split(cell, separators)]
        wrong = ""
    except ValueError:
        spans = [_years(part) for part in split(cell, separators)]
        wrong = "impossible date: only its year is used"
    found = [(since, until) for since, until in spans if since or until]
    if len(found) < len(spans) or not (found or is_blank(cell)):
        wrong = 'no interval "from - to" of possible dates'
    return found, wrong


def _years(text: str) -> Span:
    match = _SIDES.fullmatch(text)
    since, until = (_side(side) for side in (match["since"], match["until"] or "")) if match else (None, None)
    # Years in the wrong order say nothing.
    return (None, None) if since and until and until.last < since.first else (since, until)


def _side(text: str) -> PartialDate | None:
    try:
        return parse_date(text, "ymd")
    except ValueError:
        year = _YEAR.match(text)
        return PartialDate.year(int(year[0])) if year else None


def listed_for(span: Span, listed: bool, edition: Edition) -> ListedFor:
    """An interval of a vessel that the list calls listed now (`listed`) or not."""
    since, until = span
    ended_unknown = until is None and not listed
    latest = edition.latest if ended_unknown else midnight(until.last) if until else None
    earliest = midnight(until.first) if until else midnight(since.first) if since and ended_unknown else None
    return ListedFor(
        text=f"{since or ''} - {until or ''}",
        since=midnight(since.first) if since else None,
        since_latest=midnight(since.last) if since else None,
        since_precision=since.precision if since else None,
        until=latest,
        until_earliest=earliest,
        until_precision=until.precision if until else "unknown" if ended_unknown else None,
        in_force=listed if until is None else _beyond(until, edition),
        period=_period(since, until, listed, edition),
    )


def _beyond(until: PartialDate, edition: Edition) -> bool:
    """An end that lies wholly after the edition: in force on the edition's day."""
    return edition.latest is not None and midnight(until.first) > edition.latest


def _period(since: PartialDate | None, until: PartialDate | None, listed: bool, edition: Edition) -> str:
    start = str(since) if since else "start unknown"
    known = ", ".join(
        f"{what} known to the {date.precision}"
        for what, date in (("start", since), ("end", until))
        if date and date.precision != "day"
    )
    by = edition.text if edition.date else "the list's edition (day unknown)"
    if until:
        end = str(until)
    elif listed:
        end = f"in force at {by}"
    else:
        end = f"end unknown, ended at latest by {by}"
    return f"{start} – {end}" + (f" ({known})" if known else "")
