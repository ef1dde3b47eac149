"""What the values of a column look like: how many of them are an IMO number, a flag, a call sign, a date …"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from catchgraph.model.dates import PartialDate
from catchgraph.normalise import call_sign as signs
from catchgraph.normalise import flag as states
from catchgraph.normalise.party import party_name
from catchgraph.normalise.quantity import build_year
from catchgraph.normalise.registration import registration_number
from catchgraph.read.dates import date_of

if TYPE_CHECKING:
    from catchgraph.read.draft.column import Column

#: Orders of dates, the plainest first.
ORDERS = ("ymd", "dMy", "dmy", "mdy")
DASH = " - "
_LONG = 40
_PLAIN = re.compile(r"[+-]?[0-9][0-9 .,']*\s?[A-Za-z°%]{0,8}\.?")
_NUMBER = re.compile(r"[A-Za-z]{0,3}\s?[0-9][0-9 .,']*\s?[A-Za-z]{0,8}\.?")
_YES_NO = {
    "yes": "yes", "y": "yes", "si": "yes", "sí": "yes", "oui": "yes", "sim": "yes", "true": "yes",
    "no": "no", "n": "no", "non": "no", "nao": "no", "não": "no", "false": "no",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the different values looked at are what was looked for."""

    good: int
    of: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where there are no values."""
        return self.good / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.good} of {self.of} values"


def count(column: Column, test: Callable[[str], object]) -> Count:
    """How many of a column's different values pass a test."""
    return Count(sum(bool(test(value)) for value in column.values), len(column.values))


def call_sign(value: str) -> bool:
    """Whether it has the form of a call sign: four or more, no white space inside."""
    return " " not in value.strip() and len(value) > 3 and bool(signs.call_sign(value))


def flag(value: str) -> str | None:
    """The country that it names; two letters are always a code."""
    return states.flag(value, iso2=iso2(value))


def iso2(value: str) -> bool:
    """Whether it has the form of a code of two letters; 中国 has not."""
    return len(value.strip()) == 2 and value.isascii()


def name(value: str) -> bool:
    """Whether it may be a name: two letters, not long, no date."""
    return sum(map(str.isalpha, value)) > 1 and len(value) < 60 and not is_day(value)


def registration(value: str) -> bool:
    """Whether it has the form of a registration number and is no day: `Registration date` heads days."""
    return bool(registration_number(value)) and not is_day(value)


def first_name(value: str) -> bool:
    """Whether it, or what stands before a dash, may be a name."""
    return name(value.split(DASH)[0])


def no_name(value: str) -> bool:
    """Whether neither it nor what stands before a dash may be a name."""
    return not first_name(value)


def first_flag(value: str) -> str | None:
    """The country that it, or what stands before a dash, names."""
    return next(iter(states.flags(value.split(DASH)[0])), None)


def remarked(column: Column) -> bool:
    """Whether most values are running text after a dash: `HOPE - change to STAR notified on …`."""
    found = count(column, lambda value: DASH in value and len(value) > _LONG)
    return found.share > 0.9


def words(value: str) -> bool:
    """Whether it is more than a number."""
    return any(char.isalpha() for char in value)


def number(value: str) -> bool:
    """Whether it is a number, perhaps with a unit after it or a word before it."""
    return bool(_NUMBER.fullmatch(value.strip()))


def plain_number(value: str) -> bool:
    """Whether it is a number, perhaps with a sign before and a unit after it; CB1000 is a code."""
    return bool(_PLAIN.fullmatch(value.strip()))


def year(value: str) -> bool:
    """Whether it is a year in which a vessel may have been built, perhaps with month and day."""
    return build_year(value) is not None


def company(value: str) -> bool:
    """Whether its words are those of a company."""
    found = party_name(value)
    return bool(found and found.is_firm)


def code(value: str) -> bool:
    """Whether it is a number or code: has a digit."""
    return any(char.isdigit() for char in value)


def yes_no(column: Column) -> dict[str, str]:
    """A column's words for yes and no, with ours; empty where it has any other word."""
    found = {value: _YES_NO.get(value.strip().casefold(), "") for value in column.distinct}
    return found if found and len(found) <= 4 and all(found.values()) else {}


@lru_cache(maxsize=1 << 14)
def day(value: str, order: str) -> PartialDate | None:
    """The day that a value states in an order; years and months alone are none.

    Kept, since each choice of a column asks it anew of the same values.
    """
    found = date_of(value, order)
    return found if found and found.first == found.last else None


def is_day(value: str) -> bool:
    """Whether it is a day in any order."""
    return any(day(value, order) for order in ORDERS)


def orders(value: str) -> tuple[str, ...]:
    """The orders in which it is a day. An ISO date, which is read in every order, is of the order ymd."""
    found = tuple(order for order in ORDERS if day(value, order))
    return ("ymd",) if len(found) == len(ORDERS) else found


def fits(values: Sequence[str]) -> dict[str, int]:
    """Per order, how many of the values are a day in it."""
    found = [orders(value) for value in values]
    return {order: sum(order in each for each in found) for order in ORDERS}
