"""National registration numbers and external markings of vessels."""

from __future__ import annotations

import re

from .text import clean_text, is_blank, key

_FORMER = re.compile(r"\(\s*EX\b[^()]*\)", re.IGNORECASE)
_SHORTEST = 4
# Digits typed to fill a field: 0000000, 1234567.
_DUMMY = re.compile(r"(\d)\1{4,}|0?12345(?:6(?:7(?:8(?:90?)?)?)?)?")


def registration_number(value: str) -> str | None:
    """The registration number's letters and digits in ASCII capitals, else None.

    Shorter than four characters or without a digit it identifies nothing beyond its port; one digit repeated and
    digits in their order, five or more, fill a field. A former number in brackets, `(EX. BATM008599)`, is not part of
    it. Cyrillic is transliterated: `СГ-0165` is `SG0165`.
    """
    if is_blank(value):
        return None
    number = key(_FORMER.sub("", clean_text(value)))
    if len(number) < _SHORTEST or not any(char.isdigit() for char in number) or _DUMMY.fullmatch(number):
        return None
    return number
