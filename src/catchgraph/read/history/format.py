"""Pages of vessels with dated histories: a JSON object a vessel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catchgraph.read.dataset import Provenance
from catchgraph.read.format import Format, Said, card
from catchgraph.read.history.page_cells import PageCells
from catchgraph.read.history.records import Recorder
from catchgraph.read.history.vessel import page_of
from catchgraph.read.output import Output
from catchgraph.read.rows_of import Item, rows_of

#: Any of these makes an object a vessel's page.
HISTORIES = ("Name History", "Flag History", "Owner History", "IRCS History", "RFMO History")
KEYS = (
    *("Name", "RFMO Vessel Name", "IMO Number", "MMSI No.", "IRCS", "Reg. No.", "Current Flag", "Current Owner"),
    *("Operator", "Vessel Type", "Gear Type", "Gross Tonnage", "Length", "Year of Build", "page", *HISTORIES),
)
_NO_VESSEL = "no name, number or call sign: no vessel to speak of"


def is_page(value: Mapping[str, Any]) -> bool:
    """Whether an object is a vessel's page."""
    return any(key in value for key in HISTORIES)


def read_pages(objects: Iterable[Mapping[str, Any]], provenance: Provenance, said: Said) -> Output:
    """Each page as identities, listings and mentions; one that identifies no vessel is refused."""
    ids: list[str] = []
    items: list[Item] = []
    for row, value in enumerate(objects):
        page = page_of(row, value, said)
        if not page.known:
            said.refuse(row, "Name", value.get("Name"), _NO_VESSEL)
            ids.append("")
            continue
        recorder = Recorder(page, provenance)
        ids.append(recorder.identity_id(page.segments[-1]))
        items += recorder.records(PageCells(row, value, said))
    return Output(ids, rows_of(items))


VESSEL_HISTORIES = Format(
    layout=card(
        "vessel-histories",
        kind="identities",
        organisation="Combined IUU Vessel List",
        title="DatedValue identity histories of vessels",
        says="""
Vessels of the Combined IUU Vessel List with dated names, flags, owners and call signs (day, month or year), the
dates of their listings, and identifiers without dates.
""",
        keys=("Name", "IMO Number", *HISTORIES),
        revision=2,
    ),
    knows=is_page,
    takes=frozenset(KEYS),
    read=read_pages,
    apart=True,
)
