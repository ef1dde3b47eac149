"""How a source writes its values, and what a text becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Ways:
    """How a source writes.

    `dates`: the order of a date's numbers (`normalise.dates`); `decimal_comma`: whether commas are decimal marks, None
    where nothing says so; `hs_country`: the country, ISO3, of whose tariff codes are; `country`: that whose documents
    it holds; `currency`: ISO 4217, of amounts without one; `weight_unit`: of weights without one; `iso2`: columns of
    countries hold codes of two letters, `NA` is Namibia; `several`: what parts several values of one text;
    `whole_days`: a date is a day of year, month and day, or it is none: a part of one is no year, five digits count no
    days.
    """

    dates: str = "ymd"
    decimal_comma: bool | None = None
    hs_country: str = ""
    country: str = ""
    currency: str = ""
    weight_unit: str = ""
    iso2: bool = False
    several: tuple[str, ...] = (";",)
    whole_days: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a text becomes.

    `value`: of the property's type, a tuple where that is a list; None where nothing becomes of it. `reason`: why
    nothing became of it or, beside a value, what is doubtful about it; '' where nothing is to be said. `also`: further
    properties that the text tells. `secret`: the text itself must not be kept or shown.
    """

    value: Any = None
    reason: str = ""
    also: Mapping[str, Any] = field(default_factory=dict)
    secret: bool = False


#: Of a blank.
NOTHING = Cleaned()


@dataclass(frozen=True, slots=True)
class Given:
    """A text, how its source writes, and the unit, currency or qualifier beside it ('' where there is none)."""

    text: str
    ways: Ways
    beside: str = ""


Cleaner = Callable[[Given], Cleaned]
