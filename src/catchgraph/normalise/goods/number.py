"""A number in any notation, with what stands beside it: `1.234,56`, `1,234.56`, `1 234`, `KG 10000`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..cell import bare
from ..quantity import decimal
from ..text import is_blank

#: A longer cell holds a text, no number.
_LONGEST = 80
_CELL = re.compile(
    r"(?P<before>(?:[^\d+.,-]|[.,](?!\d))*)"
    r"(?P<number>[+-]?\s?(?:\d[\d ,.'’]*|\.\d+)(?:[eE][+-]?\d{1,3})?-?)(?P<after>[^\d]*)"
)
#: A number that needs no second look: no mark that may group thousands.
_PLAIN = re.compile(r"[1-9]\d{0,14}(?:\.\d{1,2})?")
#: Groups of three after the first, parted by one and the same sign.
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([,.' ])\d{3})(?:\1\d{3})*")
#: With the full stop as decimal mark; Indian lakhs group by two (`12,34,567`).
_SHAPE = re.compile(
    r"[+-]?(?:\d{1,3}([, '])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}|\d+)?(?:\.\d*)?(?:[eE][+-]?\d{1,3})?"
)
_SWAPPED = str.maketrans(",.", ".,")
_LONE = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Written:
    """A number, the words before and behind it, and what is doubtful about its marks ('' where nothing is)."""

    number: float
    before: str
    after: str
    doubt: str = ""


def written_number(value: str, decimal_comma: bool | None = None) -> Written | str:
    """The one number of a cell, or the reason why there is none: `blank` or `not a number`.

    `decimal_comma` is what the column as a whole shows. Without it the last mark of two kinds is the decimal one, a
    mark that repeats groups thousands, and a lone one with three digits behind it is doubtful: a comma groups
    (`1,234`), a full stop does not (`1.234`), as in English. A minus may stand behind (`120.50-`), and brackets mean
    it (accounts).
    """
    if not decimal_comma and _PLAIN.fullmatch(value):
        return Written(float(value), "", "")
    text = bare(value)
    if is_blank(text):
        return "blank"
    if len(text) > _LONGEST:
        return "not a number"
    negative = text.startswith("(") and text.endswith(")")
    match = _CELL.fullmatch(text[1:-1].strip() if negative else text)
    if match is None:
        return "not a number"
    digits = match["number"].replace("’", "'").strip(" ,").rstrip(".").replace(" -", "-")
    sign = "-" if negative or digits.endswith("-") else ""
    digits = sign + digits.strip("-") if sign else digits
    comma, doubt = _marks(digits) if decimal_comma is None else (decimal_comma, "")
    if not _SHAPE.fullmatch(digits.translate(_SWAPPED) if comma else digits):
        return "not a number"
    try:
        number = decimal(digits, comma)
    except ValueError:
        return "not a number"
    if number is None:
        return "blank"
    return Written(number, match["before"].strip(), match["after"].strip(), doubt)


def _marks(digits: str) -> tuple[bool, str]:
    """Whether the comma is the decimal mark of a number, and the doubt about it."""
    comma, stop = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and stop >= 0:
        return comma > stop, ""
    grouped = _GROUPED.fullmatch(digits)
    if comma < 0:
        repeated = digits.count(".") > 1 and grouped is not None
        doubtful = _LONE.fullmatch(digits) is not None
        return repeated, "the full stop may group thousands" if doubtful else ""
    if digits.count(",") > 1 or _LONE.fullmatch(digits):
        return False, "" if digits.count(",") > 1 else "the comma may be a decimal mark"
    return True, ""
