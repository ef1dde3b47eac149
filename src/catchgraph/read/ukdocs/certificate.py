"""A catch certificate of the UK as a document: its landings are lines of stage `catch`, each with its vessel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Document, Line, Party, Vessel, Written
from catchgraph.read.document.objects import Node
from catchgraph.read.ukdocs.shared import TRANSPORTS, carriers, exporter, goods, key, texts, transport_papers

LANDINGS = "landings"
NO_LANDINGS = "a catch certificate without landings"
_HIGH_SEAS = "high seas"


def certificate(node: Node) -> Document:
    """The certificate of an object."""
    landings = list(node.each(LANDINGS))
    if not landings:
        node.said.note(node.row, LANDINGS, None, NO_LANDINGS)
    ways = list(node.each(*TRANSPORTS))
    return Document(
        label="CatchCertificate",
        key=key(node),
        texts={**texts(node), "conservation": node.written("conservationReference")},
        parties=list(exporter(node)),
        vessels=list(carriers(ways)),
        citations=list(transport_papers(ways)),
        lines=[_line(landing) for landing in landings],
    )


def _line(landing: Node) -> Line:
    weight = landing.written("weight", "exportWeight")
    return Line(
        key=(landing.part,),
        stage="catch",
        part=landing.part,
        texts={
            **goods(landing),
            **_live(landing, weight),
            "line_no": landing.written("id"),
            "net_kg": weight,
            "recorded_kg": landing.written(
                "validation.totalRecordedAgainstLanding", "totalWeightRecordedAgainstLanding"
            ),
            "caught_since": landing.written("startDate"),
            "landed": landing.written("landingDate", "date"),
            "gear": landing.written("gearType"),
            "areas": landing.all("catchArea", "vessel.fao"),
            "zones": list(_zones(landing)),
            "rfmos": landing.all("rfmo"),
            "licensed_until": landing.written("fishingLicenceValidTo"),
        },
        values=_stated(landing),
        parties=list(_holder(landing)),
        vessels=[_vessel(landing)],
    )


def _live(landing: Node, weight: Written) -> dict[str, Written | Sequence[Written]]:
    """The live weight that the authority works out: its own, else the weight by its factor."""
    stated = landing.written("validation.liveExportWeight")
    if not stated.text:
        try:
            stated = Written(str(float(weight.text) * float(landing.text("exportWeightFactor"))), "exportWeightFactor")
        except (ValueError, OverflowError):
            return {}
    return {"live_low_kg": stated, "live_high_kg": stated}


def _stated(landing: Node) -> dict[str, Any]:
    return {"live_basis": "stated"} if landing.text("validation.liveExportWeight", "exportWeightFactor") else {}


def _zones(landing: Node) -> Iterator[Written]:
    """The economic zones, as a text or as countries; the high seas where it says so."""
    path = "exclusiveEconomicZones"
    if isinstance(landing.value.get(path), list):
        for zone in landing.each(path):
            yield Written(zone.text("isoCodeAlpha3", "isoCodeAlpha2", "officialCountryName"), path)
    else:
        yield landing.written(path)
    if landing.text("highSeasArea").lower() == "yes":
        yield Written(_HIGH_SEAS, "highSeasArea")


def _vessel(landing: Node) -> Vessel:
    """The vessel by its port letters and number (PLN), else its number in the fleet register (CFR)."""
    parts = VesselParts(
        name=landing.text("vesselName", "vessel.name"),
        flag=landing.text("vessel.flag", "flag", "vesselAdministration"),
        imo=landing.text("imo"),
        registration_number=landing.text("vesselPln", "vessel.pln", "vessel.cfr"),
        licence=landing.text("fishingLicenceNumber"),
    )
    return Vessel(role="catching vessel", parts=parts, part=landing.part)


def _holder(landing: Node) -> Iterator[Party]:
    """The holder of the vessel's licence."""
    name = landing.text("licenceHolder")
    if name:
        yield Party(role="holder", parts=PartyParts(name), part=landing.part)
