"""Flags and countries of a column: whether its two letters `NA` are a blank or Namibia, its values tell together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from catchgraph.normalise.flag import are_iso2, flag, flags
from catchgraph.read.cleaners import COUNTRY_UNKNOWN, FLAG_UNKNOWN

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.reading import Reading
    from catchgraph.read.table import Cells


def take_flag(reading: Reading) -> pa.Array:
    """ISO3 codes of the vessels' flags."""
    return _taken(reading, reading.property("flag"), FLAG_UNKNOWN, iso2=reading.layout.format.iso2_flag)


def take_country(reading: Reading, cells: Cells) -> pa.Array:
    """ISO3 codes of a column of countries."""
    return _taken(reading, cells, COUNTRY_UNKNOWN)


def _taken(reading: Reading, cells: Cells, unknown: str, *, iso2: bool = False) -> pa.Array:
    import pyarrow as pa

    return reading.clean(cells, partial(flag, iso2=iso2 or are_iso2(cells.every)), pa.string(), unknown)


def take_flags(reading: Reading, cells: Cells) -> pa.Array:
    """ISO3 codes of a column whose cells may hold several flags: a list a row."""
    import pyarrow as pa

    read = partial(flags, iso2=are_iso2(cells.every))
    reading.note(cells, [word for word in cells.words if not read(word)], FLAG_UNKNOWN)
    return cells.map(read, pa.list_(pa.string()))
