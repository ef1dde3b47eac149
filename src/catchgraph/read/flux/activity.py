"""An activity of a report: when and where it was, and the event that it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catchgraph.read.document.elements import each, text, written
from catchgraph.read.document.form import Happening, Line, Vessel, Written
from catchgraph.read.flux import place
from catchgraph.read.flux.codes import EVENTS
from catchgraph.read.flux.vessel import vessel

TYPE, OCCURRED, REASON = "TypeCode", "OccurrenceDateTime", "ReasonCode"
PERIOD = "SpecifiedDelimitedPeriod"
START, END, DURATION = f"{PERIOD}/StartDateTime", f"{PERIOD}/EndDateTime", f"{PERIOD}/DurationMeasure"
WHERE, TRIP = "RelatedFLUXLocation", "SpecifiedFishingTrip/ID"
GEAR, WITH, INNER = "SpecifiedFishingGear", "RelatedVesselTransportMeans", "RelatedFishingActivity"
#: Parts of an operation with which it begins, and ends.
_BEGINS, _ENDS = ("GEAR_SHOT", "START_FISHING"), ("GEAR_RETRIEVAL", "GEAR_REMOVAL", "END_FISHING")
#: Unit of a duration → hours.
_HOURS = {"MIN": 1 / 60, "HUR": 1.0, "SEC": 1 / 3600, "DAY": 24.0}
#: Gear that is only on board was not used.
_ONBOARD = "ONBOARD"

Texts = dict[str, Written | Sequence[Written]]


def when(activity: Any) -> dict[str, Sequence[Written]]:
    """Start and end: of the period, the parts or the moment that it states."""
    inner = [(text(one, TYPE), written(one, OCCURRED, within=INNER)) for _, one in each(activity, INNER)]
    moment = written(activity, OCCURRED)
    begins = [found for kind, found in inner if kind in _BEGINS]
    ends = [found for kind, found in inner if kind in _ENDS]
    return {"start": [written(activity, START), *begins, moment], "end": [written(activity, END), *ends[-1:]]}


def where(activity: Any) -> Texts:
    """Port, position, economic zones, bodies in whose area of competence it lies."""
    own = place.locations(activity, WHERE)
    inner = place.locations(activity, f"{INNER}/{WHERE}")
    return {**place.port(own, WHERE), **place.position((*own, *inner), WHERE), **place.waters(own, WHERE, "eezs")}


def several(found: Written | Sequence[Written]) -> Sequence[Written]:
    """One text or more as several."""
    return [found] if isinstance(found, Written) else found


def areas(activity: Any) -> tuple[str, ...] | None:
    """Codes of the areas in which it was."""
    return place.areas(place.locations(activity, WHERE)) or None


def gear(activity: Any) -> Written:
    """The gear that was used."""
    used = (one for _, one in each(activity, GEAR) if text(one, "RoleCode") != _ONBOARD)
    return next((written(one, "TypeCode", within=GEAR) for one in used), Written(""))


def partners(activity: Any, part: str) -> Iterator[Vessel]:
    """The vessels that are related to an activity."""
    for within, found in each(activity, WITH, part):
        yield vessel(found, within)


def hours(activity: Any) -> float | None:
    """The duration that it states, in hours."""
    try:
        stated = float(text(activity, DURATION))
    except ValueError:
        return None
    factor = _HOURS.get(text(activity, f"{DURATION}/@unitCode"))
    return round(stated * factor, 4) if factor and stated >= 0 else None


def event(
    activity: Any, part: str, values: Mapping[str, Any], vessels: Sequence[Vessel], lines: Sequence[Line]
) -> Happening | None:
    """The event of an activity; None of a kind that is none here, and of a port call that is only announced."""
    kind = text(activity, TYPE)
    label = EVENTS.get(kind)
    announced = label == "PortCall" and values["basis"] != "declared"
    if label is None or announced:
        return None
    texts: Texts = {**when(activity), **where(activity), "trip": written(activity, TRIP)}
    bodies = any(one.text for one in several(texts["rfmos"]))
    own: dict[str, Any] = {"areas": areas(activity), "areas_basis": "as the source states" if bodies else None}
    if label == "Fishing":
        texts["gear"] = gear(activity)
    if label == "PortCall":
        texts["purpose"] = written(activity, REASON)
        own["movement"] = kind.lower()
        texts["end"] = texts["start"]
    if duration := hours(activity):
        own["duration_h"] = duration
    texts = {name: found for name, found in texts.items() if label != "Fishing" or not name.startswith("port")}
    return Happening(label=label, key=(part,), part=part, texts=texts, values={**values, **own}, vessels=vessels,
                     lines=lines)  # fmt: skip
