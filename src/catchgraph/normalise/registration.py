"""National registration numbers and external markings of vessels."""

from __future__ import annotations

import re

from .cell import LONGEST, bare, is_rounded, whole_number
from .text import is_blank, key

_FORMER = re.compile(r"\(\s*EX\b[^()]*\)", re.IGNORECASE)
# A comma and a stroke are part of many numbers.
_PARTED = re.compile(r"[;|\n\r]")
_SHORTEST = 4
# Digits typed to fill a field: 0000000, 1234567.
_DUMMY = re.compile(r"(\d)\1{4,}|0?12345(?:6(?:7(?:8(?:90?)?)?)?)?")


def registration_number(value: str) -> str | None:
    """The registration number's letters and digits in ASCII capitals, else None; the first of several in a cell.

    Shorter than four characters or without a digit it identifies nothing beyond its port; one digit repeated and
    digits in their order, five or more, fill a field. A former number in brackets, `(EX. BATM008599)`, is not part of
    it. Cyrillic is transliterated: `СГ-0165` is `SG0165`. Of a number that a spreadsheet rounded, nothing is left.
    """
    return next(iter(registration_numbers(value)), None)


def registration_numbers(value: str) -> list[str]:
    """Every registration number of a cell: `TL-10014; TL-10015`, `="TL-10014"`, `200,114` (one), `200114.0`."""
    if is_blank(value) or len(value) > LONGEST:
        return []
    parts = _PARTED.split(value)
    if len(parts) > 1:
        return list(dict.fromkeys(filter(None, (_one(part) for part in parts if not is_blank(part)))))
    number = _one(value)
    return [number] if number else []


def _one(value: str) -> str | None:
    if is_rounded(value):
        return None
    number = whole_number(value) or key(_FORMER.sub("", bare(value)) if "(" in value else bare(value))
    if len(number) < _SHORTEST or number.isalpha() or _DUMMY.fullmatch(number):
        return None
    return number
