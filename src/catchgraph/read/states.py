"""Flags and countries of a column: whether its two letters `NA` are a blank or Namibia, its values tell together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from catchgraph.normalise.flag import are_iso2, flag, flags
from catchgraph.read.cleaners import COUNTRY_UNKNOWN, FLAG_UNKNOWN

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.layouts import Layout
    from catchgraph.read.reading import Reading
    from catchgraph.read.table import Cells, FileTable


NOTHING = "NA"
#: In a file that writes `NA` for nothing elsewhere, as R does, it may stand for nothing here.
NAMIBIA = "read as Namibia, for the column holds codes of two letters; other columns of this file hold NA for nothing"


def take_flag(reading: Reading) -> pa.Array:
    """ISO3 codes of the vessels' flags."""
    return _taken(reading, reading.property("flag"), FLAG_UNKNOWN, iso2=reading.layout.format.iso2_flag)


def take_country(reading: Reading, cells: Cells) -> pa.Array:
    """ISO3 codes of a column of countries."""
    return _taken(reading, cells, COUNTRY_UNKNOWN)


def _taken(reading: Reading, cells: Cells, unknown: str, *, iso2: bool = False) -> pa.Array:
    import pyarrow as pa

    return reading.clean(cells, partial(flag, iso2=iso2 or _proves_iso2(reading, cells)), pa.string(), unknown)


def _proves_iso2(reading: Reading, cells: Cells) -> bool:
    """Whether the column holds codes of two letters; `NA` is noted where others of the file hold it for nothing."""
    import numpy as np

    if not are_iso2(cells.every):
        return False
    if NOTHING in cells.words and reading.nothing:
        reading.note_rows(np.flatnonzero(cells.codes == cells.words.index(NOTHING)), cells, NAMIBIA)
    return True


def holds_nothing(layout: Layout, table: FileTable) -> bool:
    """Whether a column that holds no countries has a cell `NA`."""
    import pyarrow.compute as pc

    others = [column for name, column in layout.columns.items() if name not in {"flag", "previous_flags"}]
    others += [party.name for party in layout.parties]
    places = [table.header.find(column) for column in others if column]
    return any(pc.any(pc.equal(table.texts[place], NOTHING)).as_py() for place in places if place is not None)


def take_flags(reading: Reading, cells: Cells) -> pa.Array:
    """ISO3 codes of a column whose cells may hold several flags: a list a row."""
    import pyarrow as pa

    read = partial(flags, iso2=_proves_iso2(reading, cells))
    reading.note(cells, [word for word in cells.words if not read(word)], FLAG_UNKNOWN)
    return cells.map(read, pa.list_(pa.string()))
