"""International radio call signs (ITU Radio Regulations, Article 19)."""

from __future__ import annotations

import re

from .text import is_blank, key

_MASKED = re.compile(r"X{3,}$")


def call_sign(value: str) -> str | None:
    """The call sign in upper-case letters and digits, 3 to 8 of them, else None.

    One of its first two characters is a letter (No. 19.50), and only the short ones are letters throughout.
    `CPA 226` is `CPA226`; blanks, masks as `4SFXXXX`, MMSIs and cells that hold several are None.
    """
    if is_blank(value):
        return None
    sign = key(value)
    if not 3 <= len(sign) <= 8 or sign[:2].isdigit() or _MASKED.search(sign):
        return None
    if sign.isalpha() and len(sign) > 5:
        return None
    return sign
