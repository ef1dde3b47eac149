"""IMO numbers of ships and of companies: seven digits of which the last checks the others."""

from __future__ import annotations

from typing import Literal

from .cell import numbers
from .text import clean_text, is_blank

Status = Literal["valid", "blank", "invalid", "unusable"]

# Words that may stand beside a number; `LR`: Lloyd's Register, who gave the numbers out.
_WORDS = frozenset(
    {
        *("IMO", "OMI", "ИМО", "LR", "LLOYD", "LLOYDS", "L", "R", "S", "NO", "NR", "N", "O", "NUM", "NUMBER", "NUMERO"),
        *(
            "NÚMERO",
            "NUMÉRO",
            "NUMMER",
            "SHIP",
            "VESSEL",
            "EX",
            "FORMER",
            "FORMERLY",
            "PREVIOUSLY",
            "AND",
            "OR",
            "Y",
            "ET",
        ),
    }
)
_LENGTH = 7
_SHIP_WEIGHTS = (7, 6, 5, 4, 3, 2)
_COMPANY_WEIGHTS = (8, 6, 4, 2, 9, 7)
# 0000000, 5555555 and 1234567 pass the check digit of ships and were given to none.
_DUMMIES = frozenset({"1234567", "7654321"} | {digit * 7 for digit in "0123456789"})


def ship_imo(value: str) -> str | None:
    """The seven digits of a valid IMO ship identification number, else None; the first of several in a cell.

    The first six digits times 7, 6, 5, 4, 3, 2 add up to a number whose last digit is the seventh
    (IMO Resolution A.1117(30)). Numbers of one repeated digit, 1234567 and numbers that begin with 0 are
    dummies, whatever their check digit says.
    """
    return next(iter(ship_imos(value)), None)


def ship_imos(value: str) -> list[str]:
    """Every valid IMO number of a cell: `IMO No. 9074729 (ex 9123453)`, `LR9074729`, `9,074,729`, `="9074729"`."""
    if len(value) == _LENGTH and value.isascii() and value.isdigit():
        return [value] if value[0] != "0" and value not in _DUMMIES and _is_ship(value) else []
    return [digits for digits in _written(value) if digits[0] != "0" and _is_ship(digits)]


def company_imo(value: str) -> str | None:
    """The seven digits of a valid IMO company or registered owner number, else None.

    The first six digits times 8, 6, 4, 2, 9, 7 add up to s; the seventh is (11 - s mod 11) mod 10. The scheme
    was set up by IMO Resolution MSC.160(78); the weights are those of its administrator IHS Maritime as
    OpenSanctions' rigour library checks them.
    """
    valid = (n for n in _written(value) if int(n[6]) == (11 - _weighted(n, _COMPANY_WEIGHTS) % 11) % 10)
    return next(valid, None)


def imo_status(value: str) -> Status:
    """Whether a cell holds a ship number, nothing, or something else.

    `valid`; `blank` (`NE`, `PENDING`, a spreadsheet's 0); `invalid`: seven digits whose check digit is wrong;
    `unusable`: anything else (`1.0`, `4`, eight digits, a dummy, a word), of which no check digit is right or wrong.
    """
    if is_blank(value) or clean_text(value) in {"0", "0.0"}:
        return "blank"
    written = [digits for digits in _written(value) if digits[0] != "0"]
    if any(map(_is_ship, written)):
        return "valid"
    return "invalid" if written else "unusable"


def _is_ship(digits: str) -> bool:
    return int(digits[6]) == _weighted(digits, _SHIP_WEIGHTS) % 10


def _written(value: str) -> list[str]:
    """Numbers of seven digits in a cell that holds nothing else but words for them, without dummies."""
    return [digits for digits in numbers(value, _LENGTH, _WORDS) if digits not in _DUMMIES]


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))
