"""Intervals of an IUU list: when an organisation listed a vessel, how precisely that is known, and in words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from catchgraph.model.dates import PartialDate
from catchgraph.normalise.answer import answer
from catchgraph.normalise.dates import parse_any_order
from catchgraph.normalise.interval import Span, parse_interval, sides
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.dates import midnight
from catchgraph.read.edition import Edition
from catchgraph.read.reading import split

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")

NOT_STATED = "whether in force is not stated"
NOT_UNDERSTOOD = "whether in force is not understood: neither yes nor no, listed nor delisted, in any language known"
NOT_ENDED = "the list calls the vessel listed, and no interval of it is in force"
NO_INTERVAL = 'no interval "from - to" of possible dates: when it was listed is not known'
_ONLY_YEAR = "impossible date, or two days by the order of day and month: only its year is used"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a list calls a vessel listed now; None where that cannot be told, and then why."""

    listed: bool | None
    doubt: str = ""


def standing(word: str, answered: str | None) -> Standing:
    """What a list's word says, where `answered` is `yes`, `no` or None; another word is never taken for an end."""
    if answered:
        return Standing(answered == "yes")
    return Standing(
        None, NOT_STATED if is_blank(word) else f"whether in force is not understood: {clean_text(word)[:40]!r}"
    )


@dataclass(frozen=True, slots=True)
class ListedFor:
    """One interval. `until` is the latest day it can have been in force; None while it is, or may be, in force.

    `in_force` is None where that cannot be told: `period` says why. `until_precision` is `unknown` where the interval
    is open and the list calls the vessel delisted (it had ended by the edition), or may do so.
    """

    text: str
    since: dt.datetime | None
    since_latest: dt.datetime | None
    since_precision: str | None
    until: dt.datetime | None
    until_earliest: dt.datetime | None
    until_precision: str | None
    in_force: bool | None
    period: str


def intervals_of(cell: str, separators: tuple[str, ...]) -> tuple[list[Span], str]:
    """First and last date of the intervals in an organisation's cell, "from - to" each, and what was wrong with it.

    Of an impossible date the year is kept, so that a misprint does not unlist a vessel. For the same reason a cell in
    which nobody can read a date is an interval without dates, unless it says that the vessel is not listed.
    """
    if is_blank(cell):
        return [], ""
    if answer(cell) == "no":
        return [], ""
    if answer(cell, "listed") == "yes":
        return [(None, None)], ""
    parts = split(cell, separators)
    try:
        spans = [parse_interval(part) for part in parts]
        wrong = ""
    except ValueError:
        spans = [_years(part) for part in parts]
        wrong = _ONLY_YEAR
    found = [(since, until) for since, until in spans if since or until]
    return (found, wrong) if len(found) == len(spans) > 0 else (found or [(None, None)], NO_INTERVAL)


def _years(text: str) -> Span:
    try:
        since, until = (_side(side) for side in sides(text))
    except ValueError:
        return None, None
    # Years in the wrong order say nothing.
    return (None, None) if since and until and until.last < since.first else (since, until)


def _side(text: str) -> PartialDate | None:
    try:
        return parse_any_order(text)
    except ValueError:
        years = set(_YEAR.findall(text))
        return PartialDate.year(int(years.pop())) if len(years) == 1 else None


def listed_for(span: Span, stands: Standing, edition: Edition) -> ListedFor:
    """An interval of a vessel that the list calls listed now, or not, or of which that cannot be told."""
    since, until = span
    vague = until is None and stands.listed is not True
    ended = until is None and stands.listed is False
    latest = edition.latest if ended else midnight(until.last) if until else None
    earliest = midnight(until.first) if until else midnight(since.first) if since and vague else None
    return ListedFor(
        text=f"{since or ''} - {until or ''}",
        since=midnight(since.first) if since else None,
        since_latest=midnight(since.last) if since else None,
        since_precision=since.precision if since else None,
        until=latest,
        until_earliest=earliest,
        until_precision=until.precision if until else "unknown" if vague else None,
        in_force=stands.listed if until is None else _beyond(until, edition),
        period=_period(since, until, stands, edition),
    )


def doubted(found: ListedFor, why: str) -> ListedFor:
    """An interval of which the same list also says something that contradicts its end."""
    return replace(found, in_force=None, period=f"{found.period}; {why}")


def _beyond(until: PartialDate, edition: Edition) -> bool:
    """An end that lies wholly after the edition: in force on the edition's day."""
    return edition.latest is not None and midnight(until.first) > edition.latest


def _period(since: PartialDate | None, until: PartialDate | None, stands: Standing, edition: Edition) -> str:
    start = str(since) if since else "start unknown"
    known = ", ".join(
        f"{what} known to the {date.precision}"
        for what, date in (("start", since), ("end", until))
        if date and date.precision != "day"
    )
    by = edition.text if edition.date else "the list's edition (day unknown)"
    if until:
        end = str(until)
    elif stands.listed is None:
        end = f"end unknown; {stands.doubt}"
    else:
        end = f"in force at {by}" if stands.listed else f"end unknown, ended at latest by {by}"
    return f"{start} – {end}" + (f" ({known})" if known else "")
