"""Insight answers of Global Fishing Watch: counts for the vessels of a request, which the answer does not name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Said
from catchgraph.read.gfw.json_fields import inside, number
from catchgraph.read.output import Output

UNNAMED = (
    "insights of a vessel that the answer does not name: they can be attached to none; load the vessel's events and "
    "its answer of the vessels API instead"
)
#: Words for a count → where the answer has it.
_COUNTS = {
    "gap events": ("gap", "periodSelectedCounters", "events"),
    "of them AIS off": ("gap", "periodSelectedCounters", "eventsGapOff"),
    "times on an IUU list": ("vesselIdentity", "iuuVesselList", "totalTimesListed"),
    "% coverage": ("coverage", "percentage"),
}


def is_insight(value: Mapping[str, Any]) -> bool:
    """Whether an object is an insight answer."""
    return "period" in value and any(key in value for key in ("gap", "coverage", "apparentFishing", "vesselIdentity"))


def read_insights(objects: Iterable[dict[str, Any]], _: Provenance, said: Said) -> Output:
    """Nothing of an insight answer is a record: each is refused, with what it counts."""
    ids = []
    for row, value in enumerate(objects):
        said.refuse(row, "period", summary(value), UNNAMED)
        ids.append("")
    return Output(ids)


def summary(value: Mapping[str, Any]) -> str:
    """What an answer counts, in words."""
    period = inside(value, "period")
    found = [f"{period.get('startDate')} – {period.get('endDate')}"]
    for words, path in _COUNTS.items():
        place: Mapping[str, Any] = value
        for key in path[:-1]:
            place = inside(place, key)
        count = number(place.get(path[-1]))
        if count is not None:
            found.append(f"{count:.4g} {words}")
    return ", ".join(found)
