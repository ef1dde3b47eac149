"""The manufacturer identification code (MID) of United States entries: of name and address, so never an identity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from catchgraph.normalise.cell import bare
from catchgraph.normalise.flag import flag
from catchgraph.normalise.text import clean_text, fold, is_blank
from catchgraph.reference.countries import country as country_of
from catchgraph.reference.countries import iso3_by_iso2
from catchgraph.reference.tables import read_table

#: What stands behind in a name or address says nothing of a code.
_LONGEST = 400
_SHAPE = re.compile(r"([A-Z]{2})(?=.{2,13}$)[A-Z0-9]{1,6}\d{0,4}[A-Z0-9]{1,3}")
_APOSTROPHES = re.compile("['`´’‘ʻ]")
_WORD = re.compile(r"[A-Z0-9]+")
_JOINED = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
#: "12,34,56" and "12-34" are one number; what letters follow, as in "12th Street", is a name.
_NUMBER = re.compile(r"(?<![A-Z0-9])\d+(?:[,-]\d+)*(?![A-Z0-9])")
#: Also those that letters follow or go before ("12A", "B12"), ordinal numbers aside.
_ANY_NUMBER = re.compile(r"\d+(?:[,-]\d+)*(?!\d|ST\b|ND\b|RD\b|TH\b)")
_DIGITS = re.compile(r"\d+")
#: Letters of another script, of which there is more than one transliteration.
_FOREIGN = re.compile("[^\x00-\u024f\u1e00-\u20cf№]")
_WORDS, _SIGNS, _FIGURES = 2, 3, 4
_CANADA = "CAN"


@dataclass(frozen=True, slots=True)
class _Words:
    joining: frozenset[str]
    prefixes: tuple[list[str], ...]
    places: dict[str, str]


def manufacturer_id(name: str, address: str, city: str, country: str, province: str = "") -> str | None:
    """The code of a manufacturer by the rules of 19 CFR part 102, appendix; None without name or known country.

    `country`: that of the goods' origin, in any spelling; for Canada its `province` stands in the code. Two letters for
    it, the first three signs of the first two words of the name, the first four digits of the largest number of the
    address line (street or box; not of the line with city and post code), the first three letters of the city:
    `AMAPLA` of Amalgamated Plastics Corp., `ABCCOM` of A.B.C. Company, `1145` of 11455 Main Street Suite 9999. Forms
    such as LTD are words of the name. Where the rule can be read in two ways, it is the first of `can_come_from`.
    """
    codes, names = _countries(country, province), _names(name)
    if len(codes) != 1 or not names:
        return None
    return f"{codes[0]}{names[0]}{_numbers(address)[0]}{_cities(city, codes[0])[0]}"


def is_manufacturer_id(text: str) -> bool:
    """Whether a text can be such a code: up to 15 letters and digits, of which the first two stand for a country.

    CA for Canada is none (19 CFR part 102, appendix): its provinces have codes.
    """
    found = _SHAPE.fullmatch(bare(text).upper()) if len(text) <= _LONGEST else None
    return found is not None and (
        found[1] in _provinces().values() or (found[1] in iso3_by_iso2() and found[1] != "CA")
    )


def can_come_from(mid: str, name: str, address: str, city: str, country: str) -> bool | None:
    """Whether a code may have been made of this name, address line and city, in any reading of the rule.

    None where that cannot be told: no code, no name, a name in another script, or a blank address or city while the
    rest fits. `country`: that of the goods' origin; blank: not compared. Both readings count where the rule is unclear:
    words joined by a hyphen are one or two, joining words and generic prefixes (PT, OOO) are passed over or
    not, a comma or hyphen stands inside or between numbers, a city-state counts by its city or country. A code that
    cannot is a soft flag: the same firm files under several.
    """
    code = bare(mid).upper() if len(mid) <= _LONGEST else ""
    names = _names(name)
    if not is_manufacturer_id(code) or not names or _FOREIGN.search(name[:_LONGEST] + city[:_LONGEST]):
        return None
    origins = _countries(country)
    if origins and code[:2] not in origins:
        return False
    numbers = None if is_blank(address) else _numbers(address)
    cities = None if is_blank(city) else _cities(city, code[:2])
    if not any(_fits(code[2:].removeprefix(name), numbers, cities) for name in names if code.startswith(name, 2)):
        return False
    return None if numbers is None or cities is None else True


def _fits(rest: str, numbers: tuple[str, ...] | None, cities: tuple[str, ...] | None) -> bool:
    """Whether number and city make up what follows the name; None of them: whatever may stand there."""
    if numbers is None:
        figures = _DIGITS.match(rest[:_FIGURES])
        numbers = tuple(rest[:size] for size in range((figures.end() if figures else 0) + 1))
    ends = [rest[len(number) :] for number in numbers if rest.startswith(number)]
    return any(len(end) <= _SIGNS if cities is None else end in cities for end in ends)


def _countries(country: str, province: str = "") -> tuple[str, ...]:
    """Codes that may stand for a country: one, of Canada one for each province it may be; none for a blank."""
    text = clean_text(country[:_LONGEST])
    iso3 = iso3_by_iso2().get(text.upper()) or flag(text)
    entry = country_of(iso3) if iso3 else None
    if entry is None:
        return ()
    if iso3 != _CANADA:
        return (entry.iso2,) if entry.iso2 else ()
    known = _provinces().get(fold(clean_text(province)).upper())
    return (known,) if known else tuple(sorted(set(_provinces().values())))


def _names(name: str) -> tuple[str, ...]:
    """What stands for a name, the rule's own reading first; empty for a blank."""
    text = _APOSTROPHES.sub("", fold(clean_text(name[:_LONGEST]))).upper()
    if is_blank(text):
        return ()
    found: dict[str, None] = {}
    for words in ([part.replace("-", "") for part in _JOINED.findall(text)], _WORD.findall(text)):
        joined = _with_initials(words)
        own = _without_prefix(joined)
        for each in (_without_joining(own), _without_joining(joined), own, joined):
            if each:
                found["".join(word[:_SIGNS] for word in each[:_WORDS])] = None
    return tuple(found)


