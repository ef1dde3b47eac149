"""One spelling for names that were brought into Latin script by different rules."""

from __future__ import annotations

import re
from functools import cache

from catchgraph.reference.tables import read_table

_DOUBLED = re.compile(r"(.)\1+")


def single(letters: str) -> str:
    """Letters with each that is doubled written once."""
    return _DOUBLED.sub(r"\1", letters)


def sound(letters: str) -> str:
    """Letters (ASCII capitals) as one transliteration would write them: KHIMIYA and HIMIJA are one.

    Doubled letters count once. Source: `reference/transliterations.csv`.
    """
    pattern, letter = _written()
    return pattern.sub(lambda match: letter[match[0]], single(letters))


@cache
def _written() -> tuple[re.Pattern[str], dict[str, str]]:
    letter = {text: row["letter"] for row in read_table("transliterations") for text in row["written"].split("|")}
    return re.compile("|".join(sorted(letter, key=lambda text: (-len(text), text)))), letter
