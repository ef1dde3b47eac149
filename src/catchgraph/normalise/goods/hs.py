"""Tariff codes of the Harmonized System: as written, their first six digits, and what they say of the goods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from ..cell import bare, is_rounded
from ..text import is_blank

_SEPARATORS = re.compile(r"[\s.'·-]+")
_LABEL = re.compile(r"^(?:HS|H\.S\.|HTS(?:US)?|HSN|NCM|CN|TARIC|NANDINA|TARIFF|CODE|NO|:|#|\s)+", re.IGNORECASE)
_IN_TEXT = re.compile(
    r"(?<![A-Z0-9])(?:H\.?S\.?|HTS(?:US)?|HSN|NCM|NANDINA|TARIFF)(?:[ .:#-]{0,3}(?:CODE|COD|NO|NR|NUMBERS?)){0,2}S?"
    r"[ .:#-]{0,4}(\d{4}(?:[ .-]?\d{2}){1,4})(?!\d)"
)
_LONGEST = 40
_DIGITS = 12
_LONGEST_TEXT = 20_000
#: Headings of chapters 1 to 9: what a lost leading zero can have stood before.
_LAST_HEADING = {"1": 6, "2": 10, "3": 9, "4": 10, "5": 11, "6": 4, "7": 14, "8": 14, "9": 10}
#: Whose statistical codes have nine digits (Japan: six and three).
_NINE_DIGITS = frozenset({"JPN"})
#: Who shares the Combined Nomenclature (Regulation (EEC) 2658/87).
_UNION = frozenset(
    {
        *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN"),
        *("IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"),
    }
)
ZERO_ADDED = "a leading zero was lost"
SHORT = "fewer than six digits"
ODD = "odd number of digits"


@dataclass(frozen=True, slots=True)
class HsCode:
    """A tariff code: its digits, the first six (None where there are fewer), and what is doubtful ('': nothing)."""

    code: str
    hs6: str | None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class HsSays:
    """What a code itself says; an empty value: it does not say.

    `species`: the ASFIS codes that it covers and no others; `groups`: groups of species, of which it covers members;
    `states`: EU codes, one of which holds; `presentation`: an EU code; `forms`: `fillet`, `meat`, `prepared`, `canned`,
    `peeled`, …; `production`: `wild` or `farmed`; `sources`: where that is from.
    """

    species: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    presentation: str = ""
    forms: tuple[str, ...] = ()
    production: str = ""
    sources: tuple[str, ...] = ()


def hs_code(value: str, country: str = "") -> HsCode | None:
    """A code of 4 to 12 digits, as written with dots, blanks or hyphens; None where the cell holds none.

    `0306.17.0004`, `0306 17 00 04`, `HS 030617` and `="0306170004"` are codes. An odd number of digits that would be
    one of a heading of chapters 1 to 9 with a zero before it has lost that to a spreadsheet (`30617` is 030617): the
    zero is added with a doubt; not where `country` (ISO3) writes nine digits. A code that a spreadsheet rounded is
    none. Source: Harmonized System Convention, Art. 3: members use its headings and six-digit codes without change.
    """
    text = bare(value)
    if len(text) > _LONGEST or is_blank(text) or is_rounded(text):
        return None
    digits = _SEPARATORS.sub("", re.sub(r"\.0$", "", _LABEL.sub("", text)))
    if not (digits.isascii() and digits.isdigit() and 4 <= len(digits) <= _DIGITS):
        return None
    return _judged(digits, country)


def hs_in_text(text: str) -> list[HsCode]:
    """Codes that a description names as such, each once: `FROZEN SHRIMP HS CODE: 0306.17`, `NCM 03061700`."""
    found = (_judged(_SEPARATORS.sub("", match[1]), "") for match in _IN_TEXT.finditer(text[:_LONGEST_TEXT].upper()))
    return list(dict.fromkeys(found))


def hs6(value: str, country: str = "") -> str | None:
    """The first six digits of a code, which all countries share; None where there are none."""
    found = hs_code(value, country)
    return found.hs6 if found else None


@lru_cache(maxsize=4096)
def hs_says(code: str, country: str = "", day: date | None = None) -> HsSays:
    """What a code of digits says of the goods by the nomenclature of `country` (ISO3) on `day`.

    A longer code adds to and overrides what its first four and six digits say; national digits speak only of
    the country whose they are. Without a day, what holds now counts for more than what held before. A code
    of which nothing is known, or nothing for that day, says nothing. US codes say wild or farmed
    for frozen warm-water shrimp from 2021-07-01 on (0306.17). Source: `reference/hs_says.csv`, each row with its own.
    """
    rows = [
        row
        for length in range(4, min(len(code), _DIGITS) + 1)
        for row in _says().get(code[:length], ())
        if _speaks(row, country) and _holds(row, day)
    ]
    told: dict[str, str] = {}
    for row in rows:
        told |= {column: value for column, value in row.items() if value}
    return HsSays(
        species=_several(told, "species"),
        groups=_several(told, "group"),
        states=_several(told, "state"),
        presentation=told.get("presentation", ""),
        forms=_several(told, "form"),
        production=told.get("production", ""),
        sources=tuple(dict.fromkeys(row["source"] for row in rows)),
    )


def _judged(digits: str, country: str) -> HsCode:
    doubts = []
    if len(digits) % 2:
        heading = digits[1:3]
        lost = 0 < int(heading) <= _LAST_HEADING.get(digits[0], 0)
        if lost and not (len(digits) == 9 and country in _NINE_DIGITS):
            digits = "0" + digits
            doubts.append(ZERO_ADDED)
        elif not (len(digits) == 9 and country in _NINE_DIGITS):
            doubts.append(ODD)
    if len(digits) < 6:
        doubts.append(SHORT)
    return HsCode(digits, digits[:6] if len(digits) >= 6 else None, "; ".join(doubts))


def _several(told: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(filter(None, told.get(column, "").split("|")))


def _speaks(row: dict[str, str], country: str) -> bool:
    whose = row["country"]
    return not whose or country in whose.split("|") or ("EU" in whose.split("|") and country in _UNION)


def _holds(row: dict[str, str], day: date | None) -> bool:
    if day is None:
        return True
    return (row["since"] or "0") <= day.isoformat() <= (row["until"] or "9999")


@cache
def _says() -> dict[str, tuple[dict[str, str], ...]]:
    """Rows by code, those that hold longest last."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in sorted(read_table("hs_says"), key=lambda row: (row["until"] or "9999", row["country"])):
        found.setdefault(row["code"], []).append(row)
    return {code: tuple(rows) for code, rows in found.items()}
