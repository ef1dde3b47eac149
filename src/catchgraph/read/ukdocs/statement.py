"""A processing statement of the UK as a document: each catch that went in is a product line with what was drawn."""

from __future__ import annotations

from collections.abc import Iterator

from catchgraph.read.clean.party import PartyParts
from catchgraph.read.document.form import Cited, Document, Line, Party
from catchgraph.read.document.objects import Node
from catchgraph.read.ukdocs.shared import COUNTRY, cited_kind, exporter, goods, issuer, key, party, texts

CATCHES = "catches"
NO_CATCHES = "a processing statement without catches"


def statement(node: Node) -> Document:
    """The statement of an object."""
    catches = list(node.each(CATCHES))
    if not catches:
        node.said.note(node.row, CATCHES, None, NO_CATCHES)
    return Document(
        label="ProcessingStatement",
        key=key(node),
        texts={
            **texts(node),
            "plant_number": node.written("plant.approvalNumber", "plantApprovalNumber"),
            "stated": node.written("plant.dateOfAcceptance", "plantDateOfAcceptance"),
        },
        parties=[*exporter(node), *_plant(node), *_person(node)],
        citations=[_health(node)],
        lines=[_line(one, node) for one in catches],
    )


def _line(one: Node, node: Node) -> Line:
    used = one.written("exportWeightBeforeProcessing", "usedWeightAgainstCertificate")
    made = one.written("exportWeightAfterProcessing", "processedWeight")
    number = one.written("catchCertificateNumber", "foreignCatchCertificateNumber")
    told = goods(one)
    if not one.text("productDescription"):
        told["description"] = node.written("processedFisheryProducts", "consignment.description")
    cited = Cited(
        kind=cited_kind(number.text),
        number=number,
        country=issuer(one),
        weight=used,
        made=made,
        landed=one.written("totalWeightLanded", "importedWeight"),
        part=one.part,
    )
    return Line(
        key=(one.part,),
        part=one.part,
        texts={**told, "line_no": one.written("id"), "net_kg": made, "used_kg": used},
        citations=[cited],
    )


def _plant(node: Node) -> Iterator[Party]:
    plant = node.inside("plant")
    number = plant.text("approvalNumber") or node.text("plantApprovalNumber")
    numbers = (("approval number", number),)
    if plant.value:
        yield Party(role="processor", parts=party(plant, "name", numbers=numbers), part=plant.part)
    else:
        yield Party(role="processor", parts=party(node, "plantName", address="plantAddress", numbers=numbers))


def _person(node: Node) -> Iterator[Party]:
    name = node.text("personResponsible", "consignment.personResponsible")
    if name:
        yield Party(role="person responsible", parts=PartyParts(name))


def _health(node: Node) -> Cited:
    return Cited(
        kind="health-certificate",
        number=node.written("healthCertificate.number", "healthCertificateNumber"),
        country=COUNTRY,
        day=node.written("healthCertificate.date", "healthCertificateDate"),
    )
