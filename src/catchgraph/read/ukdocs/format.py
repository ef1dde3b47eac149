"""The format: what a document of the UK is told by, and which of the three it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.form import Document
from catchgraph.read.document.objects import Node
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, Said, card
from catchgraph.read.output import Output
from catchgraph.read.ukdocs.certificate import LANDINGS, certificate
from catchgraph.read.ukdocs.statement import CATCHES, statement
from catchgraph.read.ukdocs.storage import PRODUCTS, storage

NUMBER = "documentNumber"
NO_NUMBER = "a document without its number"
#: Weights are kilograms; days are ISO 8601 or `31/12/2025`; codes are of the UK's tariff.
WAYS = Ways(dates="dmy", decimal_comma=False, weight_unit="KG", hs_country="GBR")

_DOCUMENTS: Mapping[str, Callable[[Node], Document]] = {"CC": certificate, "PS": statement, "SD": storage}
_LISTS = {LANDINGS: "CC", CATCHES: "PS", PRODUCTS: "SD"}
_TYPES = {
    **{code.lower(): code for code in _DOCUMENTS},
    "catchcertificate": "CC",
    "catchcert": "CC",
    "processingstatement": "PS",
    "storagedocument": "SD",
    "storagenotes": "SD",
}
_HEAD = """
    documentNumber documentType caseType1 caseType2 caseOutcomeAtSubmission status certStatus documentDate dateCreated
    clonedFrom parentDocumentVoid conservationReference plantName plantApprovalNumber plantDateOfAcceptance
    personResponsible processedFisheryProducts healthCertificateNumber healthCertificateDate companyName
    placeOfUnloading landings catches products transportations
"""
_INSIDE: Mapping[str, str] = {
    "exporter": "companyName fullName accountId address",
    "exporterDetails": "companyName fullName accountId exporterNumber address",
    "exportedTo": "officialCountryName isoCodeAlpha2 isoCodeAlpha3",
    "authority": "companyName name dateIssued",
    "plant": "approvalNumber name address dateOfAcceptance",
    "plantAddress": "line1 sub_building_name building_number building_name street_name county country city postCode",
    "consignment": "description personResponsible",
    "healthCertificate": "number date",
    "storageFacility": "name address arrivalDate dateOfUnloading approvalNumber productHandling",
    **dict.fromkeys(
        ("transportation", "arrivalTransportation"),
        "modeofTransport name flag registration flightNumber billNumber exportLocation whereDepartsFrom exportDate "
        "departureDate countryofDeparture containerId freightBillNumber freightbillNumber placeOfUnloading",
    ),
}
TAKES = frozenset(
    [*_HEAD.split(), *_INSIDE, *(f"{outer}.{key}" for outer, keys in _INSIDE.items() for key in keys.split())]
)


def kind_of(value: Mapping[str, Any]) -> str:
    """`CC`, `PS` or `SD`: by what the object says that it is, else by the list that it has; '' for none of them."""
    for name in ("caseType1", "documentType"):
        stated = value.get(name)
        words = "".join(char for char in stated.lower() if char.isalpha()) if isinstance(stated, str) else ""
        if words in _TYPES:
            return _TYPES[words]
    return next((kind for name, kind in _LISTS.items() if name in value), "")


def knows(value: Mapping[str, Any]) -> bool:
    """Whether an object is one of the three documents."""
    return NUMBER in value and bool(kind_of(value))


def read_documents(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each document with its lines, exporter, plant or store, vessels, and what it draws on."""
    return output_of(objects, _Reader(said).documents, provenance, said, WAYS)


@dataclass(frozen=True, slots=True)
class _Reader:
    said: Said

    def documents(self, row: int, value: Any) -> Iterator[Document]:
        """The document of an object; one of another kind, or without number, is refused."""
        node, kind = Node(value, self.said, row), kind_of(value)
        if not kind:
            return
        if node.text(NUMBER):
            yield _DOCUMENTS[kind](node)
        else:
            self.said.refuse(row, NUMBER, value.get(NUMBER), NO_NUMBER)


UK_DOCUMENTS = Format(
    layout=card(
        "uk-catch-documents",
        kind="certificates",
        organisation="Department for Environment, Food & Rural Affairs",
        title="Catch certificates, processing statements and storage documents of the UK",
        says="""
JSON by the schemas of the UK's fish export service, as it reports them for case management, to Defra Trade and to its
reporting hub: one object a document. Certificates with their landings, vessels, licences, areas and export weights;
statements with the plant and, for each certificate, the landed, used and made weight; storage documents with the store
and what came in, what leaves and what that draws on. Persons responsible only where persons are asked for; officers'
names, phones and e-mails never.
""",
        keys=(NUMBER, "exportedTo"),
        revision=1,
        origin="partner",
    ),
    knows=knows,
    takes=TAKES,
    read=read_documents,
    apart=True,
    streams=True,
)
