"""Where fish was caught: FAO areas and exclusive economic zones, from codes and names."""

from __future__ import annotations

import re
from functools import cache

from catchgraph.reference.tables import read_table

from .cell import bare
from .flag import flag
from .text import fold, is_blank

_LONGEST = 200
_CODE = re.compile(r"(?<![\d.])(?<!\d-)(\d{2}(?:[ .]?\.[ ]?[0-9A-Z]{1,2}){0,4})(?![\d.]|-\d)", re.IGNORECASE)
#: "ICES VIId", "ICES division VII d": subareas of area 27 in Roman numerals, as they were written until 2010.
_ICES = re.compile(
    r"\bICES[ -]*(?:DIV(?:ISION)?|SUB-?AREA|AREA)?[. ]*(XIV|XIII|XII|XI|IX|IV|V?I{1,3}|V|X)[ .-]*([A-K])?\b"
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11}
_ROMAN |= {"XII": 12, "XIII": 13, "XIV": 14}
_WORD = re.compile(r"[A-Z]+")
_FILLING = frozenset(
    {"THE", "OF", "AND", "OCEAN", "OCEANO", "FAO", "AREA", "ZONE", "ZONA", "ET", "Y", "DE", "SEA", "MAJOR"}
)
_ZONE = re.compile(
    r"\b(?:EEZ|ZEE|E\.E\.Z\.|Z\.E\.E\.|EXCLUSIVE ECONOMIC ZONE|ZONA ECONOMICA EXCLUSIVA|ZONE ECONOMIQUE EXCLUSIVE|"
    r"WATERS|URN:GDST:EEZ:|TERRITORIAL|NATIONAL|OF|DE|DEL)\b|URN:GDST:EEZ:",
    re.IGNORECASE,
)
_HIGH_SEAS = re.compile(
    r"\b(?:HIGH SEAS?|ALTA MAR|HAUTE MER|ALTO MAR|INTERNATIONAL WATERS|AGUAS INTERNACIONALES|ABNJ)\b", re.IGNORECASE
)


def fao_area(value: str) -> str | None:
    """The first FAO area of a cell: `FAO 27.7.d`, `77`, `Pacific, Western Central`, `ICES VIId`; None for none."""
    return next(iter(fao_areas(value)), None)


def fao_areas(value: str) -> list[str]:
    """Codes of the FAO areas that a cell names, each once: major areas, subareas and divisions that exist.

    A division that does not exist gives the area around it that does. A name is that of a major area in English, French
    or Spanish, in any order of words. Source: FAO code list of areas (`reference/fao_areas.csv`).
    """
    text = bare(value)
    if len(text) > _LONGEST or is_blank(text):
        return []
    found = [area for match in _CODE.finditer(text) if (area := _known(match[1]))]
    plain = fold(text).upper()
    found += [area for match in _ICES.finditer(plain) if (area := _known(_from_ices(match[1], match[2])))]
    if not found and (named := _by_name().get(_words(plain))):
        found = [named]
    return list(dict.fromkeys(found))


def eez(value: str) -> str | None:
    """ISO3 code of whose exclusive economic zone a cell names: `Ecuador EEZ`, `ZEE de Mauritanie`, `urn:gdst:eez:FJI`.

    None for the high seas, a blank and what is no country's name.
    """
    text = bare(value)
    if len(text) > _LONGEST or is_high_seas(text):
        return None
    plain = text if text.isascii() else fold(text)
    return flag(" ".join(_ZONE.sub(" ", plain).split()).strip(" -,()"))


def is_high_seas(value: str) -> bool:
    """Whether a cell says that it was beyond national jurisdiction: `High Seas`, `alta mar`, `haute mer`."""
    return _HIGH_SEAS.search(fold(value[:_LONGEST])) is not None


def _from_ices(numeral: str, letter: str | None) -> str:
    return f"27.{_ROMAN[numeral]}" + (f".{letter}" if letter else "")


def _known(written: str) -> str | None:
    """The code of the list that a code means, or of the area around it."""
    parts = written.replace(" ", "").lower().split(".")
    for length in range(len(parts), 0, -1):
        code = _by_code().get(".".join(parts[:length]))
        if code:
            return code
    return None


def _words(plain: str) -> frozenset[str]:
    return frozenset(_WORD.findall(plain)) - _FILLING


@cache
def _by_code() -> dict[str, str]:
    """Codes by their small letters: NAFO writes 21.3.M, ICES 27.7.d."""
    return {row["code"].lower(): row["code"] for row in read_table("fao_areas")}


@cache
def _by_name() -> dict[frozenset[str], str]:
    rows = [row for row in read_table("fao_areas") if len(row["code"]) == 2]
    return {
        words: row["code"]
        for row in rows
        for name in (row["name"], row["french"], row["spanish"])
        if (words := _words(fold(name).upper()))
    }
