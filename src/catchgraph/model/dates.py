"""A date as precise as its source wrote it: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal, Self

Precision = Literal["year", "month", "day"]

_WIDTH = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """The first and last day that a date may mean, and how precisely it was written.

    Dates order by their first day, then their last: `2016-01-01` comes before `2016-01` and `2016`.
    """

    first: dt.date
    last: dt.date
    precision: Precision

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a date cannot end ({self.last}) before it begins ({self.first})")

    def __str__(self) -> str:
        return self.first.isoformat()[: _WIDTH[self.precision]]

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Self:
        """One day. Raises `ValueError` where the calendar has no such day."""
        date = dt.date(year, month, day)
        return cls(date, date, "day")

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A whole month. Raises `ValueError` where the calendar has no such month."""
        first = dt.date(year, month, 1)
        return cls(first, first.replace(day=calendar.monthrange(year, month)[1]), "month")

    @classmethod
    def year(cls, year: int) -> Self:
        """A whole year, 1 to 9999. Raises `ValueError` outside of these."""
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
