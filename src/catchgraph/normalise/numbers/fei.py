"""Establishment numbers of the United States Food and Drug Administration (FEI)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from catchgraph.normalise.cell import LONGEST, bare, is_rounded, whole_number
from catchgraph.normalise.phone import is_dummy_number
from catchgraph.normalise.text import is_blank

Reason = Literal["", "blank", "rounded by a spreadsheet", "not of seven to ten digits", "a dummy"]

_LABEL = re.compile(r"FEI(?: ?(?:NO|NUMBER|#))?[\s.:#]{0,3}", re.IGNORECASE)
_FEWEST, _MOST = 7, 10
#: A spreadsheet that shows 3010123456 as 3.01E+09 saves 3010000000: three digits are left, with wider columns more.
_SHOWN, _LOST = 3, 5


@dataclass(frozen=True, slots=True)
class Fei:
    """`number`: its digits, '' where it identifies nobody; then `reason` says why, else ''."""

    number: str
    reason: Reason = ""


def fei(value: str) -> Fei:
    """The establishment number of a cell, or why it is no identity.

    Seven to ten digits (FDA prior notice, 21 CFR 1.281); zeros in front do not count. Of `3.01E+09` and `3010000000`
    a spreadsheet has kept the first digits alone: in the published refusals of shrimp 1,330 of 5,480 rows are so,
    and thousands of plants share them. A number with three digits and zeros, or with five zeros at its end, is taken
    for such.
    """
    text = _LABEL.sub("", bare(value), count=1) if len(value) <= LONGEST else ""
    if is_blank(text) or text in {"0", "0.0"}:
        return Fei("", "not of seven to ten digits" if len(value) > LONGEST else "blank")
    if is_rounded(text):
        return Fei("", "rounded by a spreadsheet")
    digits = (whole_number(text) or text.replace("-", "")).lstrip("0")
    if not (digits.isascii() and digits.isdigit() and _FEWEST <= len(digits) <= _MOST):
        return Fei("", "not of seven to ten digits")
    kept = len(digits.rstrip("0"))
    if kept <= _SHOWN or len(digits) - kept >= _LOST:
        return Fei("", "rounded by a spreadsheet")
    return Fei("", "a dummy") if is_dummy_number(digits) else Fei(digits)
