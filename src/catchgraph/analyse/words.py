"""How answers speak of labels and of time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from catchgraph.model.schema import NODES, node

#: What does not end in s, as its noun declares; other words are spelt out.
_PLURALS = {kind.label: kind.tells.plural for kind in NODES}
#: What has no noun of its own, or is said otherwise where it is counted.
_SAID = {
    "Goods": ("line of goods", "lines of goods"),
    "party": ("party", "parties"),
    "vessel named": ("vessel named", "vessels named"),
}
#: How many letters of an ISO date a precision shows.
_SHOWN = {"year": 4, "month": 7, "day": 10}


def label_meant(text: str) -> str:
    """The label that a person means: `vessel`, `port calls`, `PortCall`. Raises `NotFound` with the labels."""
    plain = re.sub(r"[^a-z]", "", text.lower())
    for kind in NODES:
        if plain in (kind.label.lower(), re.sub(r"[^a-z]", "", plural(kind.label))):
            return kind.label
    return node(text).label


def spaced(label: str) -> str:
    """`PortCall` → `port call`."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", label).lower()


def plural(label: str) -> str:
    """`PortCall` → `port calls`, `Company` → `companies`."""
    return _PLURALS.get(label) or f"{spaced(label)}s"


def title(label: str) -> str:
    """`PortCall` → `Port calls`: the heading of a section."""
    return plural(label).capitalize()


def counted(number: int, label: str) -> str:
    """`1 vessel`, `1,204 port calls`."""
    return f"{number:,} {spaced(label) if number == 1 else plural(label)}"


def amounts(held: Mapping[str, int]) -> list[str]:
    """What files hold (`case.holdings`), in words: `3 bills of lading`, `1 line of goods`, `6 parties`."""
    return [_amount(word, number) for word, number in held.items()]


def total(held: Mapping[str, int]) -> str:
    """What files hold together (`case.holdings`), in a line: `held: 3 bills of lading`; '' for nothing."""
    return f"held: {', '.join(amounts(held))}" if held else ""


def first_of(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are: `a, b and 2 more`."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more:,} more" if more > 0 else "")


def _amount(word: str, number: int) -> str:
    one, many = _SAID.get(word, (spaced(word), plural(word)))
    return f"{number:,} {one if number == 1 else many}"


def day(when: dt.datetime | None, precision: str | None = "day") -> str:
    """A date no more precise than it is: `1992`, `1992-05`, `1992-05-03`, `1992-05-03 06:10`; '' for none."""
    if when is None:
        return ""
    return when.strftime("%Y-%m-%d %H:%M")[: _SHOWN.get(precision or "day", 16)]


def span(first: dt.datetime, last: dt.datetime) -> str:
    """The time between two days in whole years and months, `3 years 2 months`; in days where it is under a month."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months < 1:
        return _many((last - first).days, "day")
    parts = [_many(number, unit) for number, unit in ((months // 12, "year"), (months % 12, "month")) if number]
    return " ".join(parts)


def _many(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
