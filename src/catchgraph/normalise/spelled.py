"""Numbers in the words and characters of languages: SEVENTY SEVEN, TREINTA Y TRES, DAIHACHI, 二十三."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from catchgraph.reference.tables import read_table

_AND = frozenset({"AND", "Y", "E", "ET", "UND", "U"})
_UNITS = {
    "ICHI": 1, "NI": 2, "SAN": 3, "SHI": 4, "YON": 4, "GO": 5, "ROKU": 6, "SHICHI": 7, "NANA": 7, "HACHI": 8,
    "KYU": 9, "KU": 9,
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=lambda word: (-len(word), word)))
_JAPANESE = re.compile(rf"(?:(?P<tens>{_UNIT})?(?P<ten>JUU?))?(?P<unit>{_UNIT})?")
_DIGITS = {char: at for at, chars in enumerate(("〇零", "一壱壹", "二弐貳", "三参參", "四肆", "五伍", "六陸", "七柒漆", "八捌", "九玖")) for char in chars}  # fmt: skip  # noqa: E501
_POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
#: Characters of numbers, for patterns.
HAN_NUMBER = "".join([*_DIGITS, *_POWERS])


def spelled_at_start(words: Sequence[str]) -> tuple[str, int] | None:
    """The number that the first words spell, in digits, and how many words it takes; None where they spell none.

    `words` are in ASCII capitals. Tens and a unit make one number, with `Y` or `ET` between them or not. A name of a
    number alone (HUNDRED) counts as it is. Source: `reference/number_words.csv`.
    """
    known = _numbers()
    if not words or words[0] not in known:
        return None
    first = known[words[0]]
    for at in (1, 2):
        unit = known.get(words[at], 0) if len(words) > at and (at == 1 or words[1] in _AND) else 0
        if first % 10 == 0 and 20 <= first <= 90 and 1 <= unit <= 9:
            return str(first + unit), at + 1
    return str(first), 1


def spelled_at_end(words: Sequence[str]) -> tuple[str, int] | None:
    """The number that the last words spell, as `spelled_at_start`."""
    for many in (3, 2, 1):
        found = spelled_at_start(words[-many:]) if len(words) >= many else None
        if found and found[1] == many:
            return found
    return None


def japanese_number(word: str) -> str | None:
    """The digits of a number in Japanese words written as one, to 99: HACHI is 8, NIJUSAN 23; None for no such word."""
    match = _JAPANESE.fullmatch(word)
    if not word or match is None:
        return None
    tens = (_UNITS[match["tens"]] if match["tens"] else 1) if match["ten"] else 0
    return str(10 * tens + (_UNITS[match["unit"]] if match["unit"] else 0))


def han_number(characters: str) -> str | None:
    """The digits of a number in Chinese characters, below a thousand: 八 is 8, 二十三 is 23, 一〇八 is 108."""
    if not characters or any(char not in HAN_NUMBER for char in characters):
        return None
    if all(char in _DIGITS for char in characters):
        return str(int("".join(str(_DIGITS[char]) for char in characters[:9])))
    total, digit = 0, None
    for char in characters[:9]:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total, digit = total + (1 if digit is None else digit) * _POWERS[char], None
    return str(total + (digit or 0))


@cache
def _numbers() -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in read_table("number_words")}
