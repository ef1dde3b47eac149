"""What follows from what a line of goods says."""

from __future__ import annotations

import re

from catchgraph.normalise.goods.form import form as form_of
from catchgraph.normalise.goods.hs import HsSays, hs_says
from catchgraph.normalise.goods.live_weight import live_weight

Text = str | None
Number = float | None

_CODE = re.compile(r"[A-Z0-9]{3}")
#: What the sources of a harvest report say (50 CFR 300.324).
_SOURCES = {"HCF": "wild", "SVH": "wild", "HRV": "wild", "HBA": "farmed"}
_NOTHING = HsSays()


#: Characters of a description that are the name of a line.
_NAME = 80


def name(description: Text, scientific_name: Text, hs: Text, code: Text) -> Text:
    """What a person calls a line: its description, else its commodity code, else its species."""
    found = description or scientific_name
    return found[:_NAME] if found else f"HS {hs}" if hs else code


def hs6(hs: Text) -> tuple[Text]:
    """The first six digits of a commodity code; nothing of a shorter one."""
    return (hs[:6] if hs and len(hs) >= 6 else None,)


def species(written: Text, hs: Text, hs_country: Text) -> tuple[Text, Text, Text]:
    """ASFIS code, what it rests on, and the group where no one species is named.

    The record's own code counts before what its tariff code says.
    """
    if written and _CODE.fullmatch(written.upper()):
        return written.upper(), "code", None
    said = _says(hs, hs_country)
    if len(said.species) == 1:
        return said.species[0], "tariff code", None
    return None, None, said.groups[0] if len(said.groups) == 1 else None


def product(words: Text, description: Text, hs: Text, hs_country: Text) -> tuple[Text, Text]:
    """State and presentation: as the words for the form say, else the description, else the commodity code."""
    told = [form_of(text) for text in (words, description) if text]
    said = _says(hs, hs_country)
    states = (*(each.state for each in told), said.states[0] if len(said.states) == 1 else "")
    presentations = (*(each.presentation for each in told), said.presentation)
    return next(filter(None, states), None), next(filter(None, presentations), None)


def production(
    stated: Text, source: Text, words: Text, description: Text, hs: Text, hs_country: Text
) -> tuple[Text, Text]:
    """`wild` or `farmed`, and what that rests on: the record's own word, its source, the form, the code."""
    found = (
        (stated, "stated"),
        (_SOURCES.get((source or "").upper()), "source"),
        (form_of(words).production if words else "", "form"),
        (form_of(description).production if description else "", "description"),
        (_says(hs, hs_country).production, "tariff code"),
    )
    return next(((said, basis) for said, basis in found if said), (None, None))


def live(
    net_kg: Number, code: Text, state: Text, presentation: Text, hs: Text, words: Text, description: Text
) -> tuple[Number, Number, Text]:
    """Least and greatest live weight that gives the net weight, and the sources of the factors."""
    if net_kg is None:
        return None, None, None
    forms = tuple(sorted({each for text in (words, description) if text for each in form_of(text).forms}))
    found = live_weight(net_kg, code, state or "", presentation or "", hs or "", forms)
    return found.low, found.high, "; ".join(found.sources) or None


def _says(hs: Text, hs_country: Text) -> HsSays:
    return hs_says(hs, hs_country or "") if hs else _NOTHING
