"""Addresses taken apart: house number, street, town, post code, country, as far as they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .address import address_segments, is_number_word, is_street_ending, is_street_word
from .flag import flag

#: An address longer than this is cut: what stands behind says nothing of the place.
LONGEST = 400

# 316000; 425-0012; DN31 2AB. What begins an address is a house number.
_POST_CODE = re.compile(r"(?<=[ ,])(?:[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}|\d{2,5}-\d{2,4}|\d{4,7})(?=[ ,]|$)")
_WORD = re.compile(r"\d+|[A-Z]+")
_LONGEST_COUNTRY = 4
#: Letters of a code of a country or province: RO ends an address in Romania, and Korean streets.
_CODE = 2
#: What is read as a country and is a town's name as well.
_TOWNS = frozenset(
    {"DJIBOUTI", "GIBRALTAR", "HONG KONG", "HONGKONG", "MACAO", "MACAU", "MONACO", "PANAMA", "SINGAPORE", "TAIPEI"}
)


@dataclass(frozen=True, slots=True)
class AddressParts:
    """Parts in ASCII capitals; empty where the address does not say. `street` is without number and word for street."""

    number: str = ""
    street: str = ""
    town: str = ""
    post_code: str = ""
    country: str = ""


def address_parts(value: str) -> AddressParts:
    """Take an address apart; parts that are not recognised stay empty.

    `No. 188 Da Bao Rd, Dalian 116889, China`, `Calle Real 25, Vigo` and `12 Reef St., Suva` are all read. The country
    is an ISO3 code; a name that is a town's as well (`Panama`) is the town, too, where the address names no other. Runs
    in time linear in the length of the value, of which the first 400 characters count.
    """
    texts, upper = address_segments(value[:LONGEST])
    segments = [text.split() for text in texts]
    country, named = _take_country(segments, upper)
    post_code = _take_post_code(segments, upper)
    for at, words in enumerate(segments):
        found = _street(words, last=not any(segments[at + 1 :]))
        if found:
            number, street, rest = found
            if not number and at and len(segments[at - 1]) == 1 and segments[at - 1][0].isdigit():
                number = segments[at - 1][0]
            if not number and at + 1 < len(segments) and segments[at + 1] and segments[at + 1][0].isdigit():
                number, segments[at + 1] = segments[at + 1][0], segments[at + 1][1:]
            town = _town([rest, *segments[at + 1 :]]) or named
            return AddressParts(number, street, town, post_code, country)
    return AddressParts("", "", _town(segments) or named, post_code, country)


def _take_country(segments: list[list[str]], upper: str) -> tuple[str, str]:
    """The country that ends the address, and its name where a town has it, too.

    Read as written: IND is India here, and an industrial estate as a word.
    """
    last = _WORD.findall(upper[max(upper.rfind(sign) for sign in ",;|") + 1 :])
    while last and last[-1][0].isdigit():
        del last[-1]
    for size in range(min(_LONGEST_COUNTRY, len(last)), 0, -1):
        name = " ".join(last[-size:])
        if code := _country(name):
            words = segments[-1]
            end = len(words)
            while end and words[end - 1][0].isdigit():
                end -= 1
            del words[max(0, end - size) : end]
            return code, name if name in _TOWNS else ""
    return "", ""


def _take_post_code(segments: list[list[str]], upper: str) -> str:
    codes = list(_POST_CODE.finditer(upper))
    if not codes:
        return ""
    tokens = [token.lstrip("0") or "0" for token in _WORD.findall(codes[-1][0])]
    for words in reversed(segments):
        for at in range(len(words) - len(tokens), -1, -1):
            if words[at : at + len(tokens)] == tokens:
                del words[at : at + len(tokens)]
                return "".join(_WORD.findall(codes[-1][0]))
    return ""


@lru_cache(maxsize=1 << 14)
def _country(text: str) -> str:
    return "" if len(text) < 3 or any(char.isdigit() for char in text) else flag(text) or ""


def _street(words: list[str], *, last: bool) -> tuple[str, str, list[str]] | None:
    """House number, street and what follows; None where the words name no street. `last`: they end the address."""
    marks = [at for at, word in enumerate(words) if is_street_word(word) or _ends_street(words, at, last=last)]
    digits = [at for at, word in enumerate(words) if word[0].isdigit()]
    if not marks:
        if not digits or len(words) < 2:
            return None
        return _without_mark(words, digits[0])
    mark = marks[0]
    before = [at for at in digits if at < mark]
    if before and mark - before[-1] > 1:
        return words[before[0]], _joined(words[before[-1] + 1 : mark]), words[mark + 1 :]
    after = next((at for at in digits if at > mark), None)
    if after is None:
        street = words[mark + 1 :] if mark == 0 else words[:mark]
        return "", _joined(street), [] if mark == 0 else words[mark + 1 :]
    street = words[mark + 1 : after] or words[:mark]
    return words[after], _joined(street), words[after + 1 :]


def _ends_street(words: list[str], at: int, *, last: bool) -> bool:
    """Whether the word there says that what stands before is a street."""
    code = last and at + 1 == len(words) and len(words[at]) == _CODE
    return at > 0 and is_street_ending(words[at]) and not words[at - 1][0].isdigit() and not code


def _without_mark(words: list[str], at: int) -> tuple[str, str, list[str]]:
    if at == 0:
        return words[0], _joined(words[1:]), []
    return words[at], _joined(words[:at]), words[at + 1 :]


def _joined(words: list[str]) -> str:
    return " ".join(word for word in words if not word[0].isdigit() and not is_number_word(word))


def _town(segments: list[list[str]]) -> str:
    for words in reversed(segments):
        if text := _joined(words):
            return text
    return ""
