"""Amounts and their currencies."""

from __future__ import annotations

import re

from catchgraph.normalise.goods.number import written_number
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.clean.ways import NOTHING, Cleaned, Given

#: Signs that mean one currency in the papers that write them.
_SIGNS = {"US$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_CODE = re.compile(r"[A-Z]{3}")


def amount(given: Given) -> Cleaned:
    """An amount that is not negative; its currency by the cell, what stands beside it, else the source's."""
    found = written_number(given.text, given.ways.decimal_comma)
    if isinstance(found, str):
        return NOTHING if found == "blank" else Cleaned(None, found)
    if found.number < 0:
        return Cleaned(None, "negative")
    named = _named(found.before) or _named(found.after) or _named(given.beside) or given.ways.currency
    return Cleaned(found.number, found.doubt, {"currency": named} if named else {})


def currency(given: Given) -> Cleaned:
    """The ISO 4217 code of a currency."""
    if is_blank(given.text):
        return NOTHING
    found = _named(given.text)
    return Cleaned(found) if found else Cleaned(None, "no currency known by that name (ISO 4217)")


def _named(text: str) -> str:
    word = clean_text(text).upper()
    return _SIGNS.get(word) or (word if _CODE.fullmatch(word) else "")
