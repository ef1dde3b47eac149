"""Vessels that papers name in a role: a naming for each vessel and record (or line)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from catchgraph.model.ids import SEPARATOR
from catchgraph.normalise.flag import are_iso2
from catchgraph.normalise.text import clean_text
from catchgraph.read.clean.vessel import VesselParts, VesselRead, read_vessel
from catchgraph.read.given import day_properties
from catchgraph.read.layouts.papers import VESSEL_COLUMNS, VesselColumns
from catchgraph.read.output import Rows
from catchgraph.read.papers.columns import first_filled
from catchgraph.read.papers.rows import Owners, Table, item_ids, once, picked
from catchgraph.read.reading import Reading, combine
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.papers.columns import Columns
    from catchgraph.read.reading import Index


def vessel_rows(table: Table, record: Columns, told: Sequence[Rows]) -> list[Rows]:
    """Rows of `read.named_vessel`; `record`: the columns of the records, of which the day is.

    Of a vessel of a line or catch it is the day of that one (`told`), where it says one.
    """
    day = day_of(table, record)
    return [_rows(table, vessel, day, told) for vessel in table.reading.layout.vessels]


def day_of(table: Table, record: Columns) -> pa.Array:
    """The day of each record; none where it says none."""
    import pyarrow as pa

    found = pa.nulls(len(table.records.ids), pa.timestamp("us"))
    for name in day_properties(table.reading.layout.record):
        if name in record:
            found = first_filled(found, record[name])
    return found


def _read(vessel: VesselColumns, texts: tuple[str, ...], *, iso2: bool) -> VesselRead | None:
    own, said = texts[: len(VESSEL_COLUMNS)], texts[len(VESSEL_COLUMNS) :]
    if any(clean_text(word) not in words for word, words in zip(said, vessel.only.values(), strict=True)):
        return None
    return read_vessel(VesselParts(*own), iso2=iso2)


def _days(owners: Owners, told: Sequence[Rows]) -> pa.Array:
    """The day of each line or catch; none where it says none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = pa.nulls(len(owners.ids), pa.timestamp("us"))
    for rows in told:
        at = pc.index_in(pa.array(owners.ids, pa.string()), rows.columns["id"])
        for name in day_properties("Goods"):
            if name in rows.columns:
                found = first_filled(found, rows.columns[name].take(at))
    return found


def read_cells(reading: Reading, vessel: VesselColumns) -> tuple[list[VesselRead | None], list[str], Index]:
    """The vessels of distinct texts, these texts, and which of them each row has; doubtful numbers are noted."""
    import numpy as np

    words, codes = combine(*(reading.cells(name) for name in vessel.references()))
    iso2 = are_iso2(reading.cells(vessel.flag).every)
    found = [_read(vessel, texts, iso2=iso2) for texts in words]
    for reason in sorted({each.reason for each in found if each and each.reason}):
        wrong = np.array([each is not None and each.reason == reason for each in found])
        reading.note_rows(np.flatnonzero(wrong[codes]).astype(np.int64), reading.cells(vessel.imo), reason)
    return found, [SEPARATOR.join(each) for each in words], codes


def _rows(table: Table, vessel: VesselColumns, day: pa.Array, told: Sequence[Rows]) -> Rows:
    import pyarrow as pa

    found, texts, codes = read_cells(table.reading, vessel)
    owners = table.owners(vessel)
    rows = once(owners, codes, [each is not None for each in found])
    at = codes[rows]
    columns = {
        "named_id": item_ids("naming", owners, rows, [texts[code] for code in at.tolist()], vessel.role),
        "record_id": table.records.of_rows(rows),
        "role": pa.repeat(pa.scalar(vessel.role, pa.string()), len(rows)),
        "day": day.take(pa.array(table.records.groups.codes[rows])),
    }
    if owners is not table.records:
        columns["line_id"] = owners.of_rows(rows)
        own = _days(owners, told).take(pa.array(owners.groups.codes[rows]))
        columns["day"] = first_filled(own, columns["day"])
    types = schema_of("named_vessel")
    for name in (each.name for each in fields(VesselRead) if each.name != "reason"):
        columns[name] = picked([getattr(each, name, None) for each in found], types[name], at)
    return Rows("named_vessel", rows, columns)
