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
