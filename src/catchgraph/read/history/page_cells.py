"""Values of a vessel's page: texts, lists in a cell, and dated entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catchgraph.model.dates import PartialDate
from catchgraph.normalise.dates import parse_date
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.format import Said
from catchgraph.read.history.timeline import DatedValue
from catchgraph.read.reading import split

#: Characters a value may have: a longer one is no name, number or party.
LONGEST = 500
#: Dated entries of one kind; no vessel has more, and every segment looks at all of them.
MOST = 1000
_SEPARATORS = (", ", ";")
_NO_TEXT = "no text where one is expected"
_TOO_LONG = f"more than {LONGEST} characters"


@dataclass(frozen=True, slots=True)
class PageCells:
    """An object's values by key, each wrong one noted and left out; `part`: of an entry, which of the page's it is."""

    row: int
    value: Mapping[str, Any]
    said: Said
    part: str | None = None

    def note(self, key: str, found: object, reason: str) -> None:
        """Note a value that is left out."""
        self.said.note(self.row, key, found, reason, self.part)

    def text(self, key: str) -> str | None:
        """A text (or number, as text); None for a blank."""
        return self.clean(key, self.value.get(key))

    def clean(self, key: str, found: object) -> str | None:
        """As `text`, of a value that stands deeper in the object."""
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, (str, int, float)):
            self.note(key, found, _NO_TEXT)
            return None
        text = clean_text(str(found))
        if len(text) > LONGEST:
            self.note(key, text, _TOO_LONG)
            return None
        return None if is_blank(text) else text

    def parts(self, key: str) -> list[str]:
        """The values in a cell that lists several."""
        return split(self.text(key) or "", _SEPARATORS)

    def entries(self, key: str) -> list[PageCells]:
        """The objects of a list, each with its place in it; what is none is noted."""
        found = self.value.get(key)
        if found is None or found == "":
            return []
        if not isinstance(found, list):
            self.note(key, found, "no list of dated entries")
            return []
        for each in found:
            if not isinstance(each, dict):
                self.note(key, each, "no dated entry")
        if len(found) > MOST:
            self.note(key, len(found), f"more than {MOST:,} dated entries: the others are not read")
        return [
            PageCells(self.row, each, self.said, f"{key}[{number}]")
            for number, each in enumerate(found[:MOST], 1)
            if isinstance(each, dict)
        ]

    def date(self, key: str, found: object) -> tuple[PartialDate | None, bool]:
        """A date as precise as it is written, and whether it was one (or blank)."""
        text = self.clean(key, found)
        try:
            return parse_date(text or "", "ymd"), text is not None or found in (None, "") or is_blank(str(found))
        except ValueError:
            self.note(key, found, "no possible date: expected 2014, 2014-11 or 2014-11-25")
            return None, False


@dataclass(slots=True)
class Series:
    """The dated values of one kind, and those whose dates cannot be."""

    dated: list[DatedValue] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)

    def values(self) -> list[str]:
        """Every value once, the one that began last first."""
        order = sorted(self.dated, key=lambda d: d.since.first.toordinal() if d.since else 0, reverse=True)
        return list(dict.fromkeys([*(each.value for each in order), *self.undated]))


def series(cells: PageCells, kind: str) -> Series:
    """The entries of `<kind> History`: `From`, `To` and the value under `<kind>`."""
    key = f"{kind} History"
    found = Series()
    for entry in cells.entries(key):
        text = entry.clean(key, entry.value.get(kind))
        if text is None:
            continue
        since, known_since = entry.date(key, entry.value.get("From"))
        until, known_until = entry.date(key, entry.value.get("To"))
        if since and until and until.last < since.first:
            entry.note(key, f"{since} - {until}", f"{text[:60]} ends before it begins: kept undated")
            found.undated.append(text)
        elif known_since and known_until:
            found.dated.append(DatedValue(since, until, text, entry.part))
        else:
            found.undated.append(text)
    return found
