"""What every event of Global Fishing Watch says: when, where, in which regions, by whom.

Its own part, under the key of its type, is the noun's: `encounter`, `loitering`, `port_visit`, `gap`, `fishing`.
Checked on samples: encounters, loitering, port visits (2023, 2024). From the API's documentation and the models of its
published Python client: gaps, fishing, `portVisit`, upper-case types, an empty `end` of an event that goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.model.ids import make_id
from catchgraph.read.cleaners import MET_ITSELF
from catchgraph.read.clock import AHEAD, ahead
from catchgraph.read.format import Said, content
from catchgraph.read.gfw.json_fields import NO_TIME, inside, moment, noted_moment, plain, position, positive, words
from catchgraph.read.gfw.vessels import Who, authorisations, who
from catchgraph.reference.areas import INLAND, far_inland

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "gfw-events"
SOURCE = "Global Fishing Watch"
BASIS = "as the source states"
NO_VESSEL = "an event without a vessel: no id, MMSI or name"
_HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Part:
    """A vessel's part in an event."""

    who: Who
    authorisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of event: its label, its words, its own keys in the object, and its own columns."""

    label: str
    table: str
    words: str
    keys: tuple[str, ...]
    columns: Callable[[list[GfwEvent], Said], dict[str, pa.Array]]
    encounter: bool = False


@dataclass(frozen=True, slots=True)
class Regions:
    """Where an event lies, as the source states. `high_seas`: `yes`, `no`, or nothing where it does not say."""

    eezs: list[str]
    rfmos: list[str]
    fao_areas: list[str]
    high_seas: str | None


@dataclass(frozen=True, slots=True)
class GfwEvent:
    """An event as one object of a file tells it. `own` is the part of its noun."""

    row: int
    id: str
    number: str | None
    start: dt.datetime
    end: dt.datetime | None
    place: tuple[float | None, float | None]
    regions: Regions
    distances: Mapping[str, Any]
    parts: tuple[Part, ...]
    own: Mapping[str, Any]

    @property
    def off(self) -> bool:
        """Whether a clock was wrong: it has not happened yet."""
        return ahead(self.start) or ahead(self.end)

    @property
    def hours(self) -> float | None:
        """From start to end."""
        return (self.end - self.start) / _HOUR if self.end else None


def event_of(row: int, value: Mapping[str, Any], noun: Noun, said: Said) -> GfwEvent | None:
    """The event of an object; None, and refused, where it has no start or names no vessel."""
    start = moment(value.get("start"))
    if start is None:
        said.refuse(row, "start", value.get("start"), NO_TIME)
        return None
    own = inside(value, *noun.keys)
    parts = _parts(row, value, own if noun.encounter else {}, said)
    if not parts:
        return None
    number, name = _identity(row, value, noun, start, parts, said)
    end = _end(row, value.get("end"), start, said)
    for key, when in (("start", start), ("end", end)):
        if ahead(when):
            said.note(row, key, value.get(key), AHEAD)
    return GfwEvent(
        row=row,
        id=name,
        number=number,
        start=start,
        end=end,
        place=position(row, "position", value.get("position"), said),
        regions=_regions(inside(value, "regions")),
        distances=inside(value, "distances"),
        parts=parts,
        own={key: inner for key, inner in own.items() if key != "vessel"},
    )


def _end(row: int, value: object, start: dt.datetime, said: Said) -> dt.datetime | None:
    end = noted_moment(row, "end", value, said)
    if end is not None and end < start:
        said.note(row, "end", value, "ends before it starts")
        return None
    return end


def _parts(row: int, value: Mapping[str, Any], met: Mapping[str, Any], said: Said) -> tuple[Part, ...]:
    """The vessels of the event; none, and refused, where it has none or one of them is no vessel."""
    named = [inside(value, "vessel"), *([inside(met, "vessel")] if met else [])]
    found = [Part(who(each), authorisations(each)) for each in named]
    for part in found:
        if part.who.refusal:
            said.refuse(row, "vessel", part.who.name or part.who.number, part.who.refusal)
            return ()
    known = [part for part in found if part.who.known]
    if not known:
        said.refuse(row, "vessel", value.get("vessel"), NO_VESSEL)
        return ()
    if len(known) == 2 and _same(known[0].who, known[1].who):
        said.refuse(row, "encounter.vessel", known[1].who.number or known[1].who.called, MET_ITSELF)
        return ()
    for where, part in zip(("vessel", "encounter.vessel"), found, strict=False):
        if not part.who.known:
            said.note(row, where, None, "no vessel named on this side: the meeting is known by the other")
    for part in known:
        for key, written, reason in part.who.notes:
            said.note(row, key, written, reason)
    return tuple(known)


def _same(one: Who, other: Who) -> bool:
    if one.number and other.number:
        return one.number == other.number
    return one.mmsi == other.mmsi and one.name == other.name


def _identity(
    row: int, value: Mapping[str, Any], noun: Noun, start: dt.datetime, parts: tuple[Part, ...], said: Said
) -> tuple[str | None, str]:
    """The source's number of the event, and its id: the same however often, and from whichever side, it is listed.

    A meeting is listed once per vessel, under ids that differ in their last part; two vessels cannot begin two
    meetings at one moment, so that both vessels and the start tell one meeting from another.
    """
    number = plain(value.get("id"))
    if noun.encounter:
        number = _without_side(number)
        sides = sorted(part.who.number or "" for part in parts)
        if len(sides) == 2 and all(sides):
            return number, make_id(noun.table, FORMAT, *sides, start.isoformat())
    if number:
        return number, make_id(noun.table, FORMAT, number)
    said.note(row, "id", None, "no id: known by its content")
    return None, make_id(noun.table, FORMAT, None, content(value))


def _without_side(number: str | None) -> str | None:
    """`a45f….1` → `a45f…`."""
    stem, dot, side = (number or "").rpartition(".")
    return stem if dot and stem and len(side) == 1 else number


def columns_of(events: list[GfwEvent], noun: Noun, said: Said) -> dict[str, pa.Array]:
    """The columns that every event has, and the noun's own."""
    import pyarrow as pa

    text, many, real = pa.string(), pa.list_(pa.string()), pa.float64()
    stamp = pa.timestamp("us")
    regions = [each.regions for each in events]
    _note_inland(events, said)
    return {
        "id": pa.array([each.id for each in events], text),
        "name": pa.array([_called(each, noun) for each in events], text),
        "source": pa.array([SOURCE] * len(events), text),
        "number": pa.array([each.number for each in events], text),
        "start": pa.array([each.start for each in events], stamp),
        "end": pa.array([each.end for each in events], stamp),
        "day": pa.array([each.start.replace(hour=0, minute=0, second=0, microsecond=0) for each in events], stamp),
        "mmsis": pa.array([_mmsis(each) for each in events], many),
        "latitude": pa.array([each.place[0] for each in events], real),
        "longitude": pa.array([each.place[1] for each in events], real),
        "duration_h": pa.array([each.hours for each in events], real),
        "eezs": pa.array([each.eezs for each in regions], many),
        "rfmos": pa.array([each.rfmos for each in regions], many),
        "areas_basis": pa.array([BASIS if each.rfmos else None for each in regions], text),
        "fao_areas": pa.array([each.fao_areas for each in regions], many),
        "high_seas": pa.array([each.high_seas for each in regions], text),
        "distance_from_shore_km": measured(events, "startDistanceFromShoreKm", said),
        "distance_from_port_km": measured(events, "startDistanceFromPortKm", said),
        **noun.columns(events, said),
    }


