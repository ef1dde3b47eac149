"""The landings of a vessel as documents: each with its port, and a line for each area, species, state and presentation.

Landing declarations give weights of what was landed; logbooks, and the catch recordings of vessels under ten metres,
the weights that their masters estimate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.normalise.catch_area import fao_area
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Document, Happening, Line, Vessel, Written
from catchgraph.read.document.objects import Node
from catchgraph.read.format import Said, content

LANDINGS, ACTIVITIES = "landings", "activities"
CFR, RSS, MARK, NAME, AUTHORITY = "cfr", "rssNumber", "vesselRegistrationNumber", "vesselName", "fishingAuthority"
LOGBOOK, TRIP = "logbookNumber", "tripId"
NONE = "a vessel without landings"
NO_DAY = "a landing without a day"
_FLAG = "GBR"
_UK = "GB"


@dataclass(frozen=True, slots=True)
class _Source:
    """Keys of one of the three sources, and what its weights are."""

    programme: str
    day: str
    port: str
    areas: str
    catches: str
    weight: str


_DECLARED = _Source(
    "UK landing declarations", "landingDateTime", "landingPort", "landingAreas", "landingAreaCatches", "verified"
)
_LOGGED = _Source(
    "UK electronic logbook", "returnDate", "returnPort", "activityAreas", "activityAreaCatches", "estimated"
)
_RECORDED = _Source(
    "UK catch recordings", "returnDate", "returnPort", "activityAreas", "activityAreaCatches", "estimated"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes documents of vessels with their landings."""

    said: Said

    def documents(self, row: int, value: Any) -> Iterator[Document]:
        """The landings of an object; none, and refused, where it has none."""
        node = Node(value, self.said, row)
        found = [(_DECLARED, one) for one in node.each(LANDINGS)]
        found += [(_RECORDED if one.has(TRIP) else _LOGGED, one) for one in node.each(ACTIVITIES)]
        if not found:
            self.said.refuse(row, LANDINGS, "", NONE)
            return
        ship = _vessel(node)
        for source, one in found:
            if not one.text(source.day):
                self.said.note(row, source.day, one.text(source.day), NO_DAY, one.part)
            yield _landing(node, source, one, ship)


def _vessel(node: Node) -> Vessel:
    """The vessel by its number in the fleet register (CFR, else RSS), its mark and its name."""
    authority = node.text(AUTHORITY)
    return Vessel(
        role="vessel",
        parts=VesselParts(
            name=node.text(NAME),
            flag=_FLAG if not authority or authority.startswith(_UK) else authority,
            registration_number=node.text(MARK),
            register_number=node.text(CFR, RSS),
        ),
    )


def _landing(node: Node, source: _Source, one: Node, ship: Vessel) -> Document:
    number = one.text(LOGBOOK, TRIP)
    day = one.written(source.day)
    places = {"start": day, "port": one.written(source.port)}
    values = {"basis": "declared", "trip": one.text(TRIP) or None}
    lines = [line for area in one.each(source.areas) for line in _lines(area, source, one)]
    return Document(
        label="LandingDeclaration",
        key=(node.text(CFR, RSS), source.programme, number, day.text, places["port"].text, *_content(number, one)),
        part=one.part,
        texts={**places, "number": Written(number, LOGBOOK)},
        values={**values, "programme": source.programme},
        vessels=[ship],
        lines=lines if not day.text else (),
        events=[Happening(label="Landing", key=(), part=one.part, texts=places, values=values, vessels=[ship],
                          lines=lines)] if day.text else (),
    )  # fmt: skip


def _content(number: str, one: Node) -> tuple[str, ...]:
    """What tells a landing without a number from others."""
    return () if number else (digest([content(one.value)]),)


def _lines(area: Node, source: _Source, landing: Node) -> Iterator[Line]:
    for one in area.each(source.catches):
        yield Line(
            key=(one.part,),
            part=one.part,
            stage="catch",
            texts={
                "species": one.written("species"),
                "presentation": one.written("presentation"),
                "state": one.written("state"),
                "net_kg": one.written("weight"),
                "landed": Written(landing.text(source.day)[:10], source.day),
                "landed_at": landing.written(source.port),
            },
            values={"flow": "unloaded", "weight_kind": source.weight, "areas": _area(area)},
        )


def _area(area: Node) -> tuple[str, ...] | None:
    """The FAO area and subarea: 27 and `7d`, `VIId`, `7` are 27.7.d and 27.7."""
    major, sub = area.text("faoArea"), area.text("faoSubArea").lower()
    parts = [major, *(part for part in (sub.rstrip("abcdefghijk"), sub.lstrip("0123456789")) if part)]
    for size in range(len(parts), 0, -1):
        code = ".".join(parts[:size])
        if fao_area(code) == code:
            return (code,)
    return (major,) if major else None
