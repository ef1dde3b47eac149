"""The format: what a message of CATCH is told by, and which document it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catchgraph.read.catch import paths
from catchgraph.read.catch.certificate import certificate
from catchgraph.read.catch.shared import Message
from catchgraph.read.catch.worked import statement, storage
from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.elements import text
from catchgraph.read.document.form import Document
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, Said, card
from catchgraph.read.output import Output
from catchgraph.read.xml_elements import XmlCut, local

NO_NUMBER = "a document without number"
OTHER = "a certificate of another kind than those of catches"
#: Days are ISO 8601 in elements and `01-Jan-2025` in notes; countries are codes of two letters.
WAYS = Ways(dates="dMy", decimal_comma=False, weight_unit="KGM", iso2=True)

_DOCUMENTS: Mapping[str, Callable[[Message], Document]] = {"CC": certificate, "PS": statement, "NM": storage}
#: Words of a type's name or of the document's own name → which it is.
_WORDS = (("NON MANIPULATION", "NM"), ("PROCESSING", "PS"), ("CATCH CERTIFICATE", "CC"))
#: Parts of numbers that say it, in a cancellation, which has nothing else.
_MARKS = {"CC": "CC", "PS": "PS", "NM": "NM", "ND": "NM", "NMD": "NM", "SD": "NM"}


def kind_of(element: Any) -> str:
    """`CC`, `PS` or `NM`; '' for a certificate that is none of them."""
    if local(element.tag) == paths.NON_MANIPULATION:
        return "NM"
    if text(element, paths.TYPE) == paths.CATCH_CERTIFICATE:
        return "CC"
    named = f"{text(element, paths.TYPE_NAME)} {text(element, paths.NAME)}"
    if found := _by_words(named):
        return found
    segments = text(element, "ID").upper().replace(".", "-").split("-")
    return next((_MARKS[each] for each in segments if each in _MARKS), "")


def _by_words(named: str) -> str:
    plain = " ".join(named.upper().replace("_", " ").replace("-", " ").split())
    return next((kind for words, kind in _WORDS if words in plain), "")


def knows(sample: Mapping[str, Any]) -> bool:
    """Whether a file holds documents of catches; plant and animal health certificates have the same elements."""
    for path, value in sample.items():
        steps = path.split("/")
        if any("Catch" in step for step in steps[:-1]) and {paths.CERTIFICATE, paths.NON_MANIPULATION} & set(steps):
            return True
        if path.endswith(f"{paths.CERTIFICATE}/{paths.TYPE}") and value == paths.CATCH_CERTIFICATE:
            return True
        if path.endswith(f"{paths.CERTIFICATE}/{paths.NAME}") and _by_words(str(value)):
            return True
    return False


def read_messages(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each document with its lines, vessels, parties and what it draws on."""
    return output_of(objects, _Reader(said).documents, provenance, said, WAYS)


@dataclass(frozen=True, slots=True)
class _Reader:
    said: Said

    def documents(self, row: int, element: Any) -> Iterator[Document]:
        """The document of an element; one of another kind, or without number, is refused."""
        message, kind = Message(element, row, self.said), kind_of(element)
        if not kind:
            self.said.refuse(row, paths.TYPE, text(element, paths.TYPE), OTHER)
        elif not message.number.text:
            self.said.refuse(row, paths.CATCH_ID, "", NO_NUMBER)
        else:
            yield _DOCUMENTS[kind](message)


def _taken() -> frozenset[str]:
    """Paths as they stand in an envelope of SOAP, in a request alone, and without either."""
    kinds = ("CatchCertificate", "CatchProcessingStatement", "CatchNonManipulationDocument")
    requests = [f"{verb}{kind}Request" for verb in ("Create", "Cancel", "Submit") for kind in kinds]
    below = paths.taken()
    asked = [f"{request}/{path}" for request in requests for path in below]
    return below | {*asked, *(f"Envelope/Body/{path}" for path in asked)}


CATCH_MESSAGES = Format(
    layout=card(
        "catch-messages",
        kind="certificates",
        organisation="European Commission",
        title="Messages of CATCH: catch certificates, processing statements, documents of non-manipulation",
        says="""
What authorities send to the EU's system CATCH in the XML of UN/CEFACT SPSCertificate, in an envelope of SOAP or without
one: certificates with vessels (items of cargo type 5) and products (12), which a registration number joins; statements
whose net weight is that before processing and whose gross weight that after it; what was stored, by arrival and
departure; cancellations. Masters only where persons are asked for; phones and officials never.
""",
        keys=(paths.CERTIFICATE,),
        revision=1,
        origin="partner",
        medium="XML",
    ),
    knows=knows,
    takes=_taken(),
    read=read_messages,
    apart=True,
    medium="XML",
    cut=XmlCut((paths.CERTIFICATE, paths.NON_MANIPULATION)),
    streams=True,
)
