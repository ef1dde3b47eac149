"""Codes of manufacturers beside the manufacturer whom the same row names: what cannot be made of name and address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.normalise.numbers.manufacturer import can_come_from
from catchgraph.normalise.place_tail import place_tail
from catchgraph.normalise.text import is_blank
from catchgraph.read.reading import combine

if TYPE_CHECKING:
    from catchgraph.read.clean.party import PartyFound
    from catchgraph.read.layouts.model import Party
    from catchgraph.read.papers.rows import Table
    from catchgraph.read.reading import Index

#: The property of a line that holds the code, and that of the country it begins with.
_CODE, _ORIGIN = "manufacturer_id", "origin"
CANNOT = "cannot be made of the name and address of the manufacturer beside it: another firm's code, or made up"


def note_makers(table: Table, maker: Party, read: list[PartyFound], whose: Index) -> None:
    """Note codes (MID) that cannot come from the manufacturer of their row (19 CFR part 102, appendix).

    `read`: manufacturers; `whose`: which of them each row has. A soft flag: a firm may file under the code of another
    address. Where the row names no manufacturer, nothing is compared; of an address in one column no town, since what
    stands there need not be the town.
    """
    import numpy as np

    line = table.reading.layout.line
    column = line.columns.get(_CODE) if line else None
    if not line or not column:
        return
    names = (column, line.columns.get(_ORIGIN, ""), maker.city, *filter(None, (maker.address, *maker.lines)))
    cells = [table.reading.cells(name) for name in names]
    words, codes = combine(*cells)
    pairs, at = np.unique(np.column_stack([codes, whose]), axis=0, return_inverse=True)
    wrong = [_cannot(maker, read[party], *words[row]) for row, party in pairs.tolist()]
    rows = np.flatnonzero(np.array(wrong, np.bool_)[at.reshape(-1)])
    table.reading.note_rows(rows.astype(np.int64), cells[0], CANNOT)


def _cannot(maker: Party, found: PartyFound, code: str, origin: str, city: str, *lines: str) -> bool:
    """Whether a code cannot be that of a manufacturer at this address."""
    if found.party is None or is_blank(code):
        return False
    address = "" if maker.whole else ", ".join(filter(None, lines))
    return can_come_from(code, found.party.name, *_where(address, city), origin) is False


def _where(address: str, city: str) -> tuple[str, str]:
    """The address without its place, and the city; '' for what is not told apart from the rest."""
    if city:
        return address, city
    tail = place_tail(address)
    return (tail.rest if tail.city else ""), ""
