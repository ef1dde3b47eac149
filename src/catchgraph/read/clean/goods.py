"""What follows from what a line of goods says."""

from __future__ import annotations

from collections.abc import Sequence

from catchgraph.normalise.goods.form import Form
from catchgraph.normalise.goods.form import form as form_of
from catchgraph.normalise.goods.hs import HsSays, hs_in_text, hs_says
from catchgraph.normalise.goods.live_weight import Factors, Range, factor_range, live_weight
from catchgraph.normalise.goods.species import species_code, species_of
from catchgraph.normalise.process import Form as Made
from catchgraph.normalise.process import form_kind, operations

Text = str | None
Number = float | None

#: What the sources of a harvest report say (50 CFR 300.324).
_SOURCES = {"HCF": "wild", "SVH": "wild", "HRV": "wild", "HBA": "farmed"}
_NOTHING = HsSays()
_NO_FORM = Form()


#: Characters of a description that are the name of a line.
_NAME = 80


def name(description: Text, scientific_name: Text, hs: Text, code: Text) -> Text:
    """What a person calls a line: its description, else its commodity code, else its species."""
    found = description or scientific_name
    return found[:_NAME] if found else f"HS {hs}" if hs else code


def hs6(hs: Text, description: Text) -> tuple[Text]:
    """The first six digits of a commodity code; nothing of a shorter one.

    Where no code is stated, of the one that the description names as such (`HS CODE: 0306.17`): so do bills.
    """
    if hs:
        return (hs[:6] if len(hs) >= 6 else None,)
    named = {each.hs6 for each in hs_in_text(description)} if description else set()
    return (named.pop() if len(named) == 1 else None,)


def species(
    code: Text,
    basis: Text,
    group: Text,
    several: Sequence[str] | None,
    scientific_name: Text,
    description: Text,
    hs: Text,
    hs_country: Text,
) -> tuple[Text, Text, Text, Sequence[str] | None]:
    """ASFIS code, what it rests on, and the group where no one species is named; then all that are named, if several.

    What the record states as the species counts first, then scientific name, description and commodity code.
    """
    if code:
        return code, basis or "code", None, None
    found = species_of("", scientific_name or "", description or "", hs or "", hs_country or "")
    if found.code:
        return found.code, found.basis, None, None
    return None, None, found.group or group, several or found.several or None


def product(
    stated: Text, source: Text, words: Text, description: Text, hs: Text, hs_country: Text
) -> tuple[Text, Text, Text, Text]:
    """State and presentation; `wild` or `farmed` and what that rests on.

    As the words for the form say, else the description, else the commodity code; before all of them the record's own
    word for how it was produced, and the source of a harvest report.
    """
    form = form_of(words) if words else _NO_FORM
    told = form_of(description) if description else _NO_FORM
    said = _says(hs, hs_country)
    produced = (
        (stated, "stated"),
        (_SOURCES.get((source or "").upper()), "source"),
        (form.production, "form"),
        (told.production, "description"),
        (said.production, "tariff code"),
    )
    state = form.state or told.state or (said.states[0] if len(said.states) == 1 else None)
    production, basis = next(((word, basis) for word, basis in produced if word), (None, None))
    return state, form.presentation or told.presentation or said.presentation or None, production, basis


def commodity(code: Text, group: Text) -> tuple[Text]:
    """The group of the trade that a line is of: that of its species, else the group that it names."""
    found = species_code(code) if code else None
    return ((found.group if found else None) or group,)


def work(
    hs: Text, hs_country: Text, state: Text, presentation: Text, words: Text, description: Text
) -> tuple[Text, tuple[str, ...] | None]:
    """The kind of work that a line has behind it, and what was done to it, as its form says.

    By its words for the form, the code and the presentation; its description tells operations only, since it may say
    what goods are for (`tuna for canning`).
    """
    coded = _says(hs, hs_country).forms
    said = tuple(sorted({*_forms(words, None), *coded}))
    kind = form_kind(said, state, Made(hs, presentation))
    done = operations({*said, *_forms(None, description)}, state) if kind else ()
    return kind, done or None


def live(
    net_kg: Number,
    landed_kg: Number,
    code: Text,
    state: Text,
    presentation: Text,
    hs: Text,
    words: Text,
    description: Text,
) -> tuple[Number, Number, Text]:
    """Least and greatest live weight that gives the net weight, and the sources of the factors.

    A catch that states no net weight was landed in the state and presentation that it has: its landed weight counts.
    """
    weight_kg = landed_kg if net_kg is None else net_kg
    if weight_kg is None:
        return None, None, None
    found = live_weight(weight_kg, code, state or "", presentation or "", hs or "", _forms(words, description))
    return found.low, found.high, "; ".join(found.sources) or None


def live_factors(
    factors: Factors, code: Text, state: Text, presentation: Text, hs: Text, words: Text, description: Text
) -> Range:
    """The lowest and highest of `factors` by which `live` multiplies."""
    return factor_range(code, state or "", presentation or "", hs or "", _forms(words, description), factors)


def _forms(words: Text, description: Text) -> tuple[str, ...]:
    return tuple(sorted({each for text in (words, description) if text for each in form_of(text).forms}))


def _says(hs: Text, hs_country: Text) -> HsSays:
    return hs_says(hs, hs_country or "") if hs else _NOTHING
