"""The format: what a file of ASYCUDA World is told by, and how it is cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.asycuda.declaration import Reader
from catchgraph.read.asycuda.paths import taken
from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, Said, card
from catchgraph.read.output import Output
from catchgraph.read.xml_elements import XmlCut

ROOT = "ASYCUDA"
#: Dates are brought into one order first (`document.orders`); numbers have a full stop, weights are kilograms.
WAYS = Ways(dates="ymd", decimal_comma=False, weight_unit="KG", iso2=True)


def knows(sample: Mapping[str, Any]) -> bool:
    """Whether a file holds declarations: at its root, or one below in a list of them."""
    return any(ROOT in path.split("/")[:2] for path in sample if path)


def read_declarations(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each declaration with its items, parties and the papers that they cite."""
    return output_of(objects, Reader(said).documents, provenance, said, WAYS)


ASYCUDA = Format(
    layout=card(
        "asycuda-declarations",
        kind="declarations",
        organisation="UNCTAD (ASYCUDA World)",
        title="Declarations of a partner's customs (ASYCUDA World XML)",
        says="""
Export and import declarations: parties, means of transport, items with codes, weights, values and procedures,
containers, and the papers that are attached to them (bills of lading, catch certificates, invoices).
""",
        keys=(ROOT,),
        revision=1,
        origin="partner",
        medium="XML",
    ),
    knows=knows,
    takes=taken(),
    read=read_declarations,
    apart=True,
    medium="XML",
    cut=XmlCut((ROOT,)),
    streams=True,
)
