"""Is the first line of a table its header, or its first row already?"""

from __future__ import annotations

from collections.abc import Sequence

from catchgraph.normalise.imo import ship_imo
from catchgraph.normalise.mmsi import ship_mmsi
from catchgraph.read.draft import looks

#: A shorter word that names a country as a code may head a column: NO, ID, GT.
_SHORTEST = 4


def value_in(cells: Sequence[str], known: int) -> str:
    """A cell that shows a line to be a row of values; '' for a header.

    No header has an IMO number with the right check digit, an MMSI, a day or a country as the name of a column, nor
    mostly numbers; but where half of its cells are words of headers (`known`), it is one nevertheless.
    """
    filled = [cell for cell in cells if cell.strip()]
    if 2 * known >= len(filled):
        return ""
    numbers = [cell for cell in filled if not any(char.isalpha() for char in cell)]
    telling = [cell for cell in filled if _is_value(cell)]
    return next(iter(telling), numbers[0] if 2 * len(numbers) > len(filled) else "")


def _is_value(cell: str) -> bool:
    named = len(cell.strip()) >= _SHORTEST and looks.flag(cell)
    return bool(ship_imo(cell) or ship_mmsi(cell) or looks.is_day(cell) or named)