def _with_initials(words: list[str]) -> list[str]:
    """Two and more letters one behind the other are one word: A B C COMPANY."""
    runs = groupby(words, lambda word: len(word) == 1 and word.isalpha())
    return [word for single, run in runs for word in (["".join(run)] if single else run)]


def _without_prefix(words: list[str]) -> list[str]:
    for prefix in _words().prefixes:
        if words[: len(prefix)] == prefix and len(words) > len(prefix):
            return words[len(prefix) :]
    return words


def _without_joining(words: list[str]) -> list[str]:
    return [word for word in words if word not in _words().joining]


def _numbers(address: str) -> tuple[str, ...]:
    """What stands for an address line, the rule's own reading first; '' where it has no number."""
    text = fold(clean_text(address[:_LONGEST])).upper()
    found: dict[str, None] = {}
    for pattern in (_NUMBER, _ANY_NUMBER):
        written = pattern.findall(text)
        for numbers in (
            ["".join(_DIGITS.findall(number)) for number in written],
            [digits for number in written for digits in _DIGITS.findall(number)],
        ):
            found[max(numbers, key=int)[:_FIGURES] if numbers else ""] = None
    return tuple(found)


def _cities(city: str, code: str) -> tuple[str, ...]:
    """What stands for a city, the rule's own reading first."""
    words = _WORD.findall(_APOSTROPHES.sub("", fold(clean_text(city[:_LONGEST]))).upper())
    readings = ("".join(_without_joining(words))[:_SIGNS], "".join(words)[:_SIGNS])
    place = _words().places.get(code)
    return tuple(dict.fromkeys((place, *readings) if place else readings))


@cache
def _words() -> _Words:
    rows = read_table("manufacturer_words")
    return _Words(
        frozenset(row["text"] for row in rows if row["kind"] == "joining"),
        tuple(row["text"].split() for row in rows if row["kind"] == "prefix"),
        {row["text"]: row["instead"] for row in rows if row["kind"] == "place"},
    )


@cache
def _provinces() -> dict[str, str]:
    """The code for manufacturers of each Canadian province, by its name and its postal code."""
    rows = [row for row in read_table("provinces") if row["manufacturer"]]
    return {row[column].upper(): row["manufacturer"] for row in rows for column in ("code", "name", "manufacturer")}
