"""Whom an event names: who sold and bought, sent and took, who owns the goods, which vessels, which plant or farm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Party, Vessel
from catchgraph.read.epcis.activity import code, vessels
from catchgraph.read.epcis.master import Master, vessel_of
from catchgraph.read.epcis.tree import members, text

#: List of parties, its members → type of each (GS1 CBV, source and destination types) → role.
_SIDES = (
    ("sourceList", "source", {"owning_party": "seller", "possessing_party": "shipper"}),
    ("destinationList", "destination", {"owning_party": "buyer", "possessing_party": "consignee"}),
)
_STATED = (("productOwner", "holder"), ("informationProvider", "declarant"))
#: What the place of an event is, by what happens there.
_PLACES = {
    "farm harvest": "farm", "hatching": "farm", "feeding": "farm",
    "processing": "manufacturer", "commingling": "manufacturer", "feed": "manufacturer",
}  # fmt: skip
#: What a vessel does that is the place of an event, or that is named beside what it caught.
_ABOARD = {"fishing": "catching vessel", "transshipment": "receiving vessel", "processing": "processing vessel"}
#: Kinds of certificates that are a vessel's licence.
_LICENCE = "fishingauth"


def parties(event: Any, activity: str, master: Master) -> Iterator[Party]:
    """The companies and persons of an event, each by its name in master data, else by its identifier."""
    for name, member, roles in _SIDES:
        for part, node in members(event, name, member):
            role = roles.get(code(text(node, "type")).lower())
            parts = master.party(text(node, member)) if role else None
            if role and parts:
                yield Party(role=role, parts=parts, part=part)
    for name, role in _STATED:
        if parts := master.party(text(event, name, f"ilmd/{name}")):
            yield Party(role=role, parts=parts, part=name)
    place = text(event, "bizLocation/id")
    named = activity in _PLACES and master.of(place).get("name") and not master.vessel(place)
    if named and (parts := master.party(place)):
        yield Party(role=_PLACES[activity], parts=parts, part="bizLocation")


def named_vessels(event: Any, activity: str, master: Master) -> list[Vessel]:
    """The vessels of an event: those that caught, those that are places of it, those from which goods moved."""
    found: dict[tuple[str, VesselParts], Vessel] = {}
    licence = _licence(event)
    for number, told in enumerate(vessels(event), 1):
        role = "processing vessel" if activity == "processing" else "catching vessel"
        flat = {name: value for name, value in told.items() if isinstance(value, str)}
        parts = vessel_of(flat)
        if parts:
            _add(found, role, parts if role != "catching vessel" else _licensed(parts, licence),
                 f"vesselCatchInformation[{number}]")  # fmt: skip
    caught = any(role == "catching vessel" for role, _ in found)
    for name in ("bizLocation", "readPoint"):
        parts = master.vessel(text(event, f"{name}/id"))
        # The place of a fishing event is the vessel that it names already, in more words.
        if parts and not (activity == "fishing" and caught):
            _add(found, _ABOARD.get(activity, "vessel"), parts, name)
    for part, node in members(event, "sourceList", "source"):
        if parts := master.vessel(text(node, "source")):
            _add(found, "donor" if activity == "transshipment" else "vessel", parts, part)
    return list(found.values())


def _add(found: dict[tuple[str, VesselParts], Vessel], role: str, parts: VesselParts, part: str) -> None:
    found.setdefault((role, parts), Vessel(role=role, parts=parts, part=part))


def _licensed(parts: VesselParts, licence: str) -> VesselParts:
    return replace(parts, licence=licence)


def certificates(event: Any) -> Iterator[tuple[str, str, str, str]]:
    """Each certificate: its part, kind without prefix, agency and number."""
    for path in ("ilmd/certificationList", "certificationList"):
        for part, node in members(_below(event, path), "certificationList", "certification"):
            kind = code(text(node, "certificationType", "certificateType"))
            number = text(node, "certificationIdentification", "certificationValue")
            yield part, kind, text(node, "certificationAgency"), number


def _below(event: Any, path: str) -> Any:
    return event.get("ilmd", {}) if path.startswith("ilmd/") else event


def _licence(event: Any) -> str:
    return next((number for _, kind, _, number in certificates(event) if kind.lower() == _LICENCE and number), "")
