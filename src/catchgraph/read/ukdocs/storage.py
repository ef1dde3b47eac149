"""A storage document of the UK as a document: each product with what came in, what leaves and what it draws on."""

from __future__ import annotations

from catchgraph.read.document.form import Cited, Document, Line, Party
from catchgraph.read.document.objects import Node
from catchgraph.read.ukdocs.shared import (
    TRANSPORTS,
    carriers,
    cited_kind,
    exporter,
    goods,
    issuer,
    key,
    party,
    texts,
    transport_papers,
)

PRODUCTS = "products"
NO_PRODUCTS = "a storage document without products"
_ARRIVAL = "arrivalTransportation"


def storage(node: Node) -> Document:
    """The storage document of an object."""
    products = list(node.each(PRODUCTS))
    if not products:
        node.said.note(node.row, PRODUCTS, None, NO_PRODUCTS)
    ways = [*node.each(*TRANSPORTS), *node.each(_ARRIVAL)]
    arrival = node.inside(_ARRIVAL)
    return Document(
        label="StorageDocument",
        key=key(node),
        texts={
            **texts(node),
            "store_number": node.written("storageFacility.approvalNumber"),
            "stored_as": node.written("storageFacility.productHandling"),
            "arrived": node.written("storageFacility.arrivalDate", "storageFacility.dateOfUnloading"),
            "arrival_transport": arrival.written("name", "registration", "flightNumber", "billNumber"),
            "unloading_place": node.written(f"{_ARRIVAL}.placeOfUnloading", "placeOfUnloading"),
        },
        parties=[*exporter(node), _store(node)],
        vessels=list(carriers(ways)),
        citations=list(transport_papers(ways)),
        lines=[_line(product) for product in products],
    )


def _line(product: Node) -> Line:
    out = product.written("netWeightProductDeparture", "productWeight", "exportedWeight")
    number = product.written("certificateNumber", "foreignCatchCertificateNumber")
    further = product.written("supportingDocuments")
    cited = Cited(
        kind=cited_kind(number.text),
        number=number,
        country=issuer(product),
        weight=product.written("productWeight", "exportedWeight", "netWeightProductDeparture"),
        landed=product.written("weightOnCertificate", "importedWeight"),
        part=product.part,
    )
    papers = [cited, *([Cited(kind="other", number=further, part=product.part)] if further.text else [])]
    return Line(
        key=(product.part,),
        part=product.part,
        texts={
            **goods(product),
            "line_no": product.written("id"),
            "net_kg": out,
            "used_kg": product.written("netWeightProductArrival"),
            "fishery_kg": product.written("netWeightFisheryProductDeparture"),
        },
        citations=papers,
    )


def _store(node: Node) -> Party:
    numbers = (("approval number", node.text("storageFacility.approvalNumber")),)
    store = node.inside("storageFacility")
    if store.text("name"):
        return Party(role="store", parts=party(store, "name", numbers=numbers), part=store.part)
    return Party(role="store", parts=party(node, "companyName", address="-", numbers=numbers))
