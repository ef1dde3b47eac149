"""International radio call signs (ITU Radio Regulations, Article 19)."""

from __future__ import annotations

import re

from .cell import LONGEST, bare
from .text import is_blank, key

_MASKED = re.compile(r"X{3,}$")
_PARTED = re.compile(r"[;/|,&\n\r]| (?:and|or|ex) ", re.IGNORECASE)
#: Words for the column that stand in the cell, too.
_SAID = re.compile(r"(?:IRCS|CALL ?SIGN|C/S)\s*[:#]?\s+", re.IGNORECASE)


def call_sign(value: str) -> str | None:
    """The call sign in upper-case letters and digits, 3 to 8 of them, else None; the first of several in a cell.

    One of its first two characters is a letter (No. 19.50), and only the short ones are letters throughout.
    `CPA 226` is `CPA226`; blanks, masks as `4SFXXXX`, MMSIs and words are None.
    """
    return next(iter(call_signs(value)), None)


def call_signs(value: str) -> list[str]:
    """Every call sign of a cell: `HP5019; HP5020`, `3EAA1/3EAA2`, `="HP5014"`, `HP5016*`."""
    if value.isalnum() and value.isascii() and not is_blank(value) and len(value) <= LONGEST:
        sign = _one(value)
        return [sign] if sign else []
    if is_blank(value) or len(value) > LONGEST:
        return []
    parts = [part for part in _PARTED.split(value) if not is_blank(part)]
    found = [sign for part in parts if (sign := _one(part))]
    if len(found) == len(parts):
        return list(dict.fromkeys(found))
    whole = _one(value)
    return [whole] if whole else []


def _one(value: str) -> str | None:
    text = bare(value)
    sign = key(_SAID.sub("", text) if " " in text else text)
    if not 3 <= len(sign) <= 8 or sign[:2].isdigit() or _MASKED.search(sign):
        return None
    if sign.isalpha() and len(sign) > 5:
        return None
    return sign
