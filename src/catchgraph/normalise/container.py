"""Freight containers by their numbers (ISO 6346)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_uppercase, digits

from .cell import bare
from .text import fold

#: Units, detachable equipment, trailers: the fourth letter of a freight container's number.
_CATEGORIES = frozenset("UJZ")
_NUMBER = re.compile(r"(?<![A-Z0-9])([A-Z]{3})[ -]?([A-Z])[ ./-]{0,2}(\d{3})[ .]?(\d{3})[ ./-]{0,2}(\d?)(?![0-9])")
#: A cell longer than this is cut: a bill of 500 boxes has about 7,000 characters.
_LONGEST = 20_000
# 11, 22 and 33 are left out: B is 12, L 23, V 34.
_WORTH = {char: n + (n > 10) + (n > 20) + (n > 30) for n, char in enumerate(digits + ascii_uppercase)}
WRONG_CHECK_DIGIT = "check digit is wrong"
NO_CHECK_DIGIT = "check digit is missing"
NO_CATEGORY = "fourth letter is not U, J or Z"


@dataclass(frozen=True, slots=True)
class Container:
    """A container's number of eleven characters, and what is doubtful about it ('' where nothing is)."""

    number: str
    doubt: str = ""


def container(value: str) -> Container | None:
    """The first container number of a cell, else None: `CSQU 305438-3` and `CSQU3054383 40HC` are CSQU3054383."""
    return next(iter(containers(value)), None)


def containers(value: str) -> list[Container]:
    """The container numbers of a cell, each once, in its order; of a cell beyond 20,000 characters those in its begin.

    ISO 6346: three letters of the owner, the category U, J or Z, six digits and a check digit. A missing check digit is
    added; that, a wrong one and another category are doubts, no reason to drop a number. Six zeros are a placeholder.
    """
    text = value[:_LONGEST] if len(value) > _LONGEST else bare(value)
    found: dict[str, Container] = {}
    for match in _NUMBER.finditer(fold(text).upper()):
        each = _judged(match[1] + match[2], match[3] + match[4], match[5])
        if each:
            found.setdefault(each.number, each)
    return list(found.values())


def check_digit(number: str) -> int:
    """The check digit of the first ten characters of a container's number.

    ISO 6346, annex A: digits are worth themselves, letters 10 to 38 without 11, 22 and 33; each times two to the power
    of its place; the sum modulo 11, ten counting as zero. Raises `ValueError` for fewer characters or others.
    """
    if not re.fullmatch(r"[A-Z]{4}\d{6}\d?", number):
        raise ValueError(f"{number[:20]!r} is not four letters and six digits of a container")
    return sum([_WORTH[char] << place for place, char in enumerate(number[:10])]) % 11 % 10


def _judged(owner: str, serial: str, check: str) -> Container | None:
    if serial == "000000":
        return None
    right = str(check_digit(owner + serial))
    doubts = []
    if owner[3] not in _CATEGORIES:
        doubts.append(NO_CATEGORY)
    if not check:
        doubts.append(NO_CHECK_DIGIT)
    elif check != right:
        doubts.append(WRONG_CHECK_DIGIT)
    return Container(owner + serial + (check or right), "; ".join(doubts))
