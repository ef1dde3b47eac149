"""The formats: what files of EPCIS are told by, and how they are cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.rows import output_of
from catchgraph.read.epcis.cut import DOCUMENTS, EVENTS, cut_json, cut_xml
from catchgraph.read.epcis.event import Reader
from catchgraph.read.epcis.names import TAKEN
from catchgraph.read.format import Format, Said, card
from catchgraph.read.output import Output
from catchgraph.read.xml_elements import local, root_of

#: Times are ISO 8601, numbers have a full stop, countries are codes of two letters (ISO 3166).
WAYS = Ways(dates="ymd", decimal_comma=False, iso2=True)
_SAYS = """
What happened to lots of goods, as trading partners recorded it: fishing, transshipment, landing, farm harvest,
processing, packing, shipping, receiving, each with the lots that went in and came out, how much, where and by whom; and
what each lot is (master data). Key data elements of the Global Dialogue on Seafood Traceability that an event lacks are
noted.
"""


def knows_xml(sample: Mapping[str, Any]) -> bool:
    """Whether a file is an EPCIS document, or one event."""
    return local(root_of(sample)) in (*DOCUMENTS, *EVENTS)


def knows_json(value: Mapping[str, Any]) -> bool:
    """Whether an object is an EPCIS document, or an event of one."""
    kind = value.get("type") or value.get("isA")
    return kind in (*DOCUMENTS, *EVENTS) or bool(value.keys() & {"epcisBody", "epcisHeader"})


def read_events(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each event with its lots, parties, vessels and the papers that it cites."""
    return output_of(objects, Reader(said, provenance).documents, provenance, said, WAYS)


EPCIS_XML = Format(
    layout=card(
        "epcis-xml",
        kind="events of trade",
        organisation="GS1",
        title="Traceability events (EPCIS 1.2, GDST, in XML)",
        says=_SAYS,
        keys=("EPCISDocument",),
        revision=1,
        origin="partner",
        family="epcis",
        medium="XML",
    ),
    knows=knows_xml,
    takes=TAKEN,
    read=read_events,
    apart=True,
    medium="XML",
    cut=cut_xml,
    streams=True,
)
EPCIS_JSON = Format(
    layout=card(
        "epcis-json",
        kind="events of trade",
        organisation="GS1",
        title="Traceability events (EPCIS 2.0, GDST, in JSON and JSON-LD)",
        says=_SAYS,
        keys=("epcisBody",),
        revision=1,
        origin="partner",
        family="epcis",
    ),
    knows=knows_json,
    takes=TAKEN,
    read=read_events,
    apart=True,
    cut=cut_json,
    streams=True,
)
