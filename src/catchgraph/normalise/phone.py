"""Telephone numbers as identifiers of a sort: digits with the country's code where it is stated."""

from __future__ import annotations

import re
from itertools import pairwise

from .text import clean_text, fold

_EXTENSION = re.compile(r"\b(?:EXT|EXTN|X)\b.*$", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"^\s*(?:\+|00|\(\+?\d{1,3}\)\s*)")
_TRUNK = re.compile(r"\(0\)")
_FEWEST, _MOST = 7, 15


def phone(value: str) -> str | None:
    """Digits of a telephone number, with `+` in front where the country's code is stated; None where it is none.

    Seven to fifteen digits (ITU-T E.164), not all equal and no plain count (1234567). `(0)` after a country's code,
    extensions and signs go: `+47 (0) 22 33 44 55` and `0047-22334455` are `+4722334455`.
    """
    text = _EXTENSION.sub("", _TRUNK.sub("", fold(clean_text(value))))
    digits = re.sub(r"\D", "", text)
    international = bool(_INTERNATIONAL.match(text))
    if international and digits.startswith("00"):
        digits = digits[2:]
    if not _FEWEST <= len(digits) <= _MOST or is_dummy_number(digits):
        return None
    return f"+{digits}" if international else digits


def is_dummy_number(text: str) -> bool:
    """Whether a number is what people type when they have none: one sign repeated, or a count up or down."""
    signs = re.sub(r"[^0-9A-Z]", "", text.upper())
    digits = re.sub(r"\D", "", signs)
    if len(set(signs)) <= 1 or (digits and not digits.strip("0")):
        return True
    steps = {int(b) - int(a) for a, b in pairwise(digits)}
    return len(digits) >= 4 and digits == signs and (steps in ({1}, {-1}) or digits in {"1234567890", "0123456789"})
