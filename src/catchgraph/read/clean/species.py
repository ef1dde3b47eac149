"""Species that a record names by code or name, where it is about them and no line of goods."""

from __future__ import annotations

import re

from catchgraph.normalise.goods.species import SpeciesFound, species_code
from catchgraph.normalise.goods.species import species as named
from catchgraph.normalise.text import is_blank
from catchgraph.read.clean.ways import NOTHING, Cleaned, Given

UNKNOWN = "no species known by that code or name"
GROUP = "names a group and no species"
_SEVERAL = re.compile(r"[;,|\n\r]")


def one(given: Given) -> Cleaned:
    """The ASFIS code of a species given by code, scientific name or name."""
    if is_blank(given.text):
        return NOTHING
    found = _species(given.text)
    return Cleaned(found.code, "" if found.code else _doubt(found))


def several(given: Given) -> Cleaned:
    """The ASFIS codes of all species of a text; what is none, or a group of them, is said."""
    found = [_species(part) for part in _SEVERAL.split(given.text) if not is_blank(part)]
    codes = dict.fromkeys(code for each in found for code in (each.several or (each.code,)) if code)
    doubts = dict.fromkeys(_doubt(each) for each in found if not each.code and not each.several)
    return Cleaned(tuple(codes) or None, "; ".join(doubts))


def _species(text: str) -> SpeciesFound:
    return species_code(text) or named(text)


def _doubt(found: SpeciesFound) -> str:
    return GROUP if found.group else UNKNOWN
