"""IMO numbers of ships and of companies: seven digits of which the last checks the others."""

from __future__ import annotations

import re
from typing import Literal

from .text import clean_text, fold, is_blank

# A spreadsheet that took the column for numbers writes "8571043.0".
_SEVEN_DIGITS = re.compile(r"(?:IMO)?[\s.:#-]*(?:N[O0]\.?\s*)?([0-9]{7})(?:\.0+)?", re.IGNORECASE)
_SHIP_WEIGHTS = (7, 6, 5, 4, 3, 2)
_COMPANY_WEIGHTS = (8, 6, 4, 2, 9, 7)
# 0000000, 5555555 and 1234567 pass the check digit of ships and were given to none.
_DUMMIES = frozenset({"1234567", "7654321"} | {digit * 7 for digit in "0123456789"})


def ship_imo(value: str) -> str | None:
    """The seven digits of a valid IMO ship identification number, else None.

    The first six digits times 7, 6, 5, 4, 3, 2 add up to a number whose last digit is the seventh
    (IMO Resolution A.1117(30)). Numbers of one repeated digit, 1234567 and numbers that begin with 0 are
    dummies, whatever their check digit says.
    """
    digits = _digits(value)
    if digits is None or digits[0] == "0" or int(digits[6]) != _weighted(digits, _SHIP_WEIGHTS) % 10:
        return None
    return digits


def company_imo(value: str) -> str | None:
    """The seven digits of a valid IMO company or registered owner number, else None.

    The first six digits times 8, 6, 4, 2, 9, 7 add up to s; the seventh is (11 - s mod 11) mod 10. The scheme
    was set up by IMO Resolution MSC.160(78); the weights are those of its administrator IHS Maritime as
    OpenSanctions' rigour library checks them.
    """
    digits = _digits(value)
    if digits is None or int(digits[6]) != (11 - _weighted(digits, _COMPANY_WEIGHTS) % 11) % 10:
        return None
    return digits


def imo_status(value: str) -> Literal["valid", "blank", "invalid"]:
    """Whether a cell holds a valid ship number, nothing (`NE`, `PENDING`, a spreadsheet's 0), or something else."""
    if is_blank(value) or clean_text(value) in {"0", "0.0"}:
        return "blank"
    return "valid" if ship_imo(value) else "invalid"


def _digits(value: str) -> str | None:
    match = _SEVEN_DIGITS.fullmatch(fold(clean_text(value)))
    if match is None or match[1] in _DUMMIES:
        return None
    return match[1]


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
