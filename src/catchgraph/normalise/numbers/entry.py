"""Entry numbers of United States customs: filer, number, check digit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catchgraph.normalise.cell import LONGEST, bare

_ENTRY = re.compile(
    r"(?:ENTRY(?: ?SUMMARY)?(?: ?(?:NO|NUM|NUMBER|#))?[\s.:#]{0,3})?"
    r"(?P<filer>[A-Z0-9]{3})(?P<parted>[\s./-]?)(?P<number>\d{7})(?:[\s./-]?(?P<check>\d))?(?:\.0)?"
)
_PARTED = re.compile(r"[;,|\n\r]")
#: A to I, J to R and S to Z stand for digits: A, J = 1 … I, R, Z = 9; S = 2 as in EBCDIC, where there is no third 1.
_VALUES = {
    letter: str(first + at)
    for first, row in ((1, "ABCDEFGHI"), (1, "JKLMNOPQR"), (2, "STUVWXYZ"))
    for at, letter in enumerate(row)
}
# What is typed where there is none.
_NO_NUMBERS = frozenset({"0000000"})


@dataclass(frozen=True, slots=True)
class EntryNumber:
    """`filer`: three letters or digits; `number`: seven digits; `check`: the digit as written, '' where none is."""

    filer: str
    number: str
    check: str = ""

    def __str__(self) -> str:
        return f"{self.key}-{self.check}" if self.check else self.key

    @property
    def key(self) -> str:
        """`ABC-1234567`: what records of one entry share; the check digit adds nothing and may be mistyped."""
        return f"{self.filer}-{self.number}"

    @property
    def agrees(self) -> bool | None:
        """Whether the check digit is the one that filer and number give; None where none is written.

        Of 2,678 published numbers 93.5 % agree: a digit that does not is a soft flag and no reason to reject.
        """
        return self.check == check_digit(self.filer + self.number) if self.check else None


def entry_number(value: str) -> EntryNumber | None:
    """The entry number of a cell, else None; the first of several.

    `ABC-1234567-6`, `ABC12345676`, `abc 1234567 6`, `Entry No. ABC-1234567-6` and, without check digit, `ABC-1234567`
    are read. Source: CBP Form 7501 instructions, block 1 (eleven characters: filer code, number, check digit). Ten
    digits without a sign between are no entry number: a spreadsheet may have taken a zero from their beginning.
    """
    return next(iter(entry_numbers(value)), None)


def entry_numbers(value: str) -> list[EntryNumber]:
    """Every entry number of a cell (`ABC-1234567-6; ABC-1234568-4`), each once and in its order."""
    if len(value) > LONGEST:
        return []
    found = (_one(bare(part).upper()) for part in _PARTED.split(value))
    return list(dict.fromkeys(entry for entry in found if entry))


def check_digit(text: str) -> str:
    """The check digit of the ten characters of filer and number; '' where they are not letters and digits of ASCII.

    Letters count as digits (A, J = 1, B, K, S = 2 … I, R, Z = 9). From the right every other digit, the last one first,
    is doubled; the digits of all are added up, and the check digit makes the sum a multiple of ten (CBP Form 7501
    instructions, appendix 1). `ABC1234567` gives 6, `9999999999` gives 0.
    """
    digits = "".join(_VALUES.get(char, char) for char in text)
    if not (digits.isascii() and digits.isdigit()):
        return ""
    doubled = (int(digit) * 2 if at % 2 == 0 else int(digit) for at, digit in enumerate(reversed(digits)))
    return str(-sum(n // 10 + n % 10 for n in doubled) % 10)


def _one(text: str) -> EntryNumber | None:
    found = _ENTRY.fullmatch(text)
    if found is None or found["number"] in _NO_NUMBERS:
        return None
    if found["check"] is None and found["filer"].isdigit() and not found["parted"]:
        return None
    return EntryNumber(found["filer"], found["number"], found["check"] or "")
