"""Intervals "from - to" as lists of vessels write them."""

from __future__ import annotations

import re

from catchgraph.model.dates import PartialDate

from .dates import parse_any_order
from .text import clean_text, is_blank

#: What typesetting makes of a hyphen, as it may stand inside a date: hyphens, the minus sign, small and full width.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"))
_DASHES = "\u2012\u2013\u2014\u2015~\uff5e\u301c"
_IN_A_DATE = re.compile(rf"(?<!\d)(\d{{4}})[{_DASHES}](\d{{1,2}})[{_DASHES}](\d{{1,2}})(?!\d)")
_DASH = re.compile(rf"[{_DASHES}]")
_WORD = re.compile(r" (?:to|until|till|through|hasta|au|bis) ", re.IGNORECASE)
#: Words for an end that has not come.
_OPEN = frozenset(
    {"present", "now", "today", "current", "ongoing", "open", "date", "actualidad", "heute", "至今", "現在"}
)
#: A year from which on an end stands for none: 31.12.2099, 9999-12-31.
_ENDLESS = 2090

Span = tuple[PartialDate | None, PartialDate | None]


def parse_interval(value: str) -> Span:
    """First and last date of a cell `from - to`; either side may be missing, a blank cell has neither.

    The Combined IUU Vessel List writes so: `2019-12 - `, `2016-01 - 2020-02-14`, `2006-11-26 - 2010`. Dashes of every
    length part, too, and dates may stand in any order that leaves one day. `present` is no end, nor is 9999-12-31.
    Raises `ValueError` for a date that is none or two, for an interval that ends before it begins, and for a text of
    more than two dates.
    """
    first, last = sides(value)
    start = parse_any_order(first)
    end = None if last.casefold() in _OPEN else parse_any_order(last)
    if end and end.first.year >= _ENDLESS:
        end = None
    if start and end and end.last < start.first:
        raise ValueError(f"{value[:40]!r} ends before it begins")
    return start, end


def sides(value: str) -> tuple[str, str]:
    """What stands before and after the dash of a cell, stripped; without a dash all of it stands before.

    Raises `ValueError` where several dashes may be the one.
    """
    if is_blank(value):
        return "", ""
    text = _IN_A_DATE.sub(r"\1-\2-\3", clean_text(value).translate(_HYPHENS))
    text = _WORD.sub(" - ", _DASH.sub(" - ", text))
    places = [at for at, char in enumerate(text) if char == "-" and _parts(text, at)]
    if len(places) > 1:
        raise ValueError(f"{value[:40]!r} has several dashes: which one parts the dates?")
    at = places[0] if places else len(text)
    return text[:at].strip(), text[at + 1 :].strip()


def _parts(text: str, at: int) -> bool:
    """Whether a hyphen parts: one with white space, or nothing, on a side of it."""
    return at in (0, len(text) - 1) or text[at - 1] == " " or text[at + 1] == " "
