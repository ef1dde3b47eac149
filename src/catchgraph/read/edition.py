"""The day of a list's or register's edition: stated, or read from the file's name, or unknown."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.errors import UsageError
from catchgraph.model.dates import PartialDate
from catchgraph.normalise.dates import parse_date

if TYPE_CHECKING:
    import pyarrow as pa

UNDATED = "undated"
_STATED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_IN_NAME = re.compile(r"(?<!\d)(?:(\d{4})([-_.])(\d{2})\2(\d{2})|(\d{4})(\d{2})(\d{2}))(?!\d)")
_YEARS = range(1950, 2101)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition and where it came from: `--edition`, `file name` or `unknown`."""

    date: PartialDate | None
    source: str

    @property
    def text(self) -> str:
        """As it is written in a dataset's name."""
        return str(self.date) if self.date else UNDATED

    @property
    def day(self) -> dt.datetime | None:
        """The first day it may be: an edition of 2025 vouches for no later day."""
        return _midnight(self.date.first) if self.date else None

    @property
    def latest(self) -> dt.datetime | None:
        """The last day it may be: what had ended by the edition had ended by then."""
        return _midnight(self.date.last) if self.date else None

    def column(self, height: int) -> pa.Array:
        """The edition's day in every row."""
        import pyarrow as pa

        return pa.repeat(pa.scalar(self.day, pa.timestamp("us")), height)


def edition_of(name: str, stated: str | None) -> Edition:
    """The edition of a file: `stated` (YYYY, YYYY-MM or YYYY-MM-DD), else the one date in its `name`.

    A name that holds two different dates states none. Raises `UsageError` for a stated date that is none.
    """
    if stated is not None:
        return Edition(_stated(stated), "--edition")
    found = {date for match in _IN_NAME.finditer(name) if (date := _date(match))}
    return Edition(found.pop(), "file name") if len(found) == 1 else Edition(None, "unknown")


def _stated(text: str) -> PartialDate:
    try:
        date = parse_date(text, "ymd") if _STATED.fullmatch(text) else None
    except ValueError:
        date = None
    if date is None or date.first.year not in _YEARS:
        raise UsageError(f"{text!r} is no edition", hint="Write it as 2025, 2025-08 or 2025-08-26.")
    return date


def _date(match: re.Match[str]) -> PartialDate | None:
    year, month, day = (int(group) for group in match.groups() if group and group.isdigit())
    try:
        return PartialDate.day(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)
