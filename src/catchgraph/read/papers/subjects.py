"""Whom records are about that are about somebody (`Tells.link`): a mention of a vessel, else of a company or person.

A record is about one: where a row names a vessel and a firm, it is about the vessel, and that is noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from catchgraph.model.roles import DESCRIBED
from catchgraph.model.schema import node
from catchgraph.read.clean.party import PartyRead
from catchgraph.read.clean.vessel import VesselRead
from catchgraph.read.output import Rows
from catchgraph.read.papers.parties import read_cells as read_parties
from catchgraph.read.papers.rows import Table, item_ids, once, picked
from catchgraph.read.papers.vessels import read_cells as read_vessels
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Index

#: Property of a naming → that of a mention, which may hold several.
_SEVERAL = {
    "name": "names",
    "mmsi": "mmsis",
    "call_sign": "call_signs",
    "registration_number": "registration_numbers",
    "flag": "flags",
}
_ONE = ("name", "imo")
TWO = "the record is about one vessel, company or person: this further one was not read; give it a row of its own"


@dataclass(frozen=True)
class Subjects:
    """`mentions`: the id of the mention of each record, none where it is about nobody; `rows`: these mentions."""

    mentions: pa.Array
    rows: list[Rows]


def subjects(table: Table) -> Subjects:
    """Whom each record is about, of the vessels and parties of its layout in the role `subject`."""
    import pyarrow as pa

    of: list[str | None] = [None] * len(table.records.ids)
    found: list[Rows] = []
    layout = table.reading.layout
    for vessel in layout.vessels:
        vessels, texts, codes = read_vessels(table.reading, vessel)
        rows = _first(table, of, vessel.name or vessel.imo, codes, vessels)
        found.append(_mentions(table, of, rows, codes[rows], texts, _vessel(table, vessels, codes[rows])))
    for party in layout.parties:
        read, texts, codes = read_parties(table, party)
        parties = [each.party for each in read]
        rows = _first(table, of, party.name, codes, parties)
        found.append(_mentions(table, of, rows, codes[rows], texts, _party(table, parties, rows, codes[rows])))
    return Subjects(pa.array(of, pa.string()), found)


def _first(table: Table, of: Sequence[str | None], column: str, codes: Index, found: Sequence[object]) -> Index:
    """The first row of each record that names one of `found`; what a record names besides is noted."""
    import numpy as np

    owners = table.records
    rows = once(owners, codes, [each is not None for each in found])
    taken = np.array([each is not None for each in of], np.bool_)[owners.groups.codes[rows]]
    _, place = np.unique(owners.groups.codes[rows], return_index=True)
    first = np.zeros(len(rows), np.bool_)
    first[place] = True
    first &= ~taken
    table.reading.note_rows(rows[~first], table.reading.cells(column), TWO)
    return rows[first]


def _mentions(
    table: Table,
    of: list[str | None],
    rows: Index,
    at: Index,
    texts: Sequence[str],
    told: tuple[str, dict[str, pa.Array]],
) -> Rows:
    name, columns = told
    ids = item_ids("mention", table.records, rows, [texts[code] for code in at.tolist()], name)
    for code, id_ in zip(table.records.groups.codes[rows].tolist(), ids.to_pylist(), strict=True):
        of[code] = id_
    return Rows(name, rows, {"mention_id": ids, **columns})


def _vessel(table: Table, found: Sequence[VesselRead | None], at: Index) -> tuple[str, dict[str, pa.Array]]:
    import pyarrow as pa

    types, label = schema_of("vessel_mention"), table.reading.layout.record
    columns = {"record_kind": pa.repeat(pa.scalar(node(label).table, pa.string()), len(at))}
    for name in _ONE:
        columns[name] = picked([getattr(each, name, None) for each in found], types[name], at)
    for name, several in _SEVERAL.items():
        values: list[Any] = [(value,) if (value := getattr(each, name, None)) else () for each in found]
        columns[several] = picked(values, types[several], at)
    return "vessel_mention", columns


def _party(table: Table, found: Sequence[PartyRead | None], rows: Index, at: Index) -> tuple[str, dict[str, pa.Array]]:
    import pyarrow as pa

    types = schema_of("party_mention")
    columns = {
        "record_id": table.records.of_rows(rows),
        "role": pa.repeat(pa.scalar(DESCRIBED, pa.string()), len(rows)),
    }
    for name in (each.name for each in fields(PartyRead)):
        columns[name] = picked([getattr(each, name, None) for each in found], types[name], at)
    return "party_mention", columns
