"""What the UK's three documents have in common: number, state, dates, exporter, transport."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catchgraph.model.ids import digest
from catchgraph.normalise.attached import attached_kind
from catchgraph.read.clean.party import PartyParts
from catchgraph.read.clean.vessel import VesselParts
from catchgraph.read.document.form import Cited, Party, Vessel, Written
from catchgraph.read.document.objects import Node
from catchgraph.read.format import content

COUNTRY = "GB"
EXPORTERS = ("exporterDetails", "exporter")
TRANSPORTS = ("transportations", "transportation")
#: Parts of the first line of an address, where they stand apart.
_LINES = ("sub_building_name", "building_name", "building_number", "street_name")
_SHIPS = frozenset({"vessel", "containervessel", "directlanding"})
#: What the case says of an application → the state of the document (`Case Management`, `Defra Trade`).
_OUTCOMES = (("void", "void"), ("rejected", "rejected"))

Texts = dict[str, Written | Sequence[Written]]


def key(node: Node) -> tuple[str, ...]:
    """What tells a document from others: its number, and what it says; copies that say the same are one."""
    return (node.text("documentNumber"), digest([content(node.value)]))


def texts(node: Node) -> Texts:
    """The properties that all three have."""
    found: Texts = {
        "number": node.written("documentNumber"),
        "country": Written(COUNTRY),
        "status": status(node),
        "issued": node.written("authority.dateIssued", "documentDate", "dateCreated"),
        "authority": node.written("authority.companyName", "authority.name"),
        "exporter_number": node.written("exporterDetails.exporterNumber", beside=COUNTRY),
        "destination": node.written(
            "exportedTo.isoCodeAlpha3", "exportedTo.isoCodeAlpha2", "exportedTo.officialCountryName"
        ),
    }
    # A copy made of a void one takes its place; of one that stands it is an example only.
    if node.text("parentDocumentVoid") == "yes":
        found["replaces"] = node.written("clonedFrom")
    return {**found, **carriage(list(node.each(*TRANSPORTS)))}


def status(node: Node) -> Written:
    """The state that is stated, else what came of the application."""
    stated = node.written("status", "certStatus")
    if stated.text:
        return stated
    case, outcome = node.written("caseType2"), node.written("caseOutcomeAtSubmission")
    words = f"{case.text} {outcome.text}".lower()
    known = next((state for word, state in _OUTCOMES if word in words), "")
    return Written(known or outcome.text, case.called if known else outcome.called)


def carriage(ways: Sequence[Node]) -> Texts:
    """How the goods left."""
    means = ("name", "registration", "flightNumber", "billNumber")
    return {
        "mode": [way.written("modeofTransport") for way in ways],
        "transport": [way.written(*means) for way in ways],
        "departure_place": [way.written("exportLocation", "whereDepartsFrom") for way in ways],
        "departed": [way.written("exportDate", "departureDate") for way in ways],
        "export_country": [way.written("countryofDeparture") for way in ways],
        "containers": [way.written("containerId") for way in ways],
    }


def carriers(ways: Sequence[Node]) -> Iterator[Vessel]:
    """The ships that carried the goods; a lorry has no name."""
    for way in ways:
        name = way.text("name")
        if name and way.text("modeofTransport").lower() in _SHIPS:
            yield Vessel(role="carrier", parts=VesselParts(name=name, flag=way.text("flag")), part=way.part)


def transport_papers(ways: Sequence[Node]) -> Iterator[Cited]:
    """Bills of lading and other documents of transport whose kind is known."""
    for way in ways:
        if way.text("modeofTransport").lower() in _SHIPS:
            yield Cited(kind="bill", number=way.written("freightBillNumber", "freightbillNumber"), part=way.part)
        for paper in way.each("transportDocuments"):
            kind = attached_kind("", paper.text("name"))
            if kind:
                yield Cited(kind=kind, number=paper.written("reference"), part=paper.part)


def exporter(node: Node) -> Iterator[Party]:
    """Who exports; the account of a firm tells it from others of its name."""
    found = node.inside(*EXPORTERS)
    numbers = (("UK exporter account", found.text("accountId")),) if found.text("companyName") else ()
    yield Party(role="exporter", parts=party(found, "companyName", "fullName", numbers=numbers), part=found.part)


def party(node: Node, *names: str, address: str = "address", numbers: Sequence[tuple[str, str]] = ()) -> PartyParts:
    """A party by its name and the UK's form of an address."""
    found = node.inside(address)
    apart = " ".join(filter(None, (found.text(name) for name in _LINES)))
    return PartyParts(
        name=node.text(*names),
        lines=tuple(filter(None, (found.text("line1") or apart,))),
        city=found.text("city"),
        state=found.text("county"),
        postcode=found.text("postCode"),
        country=found.text("country"),
        numbers=tuple((kind, number) for kind, number in numbers if number),
    )


def cited_kind(number: str) -> str:
    """The kind of a document of catches by its number: `GBR-2025-PS-…`, `CATCH.PS.SC.…`; else a catch certificate."""
    parts = number.upper().replace(".", "-").replace("/", "-").replace(" ", "-").split("-")
    found = (kind for mark, kind in _MARKS.items() if mark in parts)
    return next(found, "catch-certificate")


_MARKS: Mapping[str, str] = {
    "PS": "processing-statement",
    "SD": "storage-document",
    "NMD": "storage-document",
    "ND": "storage-document",
}


def issuer(node: Node) -> str:
    """The country that issued what a line draws on."""
    return node.text("issuingCountry") or (COUNTRY if node.text("isDocumentIssuedInUK") == "yes" else "")


def goods(node: Node) -> Texts:
    """What a line says of its goods."""
    return {
        "hs": node.written("adminCommodityCode", "cnCode"),
        "species": node.written("adminSpecies", "species.code", "species", "species.name"),
        "scientific_name": node.written("scientificName", "species.scientificName"),
        "state": node.written("adminState", "state.code", "state", "state.name"),
        "presentation": node.written("adminPresentation", "presentation.code", "presentation", "presentation.name"),
        "description": node.written("productDescription", "commodityCodeDescription", "cnCodeDesc"),
    }


def known(values: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of values, without those that are nothing."""
    return {name: value for name, value in values.items() if value is not None}
