"""Cleaners of texts, numbers, days, countries: what any property may be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from catchgraph.normalise.answer import answer
from catchgraph.normalise.cell import bare, is_rounded
from catchgraph.normalise.dates import parse_datetime
from catchgraph.normalise.flag import flag
from catchgraph.normalise.goods.number import written_number
from catchgraph.normalise.goods.weight import weight as weighed
from catchgraph.normalise.quantity import latitude as latitude_of
from catchgraph.normalise.quantity import longitude as longitude_of
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.clean.ways import NOTHING, Cleaned, Cleaner, Given
from catchgraph.read.cleaners import COUNTRY_UNKNOWN, NEITHER, ROUNDED
from catchgraph.read.dates import midnight, stray_date
from catchgraph.read.reading import attempt, split

#: Days that a spreadsheet counts: those of 1954 to 2119 have five digits, as no date has.
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
_FIRST_DAY = dt.date(1899, 12, 30)
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: With a time of day: what `normalise.dates` leaves out of a day is asked for of a moment.
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_CUT = 60


def text(given: Given) -> Cleaned:
    """A text as written, without what is invisible."""
    found = clean_text(given.text)
    return NOTHING if is_blank(found) else Cleaned(found)


def number_text(given: Given) -> Cleaned:
    """A number or code as written; one that a spreadsheet rounded is none."""
    found = bare(given.text)
    if is_blank(found):
        return NOTHING
    return Cleaned(None, ROUNDED) if is_rounded(found) else Cleaned(found)


def code(given: Given) -> Cleaned:
    """As `number_text`, in capitals."""
    found = number_text(given)
    return Cleaned(found.value.upper()) if found.value else found


def texts(given: Given) -> Cleaned:
    """Several texts of one cell."""
    found = tuple(dict.fromkeys(map(clean_text, split(given.text, given.ways.several))))
    return Cleaned(found) if found else NOTHING


def day(given: Given) -> Cleaned:
    """The first day that a date may mean, at midnight: in the order of its source, ISO, or as a spreadsheet counts.

    A date as precise as a month or year keeps its first day, and that is said. `0` and `00000000` are blanks.
    """
    return _day(given, last=False)


def last_day(given: Given) -> Cleaned:
    """As `day`, but the last day that it may mean."""
    return _day(given, last=True)


def _day(given: Given, *, last: bool) -> Cleaned:
    written = bare(given.text)
    if is_blank(written) or not written.strip("0"):
        return NOTHING
    if given.ways.whole_days and not _WHOLE.fullmatch(written):
        return Cleaned(None, "no day: part of a date, or cut off")
    if serial := _SERIAL.fullmatch(written):
        return Cleaned(midnight(_FIRST_DAY + dt.timedelta(days=int(serial[1]))))
    found = stray_date(written, given.ways.dates)
    if found is None:
        return Cleaned(None, f"no possible date in the order {given.ways.dates}")
    which = "last" if last else "first"
    doubt = "" if found.precision == "day" else f"says no day, only {found}: the {which} that it may be is taken"
    return Cleaned(midnight(found.last if last else found.first), doubt)


def moment(given: Given) -> Cleaned:
    """A day with its time of day where it has one (ISO 8601), else the day."""
    written = bare(given.text)
    if _MOMENT.match(written) and isinstance(found := attempt(parse_datetime, written), dt.datetime):
        return Cleaned(found)
    return day(given)


def number(given: Given) -> Cleaned:
    """A number that is not negative, whatever stands behind it."""
    found = written_number(given.text, given.ways.decimal_comma)
    if isinstance(found, str):
        return NOTHING if found == "blank" else Cleaned(None, found)
    if found.number < 0:
        return Cleaned(None, "negative")
    return Cleaned(found.number, found.doubt)


def latitude(given: Given) -> Cleaned:
    """Degrees from -90 to 90, in any notation."""
    return _degrees(latitude_of, given, "no latitude from -90 to 90 degrees")


def longitude(given: Given) -> Cleaned:
    """Degrees from -180 to 180, in any notation."""
    return _degrees(longitude_of, given, "no longitude from -180 to 180 degrees")


def _degrees(read: Callable[[str], float | None], given: Given, reason: str) -> Cleaned:
    found = attempt(read, given.text)
    return Cleaned(found, "" if found is not None or is_blank(given.text) else reason)


def whole_number(given: Given) -> Cleaned:
    """A number without decimals."""
    found = number(given)
    if found.value is None:
        return found
    return Cleaned(int(found.value), found.reason) if found.value % 1 == 0 else Cleaned(None, "no whole number")


def several(one: Cleaner) -> Cleaner:
    """Several values of one cell, each by `one`; a cell of which one is nothing says why."""

    def cleaned(given: Given) -> Cleaned:
        found = [one(Given(part, given.ways)) for part in split(given.text, given.ways.several)]
        known = tuple(dict.fromkeys(each.value for each in found if each.value is not None))
        return Cleaned(known or None, "; ".join(dict.fromkeys(each.reason for each in found if each.reason)))

    return cleaned


def quantity(unit: str) -> Cleaner:
    """As `number`; the words behind it are `unit`, a property: `120 CTN`."""

    def cleaned(given: Given) -> Cleaned:
        found = written_number(given.text, given.ways.decimal_comma)
        if isinstance(found, str) or found.number < 0:
            return number(given)
        words = found.after or found.before
        return Cleaned(found.number, found.doubt, {unit: words} if words and len(words) <= _CUT else {})

    return cleaned


def weight(given: Given) -> Cleaned:
    """A weight in kilograms: by the unit in the cell, else that beside it, else the source's."""
    found = weighed(given.text, "" if is_blank(given.beside) else given.beside, given.ways.decimal_comma)
    if found.reason == "no unit" and given.ways.weight_unit:
        found = weighed(given.text, given.ways.weight_unit, given.ways.decimal_comma)
    if found.kg is None:
        return NOTHING if found.reason == "blank" else Cleaned(None, _no_weight(found.reason))
    return Cleaned(found.kg, found.doubt)


