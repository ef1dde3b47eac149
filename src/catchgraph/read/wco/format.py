"""The format: what a declaration of the WCO Data Model is told by, and how a file is cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, Said, card
from catchgraph.read.output import Output
from catchgraph.read.wco.declaration import Reader
from catchgraph.read.wco.paths import taken
from catchgraph.read.xml_elements import XmlCut, root_of

NAMESPACE, DECLARATION = "wco:datamodel", "Declaration"
#: Masses are kilograms unless a unit says otherwise; days are `20210302`.
WAYS = Ways(dates="ymd", decimal_comma=False, weight_unit="KG", iso2=True)


def knows(sample: Mapping[str, Any]) -> bool:
    """Whether a file holds a declaration (DEC), with its envelope or without; its answers (RES) are none."""
    return NAMESPACE in root_of(sample).lower() and any(DECLARATION in path.split("/")[:2] for path in sample if path)


def read_declarations(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each declaration with its items, parties, ship and the papers that they cite."""
    return output_of(objects, Reader(said).documents, provenance, said, WAYS)


WCO_DECLARATIONS = Format(
    layout=card(
        "wco-declarations",
        kind="declarations",
        organisation="World Customs Organization",
        title="Declarations of a partner's customs (WCO Data Model, DEC)",
        says="""
Export and import declarations in the XML of the WCO Data Model, version 3: parties by number or name, means of
transport, items with codes, masses and procedures, containers, and the papers that are attached or came before.
""",
        keys=(DECLARATION,),
        revision=1,
        origin="partner",
        medium="XML",
    ),
    knows=knows,
    takes=taken(),
    read=read_declarations,
    apart=True,
    medium="XML",
    cut=XmlCut(("MetaData", DECLARATION)),
    streams=True,
)
