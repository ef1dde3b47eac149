"""Species that a record or a line of goods names by code or name."""

from __future__ import annotations

import re

from catchgraph.normalise.goods.species import SpeciesFound, species_code
from catchgraph.normalise.goods.species import species as named
from catchgraph.normalise.text import is_blank
from catchgraph.read.clean.ways import NOTHING, Cleaned, Given

UNKNOWN = "no species known by that code or name"
GROUP = "names a group and no species"
SEVERAL = "names goods of several kinds: no one species"
_SEVERAL = re.compile(r"[;,|\n\r]")


def one(given: Given) -> Cleaned:
    """The ASFIS code of a species given by code, scientific name or name, and what it rests on; else its group, and
    all of several.
    """
    if is_blank(given.text):
        return NOTHING
    found = _species(given.text)
    if found.code:
        return Cleaned(found.code, "", {"species_basis": found.basis})
    beside = {"species_group": found.group, "species_named": found.several}
    return Cleaned(None, _doubt(found), {name: value for name, value in beside.items() if value})


def several(given: Given) -> Cleaned:
    """The ASFIS codes of all species of a text; what is none, or a group of them, is said."""
    found = [_species(part) for part in _SEVERAL.split(given.text) if not is_blank(part)]
    codes = dict.fromkeys(code for each in found for code in (each.several or (each.code,)) if code)
    doubts = dict.fromkeys(_doubt(each) for each in found if not each.code and not each.several)
    return Cleaned(tuple(codes) or None, "; ".join(doubts))


def _species(text: str) -> SpeciesFound:
    return species_code(text) or named(text)


def _doubt(found: SpeciesFound) -> str:
    if found.several:
        return SEVERAL
    return GROUP if found.group else UNKNOWN
