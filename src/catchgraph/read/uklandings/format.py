"""The format: what records of landings in the UK are told by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.clean import Ways
from catchgraph.read.dataset import Provenance
from catchgraph.read.document.rows import output_of
from catchgraph.read.format import Format, Said, card
from catchgraph.read.output import Output
from catchgraph.read.uklandings.landing import ACTIVITIES, AUTHORITY, CFR, LANDINGS, MARK, NAME, RSS, Reader

#: Weights are kilograms; moments are ISO 8601; ports are UN/LOCODEs.
WAYS = Ways(dates="ymd", decimal_comma=False, weight_unit="KG")


def knows(value: Mapping[str, Any]) -> bool:
    """Whether an object is a vessel with its landings."""
    return {RSS, MARK} <= value.keys() and bool({LANDINGS, ACTIVITIES} & value.keys())


def read_landings(objects: Iterable[Any], provenance: Provenance, said: Said) -> Output:
    """Each landing with its lines, port and vessel."""
    return output_of(objects, Reader(said).documents, provenance, said, WAYS)


UK_LANDINGS = Format(
    layout=card(
        "uk-landings",
        kind="declarations",
        organisation="Marine Management Organisation",
        title="Landings of vessels of the UK",
        says="""
JSON by the schemas of the UK's landing records: landing declarations, electronic logbooks, and catch recordings of
vessels under ten metres. An object is a vessel with her landings, each with port, areas, species, state, presentation
and weight: as landed in declarations, as estimated in the others.
""",
        keys=(RSS, MARK),
        revision=1,
        origin="partner",
    ),
    knows=knows,
    takes=frozenset({CFR, RSS, MARK, NAME, AUTHORITY, LANDINGS, ACTIVITIES}),
    read=read_landings,
    apart=True,
    streams=True,
)
