"""City, province, post code and country at the end of an address line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.countries import countries, iso3_by_iso2
from catchgraph.reference.tables import read_table

from .address import kind_of_word
from .flag import flag
from .text import fold

_TOKEN = re.compile(r"[^\s,;]+|[,;]")
_WORD = re.compile(r"[A-Z0-9]+")
_US_ZIP = re.compile(r"\d{5}(?:-?\d{4})?")
_CANADIAN = re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d")
#: "DHAKA-1000"
_GLUED = re.compile(r"([^\W\d_]{3,})-(\d{4,6})")
_CODE = re.compile(r"\d{4,7}|\d{2,5}-\d{2,4}|[A-Z]{1,3}-\d{4,6}|[A-Z]\d[A-Z]\d[A-Z]\d")
#: In two words: DN31 2AB, B3H 1X1, 425 0012, 600 001.
_CODES = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|\d{3} \d{2,4}")
_SEPARATORS = frozenset(",;-.")
#: Behind a street: part of its name.
_DIRECTIONS = frozenset({"N", "S", "E", "W", "NE", "NW", "SE", "SW"})
#: Tokens of a country's name, a comma among them: Taiwan, Province of China.
_LONGEST_NAME = 6
#: Words of a city's name.
_MOST = 4
_CITY_STATES = {"SGP": "SINGAPORE", "HKG": "HONG KONG", "MAC": "MACAU", "GIB": "GIBRALTAR", "MCO": "MONACO"}
#: A line longer than this is no end of an address.
LONGEST = 200


@dataclass(slots=True)
class PlaceTail:
    """`rest`: what stands before; `city` as written; `province`: a code, of North America alone; `country`: ISO3.

    Empty where the line does not say.
    """

    rest: str
    city: str = ""
    province: str = ""
    post_code: str = ""
    country: str = ""


def place_tail(line: str, country: str = "") -> PlaceTail:
    """Take the place off the end of an address line: `12 Quay Rd, Walnut, CA 91789 US`, `Vigo 36201, Spain`.

    `country`: what else is known of it (ISO3). A state with a ZIP code gives the country; a code that may be a state's
    or a country's (CA, IN, DE) gives none alone. The city is what stands behind the last comma, or the whole line where
    it names no street, or, in North America, what follows the street.
    """
    if len(line) > LONGEST:
        return PlaceTail(line)
    tokens = _TOKEN.findall(line)
    tail = PlaceTail("", country=country)
    _drop_separators(tokens)
    size, taken = len(tokens), True
    while taken and tokens:
        taken = _take_state_and_zip(tokens, tail) or _take_country(tokens, tail) or _take_code(tokens, tail)
        _drop_separators(tokens)
    _take_city(tokens, tail, size > len(tokens))
    tail.rest = _joined(tokens)
    return tail


def _take_state_and_zip(tokens: list[str], tail: PlaceTail) -> bool:
    """`CA 91789`, `CALIFORNIA 91789`, `NS B3H 1X1`; a state alone where the country is known, or behind a comma."""
    codes = 0 if tail.post_code else _size_of_code(tokens)
    before = tokens[: len(tokens) - codes]
    size, code, country = _province(before)
    again = tail.province == code and before[-1:] == [code]
    if not size or (tail.province and not again) or tail.country not in {"", country}:
        return False
    apart = len(before) > size and before[-size - 1] in _SEPARATORS
    if not (codes or tail.post_code or tail.country or apart):
        return False
    if codes or tail.post_code or code not in iso3_by_iso2():
        tail.country = country
    tail.province = code
    tail.post_code = tail.post_code or " ".join(tokens[len(before) :]).upper()
    del tokens[len(before) - size :]
    return True


def _size_of_code(tokens: list[str]) -> int:
    """How many tokens at the end are a post code of North America."""
    if tokens[-1].isalpha():
        return 0
    if _US_ZIP.fullmatch(tokens[-1]) or _CANADIAN.fullmatch(tokens[-1].upper()):
        return 1
    return 2 if _CANADIAN.fullmatch(" ".join(tokens[-2:]).upper()) else 0


def _province(tokens: list[str]) -> tuple[int, str, str]:
    """How many tokens at the end name a state or province, its code and country; 0 where none do."""
    last = tokens[-1].upper().replace(".", "") if tokens else ""
    for size in (1, 2, 3) if last in _words_of_provinces() else ():
        if len(tokens) >= size and (found := _provinces().get(" ".join(tokens[-size:]).upper().replace(".", ""))):
            return size, *found
    return 0, "", ""


def _take_country(tokens: list[str], tail: PlaceTail) -> bool:
    last = _last_word(tokens[-1])
    if last not in _words_of_countries():
        return _take_country_before_code(tokens, tail)
    for size in range(min(_LONGEST_NAME, len(tokens)), 0, -1):
        code = _country(last if size == 1 else " ".join(tokens[-size:])) if tokens[-size] not in _SEPARATORS else ""
        if not code or (tail.country and code != tail.country):
            continue
        if len(last) <= 3 and size == 1 and not _is_code_of_country(tokens, last, code, tail):
            continue
        tail.country = code
        del tokens[-size:]
        return True
    return False


def _last_word(token: str) -> str:
    """`USA` of U.S.A., `IVOIRE` of d'Ivoire."""
    text = token if token.isascii() else fold(token)
    return text.upper().replace(".", "").strip("()").rpartition("'")[2]


