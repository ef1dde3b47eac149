"""What kind of work makes goods of others: what a freezer vessel may do, and what asks for a plant or factory ship."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from catchgraph.reference.tables import read_table

from .text import fold

Kind = Literal["preservation", "transformation", "boiled or shucked"]

_WORD = re.compile(r"[a-z]+")
#: EU states as words of what was done.
_STATES = {"BOI": "boiled", "DRI": "dried", "FRO": "frozen", "SAL": "salted", "SMO": "smoked"}
#: Parts that are no other product for being dried or smoked, and fish that is gutted and salted.
_NO_PRODUCT = frozenset({"FIN", "LVR", "ROE", "SGH", "SGT"})
#: What a form says was done, by words of `reference/origin_operations.csv` and of rulings on origin.
_OPERATIONS = {
    "breaded": "breading", "canned": "canning", "cooked": "cooking", "deveined": "deveining", "fillet": "filleting",
    "loin": "loining", "marinated": "marinating", "minced": "mincing", "peeled": "peeling", "steak": "steaking",
    "surimi": "surimi making",
}  # fmt: skip
_OF_STATES = {"DRI": "drying", "SAL": "salting", "SMO": "smoking"}
#: Of several the first counts: who fillets and freezes transforms.
_STRONGEST: tuple[Kind, ...] = ("transformation", "boiled or shucked", "preservation")


@dataclass(frozen=True, slots=True)
class Form:
    """What went in, or came out: a tariff code in digits and an EU code of presentation, as far as they are told."""

    hs: str | None = None
    presentation: str | None = None


def process_kind(done: str, made: Sequence[Form], used: Iterable[Form] = ()) -> Kind | None:
    """The kind of work that is called `done`, by its words and by the forms `made` of those `used`; else None.

    A form is a sign where nothing that went in had its kind already: to freeze fillets makes none. Source:
    `reference/processes.csv`.
    """
    before = {kind for form in used for kind in _signs(form)}
    after = {kind for form in made for kind in _signs(form)} - before
    found = {*_said(done, frozenset(form.hs[:4] for form in made if form.hs)), *after}
    return next((kind for kind in _STRONGEST if kind in found), None)


def form_kind(said: Sequence[str], state: str | None, form: Form) -> Kind | None:
    """The kind of work that goods of a form have behind them; `said`: words for forms as `goods.form` has them.

    Fins, livers and roe are of no other kind for being dried or smoked, nor is gutted fish for being salted.
    """
    words = [word for word in said if word != "head-on"]
    found = process_kind(" ".join([*words, _STATES.get(state or "", "")]), [form])
    return "preservation" if found == "transformation" and form.presentation in _NO_PRODUCT else found


def operations(said: Iterable[str], state: str | None) -> tuple[str, ...]:
    """What was done to goods of these forms and this state, sorted: `filleting`, `canning`, `smoking`."""
    words = frozenset(said)
    found = {_OPERATIONS[word] for word in words if word in _OPERATIONS}
    # What is canned in brine is not salted.
    return tuple(sorted((found | {_OF_STATES.get("" if "canned" in words else state or "", "")}) - {""}))


def _said(done: str, headings: frozenset[str]) -> set[Kind]:
    found: set[Kind] = set()
    for word in _WORD.findall(fold(done).casefold()):
        rows = [
            (only, kind) for begins, ways in _table("word").items() if word.startswith(begins) for only, kind in ways
        ]
        fitting = [kind for only, kind in rows if only and headings and headings <= only]
        found.update(fitting or (kind for only, kind in rows if not only))
    return found


def _signs(form: Form) -> set[Kind]:
    codes = _table("hs").items()
    by_code = {kind for begins, ways in codes if (form.hs or "").startswith(begins) for _, kind in ways}
    return by_code | {kind for _, kind in _table("presentation").get(form.presentation or "", ())}


@cache
def _table(by: str) -> Mapping[str, tuple[tuple[frozenset[str], Kind], ...]]:
    """What `by` names → the kinds that it is, each with the headings for which alone it counts."""
    found: dict[str, tuple[tuple[frozenset[str], Kind], ...]] = {}
    for row in read_table("processes"):
        if row["by"] == by:
            kind = next(kind for kind in _STRONGEST if kind == row["kind"])
            only = frozenset(row["only"].split("|")) - {""}
            found[row["value"]] = (*found.get(row["value"], ()), (only, kind))
    return found
