"""State, presentation and form of a product: EU codes, from codes and from the words of a description."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from catchgraph.reference.tables import read_table

from .phrases import Phrases, phrases_of, tokens_of

#: EU states, those that change the product first: smoked fish may be frozen, frozen fish is not fresh.
STATES = ("SMO", "DRI", "SAL", "FRO", "BOI", "FRE", "ALI")
_CODES = frozenset({"GUL", "DWT", "JAP", "JAT", "LAP", "CBF", "SGT", "SGH"})
#: Presentations of one part of the animal.
_PARTS = {"roe": "ROE", "liver": "LVR", "fin": "FIN", "wing": "WNG", "claw": "CLA", "tail": "TAL", "tube": "TUB"}
_PARTS |= {"tongue": "TNG", "surimi": "SUR"}
_NEGATIONS = frozenset({"NOT", "NON", "NO", "WITHOUT", "UN", "SIN", "SANS", "SEM", "EXCL", "EXCLUDING"})
_PRODUCTIONS = ("wild", "farmed")
#: Codes that are words or other codes in a description: of the state only where nothing but codes stands there.
_ONLY_CODES = frozenset({"SAL", "FIN", "OTH", "ALI", "SUR"})


@dataclass(frozen=True, slots=True)
class Form:
    """EU state and presentation ('' where not said), other words for the form, sorted, and `wild` or `farmed`."""

    state: str = ""
    presentation: str = ""
    forms: tuple[str, ...] = ()
    production: str = ""


@lru_cache(maxsize=4096)
def form(text: str) -> Form:
    """State, presentation and form that a text says: `FRO-GUH`, `FRZ H&G`, `VANNAMEI HLSO 16/20`, `filetes congelados`.

    A word after `not`, `without` or `sin` does not count. Of several states the one that changes the product most
    counts (`FROZEN SMOKED` is SMO, `FROZEN COOKED` FRO with the form `cooked`). Presentations follow from the
    features together: a fillet without skin is FIS, with its pin bones FSP, with skin and bones FSB; gutted and
    headed GUH, also without tail GHT, salted SGH. Shrimp without head have no code of their own (`headless`,
    `shell-on`, `peeled` are forms). `wild` and `farmed` together say nothing. Source: Regulation (EU) 404/2011, annex
    I; words: `reference/product_words.csv`.
    """
    tokens = tokens_of(text)
    if coded := _coded(tokens):
        return coded
    said: set[str] = set()
    for found in _phrases().find(tokens):
        if found.start == 0 or tokens[found.start - 1] not in _NEGATIONS:
            said |= found.value
    state = next((code for code in STATES if code in said), "")
    production = [each for each in _PRODUCTIONS if each in said]
    kept = said - set(STATES) - _CODES - set(_PRODUCTIONS)
    return Form(state, _presentation(said), tuple(sorted(kept)), production[0] if len(production) == 1 else "")


def _coded(tokens: tuple[str, ...]) -> Form | None:
    """A cell of one code or two, which are words in a description."""
    words = [token for token in tokens if token.isalnum()]
    if not words or len(words) > 2 or not _ONLY_CODES & {words[0], words[-1]}:
        return None
    if any(len(word) != 3 for word in words):
        return None
    state = next((word for word in words if word in STATES), "")
    others = [word for word in words if word != state]
    if not others or others[0] in _ONLY_CODES:
        return Form(state, others[0] if others else "")
    features = _phrases().get(others[:1])
    return Form(state, _presentation(set(features)), tuple(sorted(features))) if features else None


def _presentation(said: set[str]) -> str:
    if codes := sorted(said & _CODES):
        return codes[0]
    if "fillet" in said:
        return _fillet(said)
    if "gutted" in said:
        return _gutted(said)
    parts = [code for part, code in _PARTS.items() if part in said]
    if len(parts) == 1:
        return parts[0]
    if "headed" in said:
        return "HEA" if not {"shell-on", "peeled"} & said else ""
    if {"whole", "head-on"} & said:
        return "WHL" if not {"loin", "steak", "peeled", "portion", "minced"} & said else ""
    return ""


def _fillet(said: set[str]) -> str:
    if "skinned" in said:
        return "FSP" if "pin bone in" in said else "FIS"
    return "FSB" if {"skin on", "bone in"} <= said else "FIL"


def _gutted(said: set[str]) -> str:
    if "SAL" in said:
        return "SGH" if "headed" in said else "SGT"
    if "headed" not in said:
        return "GUG" if "gilled" in said else "GUT"
    if "tailed" in said:
        return "GHT"
    return "GUS" if "skinned" in said else "GUH"


@cache
def _phrases() -> Phrases[frozenset[str]]:
    rows = read_table("product_words")
    return Phrases(phrases_of((row["word"], frozenset(filter(None, row["says"].split("|")))) for row in rows))