def _take_country_before_code(tokens: list[str], tail: PlaceTail) -> bool:
    """`SINGAPORE 123456`: the name of a country and a post code."""
    code = tokens[-1]
    if tail.post_code or len(tokens) == 1 or not _CODE.fullmatch(code) or len(tokens[-2]) <= 3:
        return False
    before = tokens[:-1]
    if not _take_country(before, tail):
        return False
    tail.post_code = code
    tokens[:] = before
    return True


def _is_code_of_country(tokens: list[str], last: str, code: str, tail: PlaceTail) -> bool:
    """Whether two or three letters at the end are a country's: known to be, behind a number, state or comma."""
    if tail.country == code or last in {"USA", "UAE", "UK", "PRC"} or len(tokens) == 1:
        return True
    before = tokens[-2]
    if len(last) == 2 and last in _provinces() and not before[0].isdigit() and before.upper() not in _provinces():
        return False
    return before in _SEPARATORS or before[-1].isdigit() or before.upper() in _provinces()


def _take_code(tokens: list[str], tail: PlaceTail) -> bool:
    """A post code, where the country is known; a number beside a street is that of a house."""
    if tail.post_code or not tail.country:
        return False
    glued = _GLUED.fullmatch(tokens[-1])
    if glued:
        tokens[-1], tail.post_code = glued.groups()
        return True
    for size, pattern in ((2, _CODES), (1, _CODE)):
        text = " ".join(tokens[-size:]).upper()
        if len(tokens) > size - 1 and pattern.fullmatch(text) and not _names_street(_segment(tokens)):
            tail.post_code = text
            del tokens[-size:]
            return True
    return False


def _take_city(tokens: list[str], tail: PlaceTail, known: bool) -> None:
    words = _segment(tokens)
    if _names_street(words):
        # In North America the city may follow its street without a comma.
        words = _behind_street(words) if tail.province and tail.country else []
    if not words or len(words) > _MOST or any(map(_has_digit, words)) or (len(words) == len(tokens) and not known):
        tail.city = _CITY_STATES.get(tail.country, "") if known else ""
        return
    tail.city = " ".join(words)
    del tokens[len(tokens) - len(words) :]
    _drop_separators(tokens)


def _segment(tokens: list[str]) -> list[str]:
    """The tokens behind the last comma."""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at] in _SEPARATORS:
            return tokens[at + 1 :]
    return tokens


def _behind_street(words: list[str]) -> list[str]:
    """`WALNUT` of `12 QUAY RD SUITE D WALNUT` and of `12 QUAY ST N WALNUT`."""
    at = max(i for i, word in enumerate(words) if _kind(word))
    skipped = 1 if _kind(words[at]) == "number" and not _has_digit(words[at]) else 0
    rest = words[at + 1 + skipped :]
    return rest[1:] if rest[:1] and (_has_digit(rest[0]) or rest[0].upper() in _DIRECTIONS) else rest


def _names_street(words: list[str]) -> bool:
    """Whether a street or a part of a building is named; ST in front is a saint: ST LOUIS."""
    return any(map(_kind, words[1:] if words and words[0].upper().rstrip(".") == "ST" else words))


def _drop_separators(tokens: list[str]) -> None:
    while tokens and tokens[-1] in _SEPARATORS:
        tokens.pop()


def _has_digit(word: str) -> bool:
    return not word.isalpha() and any(map(str.isdigit, word))


def _joined(tokens: list[str]) -> str:
    return " ".join(tokens).replace(" ,", ",").replace(" ;", ";")


@lru_cache(maxsize=1 << 14)
def _kind(word: str) -> str:
    """`street`, `number` or '' for another word of an address."""
    kind = "number" if "#" in word else kind_of_word(word.upper().strip(".()"))
    return "" if kind == "area" else kind


@lru_cache(maxsize=1 << 12)
def _country(text: str) -> str:
    return (iso3_by_iso2().get(text) if len(text) == 2 and text.isupper() else flag(text)) or ""


@cache
def _words_of_countries() -> frozenset[str]:
    """Every word of a country's names, and its codes."""
    names = (name for entry in countries() for name in (entry.name, *entry.aliases, entry.iso2, entry.iso3))
    return frozenset(word for name in names for word in _WORD.findall(fold(name).upper()))


@cache
def _provinces() -> dict[str, tuple[str, str]]:
    """Code and country of each state and province, by code and by name."""
    rows = read_table("provinces")
    return {row[column].upper(): (row["code"], row["country"]) for row in rows for column in ("code", "name")}


@cache
def _words_of_provinces() -> frozenset[str]:
    """The last word of each state's names, by which they are looked up."""
    return frozenset(name.split()[-1] for name in _provinces())
