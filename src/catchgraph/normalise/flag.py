"""Flags: which country or territory a code or name means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from catchgraph.reference.countries import countries, iso3_by_iso2

from .cell import bare
from .text import fold, is_blank

_BRACKETED = re.compile(r"([^()]*)\(([^()]*)\)")
_DOTTED = re.compile(r"(?<![A-Z])((?:[A-Z]\.){2,}[A-Z]?)(?![A-Z])")
_WORD = re.compile(r"[A-Z0-9]+")
_SEVERAL = re.compile(r"[;/,]")
_LONGEST = 120
_FILLING = frozenset({"THE", "OF", "AND", "DE", "LA", "ET", "Y"})
_SHORT = {"REP": "REPUBLIC", "ST": "SAINT", "STE": "SAINT", "DEM": "DEMOCRATIC", "FED": "FEDERAL", "ISL": "ISLANDS"}
# What a long name adds to the short one; "Democratic" and "People's" tell states apart and stay.
_KIND_OF_STATE = frozenset({"REPUBLIC", "KINGDOM", "STATE", "COMMONWEALTH"})
_OF_UNION = re.compile(r"(?:EU|UE|EC)\s*[-/:]\s*(\S.*)", re.IGNORECASE)
#: Codes of countries that registers also write for "not available" and "not eligible".
_TWO_FACED = frozenset({"NA", "NE"})
_UNION = frozenset({"EU", "EUR", "XEU", "EUROPEAN UNION"})


def flag(value: str, *, iso2: bool = False) -> str | None:
    """ISO3 code of the flag state or territory that the value names, else None.

    Takes ISO2 and ISO3 codes (all capitals or all small), names in English, French and Spanish and the aliases that
    registers use, in any word order: `Korea (Republic of)`, `EU (Portugal)`, `EU-PRT`, `FRA (French Polynesia)`,
    `Fishing Entity of Taiwan`. A former country without one successor keeps its own code (`ANT`).
    `NA` and `NE` are blanks, since registers use them so; with `iso2=True`, for a column that
    holds nothing but ISO2 codes (`are_iso2`), they are Namibia and Niger.
    Source: `reference/countries.csv` (ISO 3166-1).
    """
    text = bare(value)
    if iso2 and len(text) == 2:
        return iso3_by_iso2().get(text.upper())
    if is_blank(text) or len(text) > _LONGEST:
        return None
    return _code(text) or _named(text) or _inside_brackets(text) or _of_union(text)


def flags(value: str, *, iso2: bool = False) -> list[str]:
    """ISO3 codes of the flags in a cell that may hold several (`PANAMA;LIBERIA`, `LR , CW , PA`), known ones only."""
    whole = flag(value, iso2=iso2)
    if whole:
        return [whole]
    found = (flag(part, iso2=iso2) for part in _SEVERAL.split(value))
    return list(dict.fromkeys(code for code in found if code))


def are_iso2(values: Iterable[str]) -> bool:
    """Whether the values of a column are ISO2 codes of countries, so that `NA` and `NE` are none of its blanks.

    All that is filled has two letters, and something beside those two is there to tell by; a cell may hold several.
    """
    texts = [part for value in values for part in map(bare, _SEVERAL.split(value)) if part]
    filled = {text.upper() for text in texts if text.upper() in _TWO_FACED or not is_blank(text)}
    return all(len(code) == 2 and code.isalpha() for code in filled) and bool(
        filled & iso3_by_iso2().keys() - _TWO_FACED
    )


def _code(text: str) -> str | None:
    # "No" answers a question; "NO" is Norway.
    if len(text) > 3 or not (text.isupper() or text.islower()):
        return None
    code = text.upper()
    return code if code in _iso3_codes() else iso3_by_iso2().get(code)


def _named(text: str) -> str | None:
    words = _words(text)
    return _names().get(words) or _names().get(words - _KIND_OF_STATE)


def _inside_brackets(text: str) -> str | None:
    """`EU (Spain)`, `Spain (EU)`, `FRA (French Polynesia)`: the more precise of two names."""
    match = _BRACKETED.fullmatch(text)
    if match is None:
        return None
    outer, inner = match[1].strip(), match[2].strip()
    if fold(inner).upper() in _UNION:
        return _code(outer) or _named(outer)
    if fold(outer).upper() in _UNION or _code(outer) or _named(outer):
        return _code(inner) or _named(inner)
    return None


def _of_union(text: str) -> str | None:
    """`EU-HRV`, `EU/Spain`: the state, where a register says first that it is one of the Union."""
    match = _OF_UNION.fullmatch(text)
    return (_code(match[1]) or _named(match[1])) if match else None


def _words(text: str) -> frozenset[str]:
    upper = fold(text).upper().replace("'", "").replace("`", "")
    joined = _DOTTED.sub(lambda match: match[1].replace(".", ""), upper)
    words = (_SHORT.get(word, word) for word in _WORD.findall(joined))
    return frozenset(words) - _FILLING


@cache
def _names() -> dict[frozenset[str], str]:
    names: dict[frozenset[str], str] = {}
    for entry in countries():
        for name in (entry.name, *entry.aliases):
            names.setdefault(_words(name), entry.iso3)
    return names


@cache
def _iso3_codes() -> frozenset[str]:
    return frozenset(entry.iso3 for entry in countries())