def is_no_unit_of_weight(found: Cleaned) -> bool:
    """Whether there is no weight because the unit is none of weight, or there is none."""
    return found.value is None and found.reason.startswith((_no_weight("unknown unit"), _no_weight("no unit")))


def _no_weight(reason: str) -> str:
    return f"no weight: {reason}"


def yes_or_no(given: Given) -> Cleaned:
    """True or False, in the words of any language."""
    if is_blank(given.text):
        return NOTHING
    found = answer(given.text)
    return Cleaned(found == "yes") if found else Cleaned(None, NEITHER)


def country(given: Given) -> Cleaned:
    """The ISO3 code of a country, also where code and name stand there: `TH, THAILAND`."""
    found = flag(given.text, iso2=given.ways.iso2)
    if found:
        return Cleaned(found)
    parts = split(given.text, (",",))
    every = {flag(part, iso2=given.ways.iso2) for part in parts}
    if len(parts) > 1 and len(every) == 1 and None not in every:
        return Cleaned(every.pop())
    return NOTHING if is_blank(given.text) else Cleaned(None, COUNTRY_UNKNOWN)


def origin(given: Given) -> Cleaned:
    """As `country`; one that is not known is kept as it is written."""
    found = country(given)
    return Cleaned(None, found.reason, {"origin_written": clean_text(given.text)}) if found.reason else found


def countries(given: Given) -> Cleaned:
    """The ISO3 codes of several countries; a text of which one is not known is said."""
    parts = split(given.text, (*given.ways.several, ",", "/"))
    whole = flag(given.text, iso2=given.ways.iso2)
    found = (whole,) if whole else tuple(flag(part, iso2=given.ways.iso2) for part in parts)
    known = tuple(dict.fromkeys(filter(None, found)))
    reason = COUNTRY_UNKNOWN if None in found else ""
    return Cleaned(known or None, reason) if parts else NOTHING
