"""Dates and times as registers, lists and event files write them."""

from __future__ import annotations

import datetime as dt
import re

from catchgraph.model.dates import PartialDate

from .text import clean_text, fold, is_blank

# Order of the numbers in a date → the names of its groups.
_ORDERS = {
    "ymd": "year, month, day",
    "dmy": "day, month, year",
    "mdy": "month, day, year",
    "dMy": "day, month's name, year",
}
_TIME = r"(?:[T ]\s?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AP]M)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
_YMD = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})" + _TIME + r")?)?", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[-/. ]{0,2})?([a-z]{3,10})\.?[-/., ]{0,2}(\d{4}|\d{2})" + _TIME, re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d{1,9})?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE
)
_DOTTED = re.compile(r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# Months whose first three letters differ from the English: Spanish, Portuguese, French, Indonesian, German.
_OTHER_MONTHS = {
    "ene": 1, "janv": 1, "fev": 2, "abr": 4, "avr": 4, "mai": 5, "mei": 5, "juin": 6, "juil": 7, "ago": 8, "agu": 8,
    "aou": 8, "set": 9, "out": 10, "okt": 10, "des": 12, "dez": 12, "dic": 12,
}  # fmt: skip
_PIVOT = 70
#: No date is longer, however many words it has.
_LONGEST = 60


def parse_date(value: str, order: str) -> PartialDate | None:
    """The date that a cell holds, as precise as it is written; None for a blank.

    `order` is `ymd`, `dmy`, `mdy` or `dMy` (31-Jan-2016); a time after the date is left out, a year alone or a
    month and year are taken in every order. Two-digit years up to 69 are 20xx, from 70 on 19xx.
    Raises `ValueError` where the value is no date in that order: a column that holds such a value was
    declared wrong, and swapping day and month to make it fit would hide that.
    """
    if order not in _ORDERS:
        raise ValueError(f"date order {order!r} is not one of {', '.join(_ORDERS)}")
    if is_blank(value):
        return None
    text = fold(clean_text(value))
    try:
        found = PartialDate.year(int(text)) if _YEAR.fullmatch(text) else _in_order(text, order)
    except ValueError:
        found = None
    if found is None:
        raise ValueError(f"{_shown(value)} is not a date in the order {order} ({_ORDERS[order]})")
    return found


def parse_datetime(value: str) -> dt.datetime | None:
    """An ISO 8601 date and time as naive UTC; None for a blank.

    `Z` and offsets are taken into account; a time without either is UTC, a date without time is its midnight.
    Raises `ValueError` for anything else.
    """
    if is_blank(value):
        return None
    match = _ISO.fullmatch(clean_text(value))
    try:
        if match is None:
            raise ValueError
        return _utc(match)
    except (ValueError, OverflowError):
        raise ValueError(f"{_shown(value)} is not an ISO 8601 date and time (2016-01-31T23:59:00Z)") from None


def parse_any_order(value: str) -> PartialDate | None:
    """As `parse_date`, in whatever order; None for a blank.

    What stands between dots is a day, a month and a year in every country (31.12.2099).
    Raises `ValueError` for what is no date in any order, and for what is two different days in two (5/10/2021).
    """
    if is_blank(value):
        return None
    text = clean_text(value)
    if len(text) > _LONGEST:
        raise ValueError(f"{_shown(value)} is not a date")
    dotted = _DOTTED.fullmatch(text) is not None
    orders = ("dmy",) if dotted else tuple(_ORDERS)
    found = {date for order in orders if (date := _attempted(text.replace(". ", ".") if dotted else text, order))}
    if len(found) != 1:
        why = "is two different days, by the order of day and month" if found else "is not a date"
        raise ValueError(f"{_shown(value)} {why}")
    return found.pop()


def _attempted(value: str, order: str) -> PartialDate | None:
    try:
        return parse_date(value, order)
    except ValueError:
        return None


def _in_order(text: str, order: str) -> PartialDate | None:
    if order == "ymd":
        match = _YMD.fullmatch(text) or _COMPACT.fullmatch(text)
        return _date(match[1], match[2], match[3]) if match else None
    match = (_NAMED if order == "dMy" else _NUMBERS).fullmatch(text)
    if match is None:
        return None
    day, month, year = match.groups()
    if order == "dMy":
        return _date(year, _month_number(month), day)
    if order == "mdy" and day is not None:
        day, month = month, day
    return _date(year, month, day)


def _date(year: str, month: str | None, day: str | None) -> PartialDate | None:
    if month is None:
        return None
    full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < _PIVOT else 1900)
    return PartialDate.month(full, int(month)) if day is None else PartialDate.day(full, int(month), int(day))


def _month_number(name: str) -> str:
    small = name.lower()
    if small[:3] in _MONTHS and not small.startswith(("juin", "juil")):
        return str(_MONTHS.index(small[:3]) + 1)
    found = _OTHER_MONTHS.get(small[:4]) or _OTHER_MONTHS.get(small[:3])
    if found is None:
        raise ValueError(name)
    return str(found)


def _utc(match: re.Match[str]) -> dt.datetime:
    day, time, fraction, zone = match.groups()
    moment = dt.datetime.fromisoformat(f"{day}T{time or '00:00'}{(fraction or '')[:7]}")
    if zone is None or zone.upper() in {"Z", "UTC"}:
        return moment
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 14 or minutes > 59:
        raise ValueError(zone)
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return moment - offset if zone[0] == "+" else moment + offset


def _shown(value: str) -> str:
    text = clean_text(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")