def _note_inland(events: list[GfwEvent], said: Said) -> None:
    places = [each.place for each in events]
    inland = far_inland([north for north, _ in places], [east for _, east in places])
    for event, far in zip(events, inland.tolist(), strict=True):
        if far:
            said.note(event.row, "position", "{}, {}".format(*event.place), INLAND)


def figures(events: list[GfwEvent], said: Said, place: str, *keys: str) -> list[float | None]:
    """Numbers from 0 up under the first of `keys` that the noun's part (`place`) has."""
    found = []
    for each in events:
        key = next((key for key in keys if each.own.get(key) is not None), keys[0])
        found.append(positive(each.row, f"{place}.{key}", each.own.get(key), said))
    return found


def measured(events: list[GfwEvent], key: str, said: Said) -> pa.Array:
    """Distances of that key, in kilometres."""
    import pyarrow as pa

    values = [positive(each.row, f"distances.{key}", each.distances.get(key), said) for each in events]
    return pa.array(values, pa.float64())


def _regions(value: Mapping[str, Any]) -> Regions:
    eezs = words(value.get("eez"))
    fao = words(value.get("majorFao")) or sorted({area.split(".")[0] for area in words(value.get("fao"))})
    # Within any exclusive economic zone it is not on the high seas, whatever else the source says.
    high_seas = "no" if eezs else "yes" if words(value.get("highSeas")) else None
    return Regions(eezs, words(value.get("rfmo")), fao, high_seas)


def _mmsis(event: GfwEvent) -> list[str]:
    return sorted({part.who.mmsi for part in event.parts if part.who.mmsi})


def _called(event: GfwEvent, noun: Noun) -> str:
    names = " – ".join(sorted(part.who.called for part in event.parts))
    return f"{noun.words} {event.start.date()}, {names}"
