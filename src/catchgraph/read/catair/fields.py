"""Fields of records by name: where they stand is a table, `positions.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from catchgraph.read.document.form import Written
from catchgraph.read.message_lines import Line

_MMDDYY = re.compile(r"(\d{2})(\d{2})(\d{2})")
_MMDDCCYY = re.compile(r"(\d{2})(\d{2})(\d{4})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: from which character to which (1-based, inclusive)."""

    first: int
    last: int


@cache
def places() -> Mapping[tuple[str, str], Place]:
    """Record and field → place."""
    text = (resources.files(__package__) / "positions.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["record"], row["field"]): Place(int(row["from"]), int(row["to"])) for row in rows}


@cache
def records() -> frozenset[str]:
    """Identifiers of the records that are read."""
    return frozenset(record for record, _ in places())


def text(line: Line, field: str) -> str:
    """What a field holds, without blanks around. `KeyError` for one that the table does not have."""
    place = places()[line.id, field]
    return line.cut(place.first, place.last)


def fills(line: Line, field: str) -> bool:
    """Whether a field has a digit in each of its places."""
    place = places()[line.id, field]
    found = line.text[place.first - 1 : place.last]
    return found.isascii() and found.isdigit()


def called(line: Line, field: str) -> str:
    """What notes call a field: `PG06 30-37`."""
    place = places()[line.id, field]
    return f"{line.id} {place.first}-{place.last}" if place.last > place.first else f"{line.id} {place.first}"


def written(line: Line, field: str, beside: str = "") -> Written:
    """A field as a text of a document."""
    return Written(text(line, field), called(line, field), beside)


def day(line: Line, field: str) -> Written:
    """A day MMDDYY or MMDDCCYY in the order of ISO 8601; what is none stays as it is, to be said."""
    found = text(line, field)
    short, long = _MMDDYY.fullmatch(found), _MMDDCCYY.fullmatch(found)
    if long:
        found = f"{long[3]}-{long[1]}-{long[2]}" if found.strip("0") else ""
    elif short:
        found = f"20{short[3]}-{short[1]}-{short[2]}" if found.strip("0") else ""
    return Written(found, called(line, field))


def whole(line: Line, field: str, beside: str = "", decimals: int = 0) -> Written:
    """A number that fills its field with zeros, without them; `decimals` of its digits stand behind the point."""
    found = text(line, field)
    if found.isascii() and found.isdigit():
        found = _pointed(found, decimals)
    return Written(found, called(line, field), beside)


def pointed(line: Line, field: str, decimals: int) -> str:
    """The digits of a field that they fill as a number with so many decimals."""
    return _pointed(text(line, field), decimals)


def _pointed(digits: str, decimals: int) -> str:
    number = int(digits)
    return str(number) if not decimals else f"{number // 10**decimals}.{number % 10**decimals:0{decimals}}"


def line_number(found: str) -> str:
    """The number of a line without zeros before it: `001` of a message is line 1 of a table of entries."""
    return found.lstrip("0") or found[-1:]


def numbered(lines: Iterator[Line]) -> Iterator[tuple[Line, str]]:
    """Each record with its part of the transaction: `PG06[2]` is the second of its identifier."""
    seen: dict[str, int] = {}
    for line in lines:
        seen[line.id] = seen.get(line.id, 0) + 1
        yield line, f"{line.id}[{seen[line.id]}]"
