"""What an event of a document says besides its own texts: its name, and what its lines come to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from catchgraph.model.schema import node
from catchgraph.normalise.process import Form, process_kind
from catchgraph.normalise.text import clean_text, is_blank
from catchgraph.read.clean.vessel import VesselParts

NO_START = "no time at which it began: no event follows from it"
BACKWARDS = "ends before it starts"
#: Label → what became of the lines that its weight is of: of several the first that any line has. A line that does not
#: say counts where no line says.
MOVED: Mapping[str, tuple[str, ...]] = {
    "Transshipment": ("unloaded", "loaded", ""),
    "Landing": ("unloaded", ""),
    "Fishing": ("caught", "on board", "taken on board", ""),
}


def called(label: str, start: dt.datetime, vessels: Iterable[VesselParts]) -> str:
    """What a person calls an event: `Port call 2025-05-04, GOLF – TANGO`; a vessel without a name by a number."""
    words = node(label).table.replace("_", " ").capitalize()
    said = ((each.name, each.register_number, each.call_sign, each.imo) for each in vessels)
    known = (next((clean_text(text) for text in texts if not is_blank(text)), "") for texts in said)
    return ", ".join(filter(None, (f"{words} {start.date()}", " – ".join(filter(None, known)))))


def doubts(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Properties of an event that cannot be so, and why: an end before the start."""
    start, end = values.get("start"), values.get("end")
    if start and end and end < start:
        yield "end", BACKWARDS


def totals(label: str, lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Species and weights of what was moved, caught or landed; a weight that a line lacks is none for the whole."""
    flows = {line.get("flow") or "" for line in lines}
    flow = next((each for each in MOVED.get(label, ()) if each in flows), None)
    moved = [line for line in lines if (line.get("flow") or "") == flow]
    if not moved:
        return {}
    species = sorted({line["species"] for line in moved if line.get("species")})
    return {
        "species": tuple(species) or None,
        "live_kg": _total([line.get("live_high_kg") if _stated(line) else None for line in moved]),
        "product_kg": _total([line.get("net_kg") for line in moved]),
    }


def worked(process: str | None, lines: Sequence[Mapping[str, Any]]) -> str | None:
    """The kind of work that a processing event was, by what was done and its lines of stage `product` and `input`."""
    forms: dict[str, list[Form]] = {"product": [], "input": []}
    for line in lines:
        forms.setdefault(line["stage"], []).append(Form(line.get("hs"), line.get("presentation")))
    return process_kind(process or "", forms["product"], forms["input"])


def _stated(line: Mapping[str, Any]) -> bool:
    """Whether its live weight is one, and no interval."""
    return line.get("live_low_kg") == line.get("live_high_kg")


def _total(weights: Sequence[float | None]) -> float | None:
    known = [each for each in weights if each is not None]
    return round(sum(known), 3) if len(known) == len(weights) else None
