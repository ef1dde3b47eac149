"""Net weights of harvests: numbers with implied decimals, and plain numbers that some write in the same places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catchgraph.read.catair.fields import called, fills, places, pointed, text
from catchgraph.read.document.form import Written
from catchgraph.read.message_lines import Line

IMPLIED = "implied decimals"
AS_WRITTEN = "as written"
_DECIMALS = 2
#: `KG 10000`, `10000 KG`, `KG10000`: unit and number in any order and place of the two fields.
_ANYWHERE = re.compile(r"([A-Za-z]{1,3})?\.?\s*([0-9][0-9.,]*)\s*([A-Za-z]{1,3})?\.?")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A weight as a text with its unit, and how it was read."""

    written: Written
    reading: str


def weight(line: Line, unit: str = "unit", field: str = "net") -> Weighed | None:
    """The weight in a field and the unit before it; None for blanks and zeros.

    A number that fills its field has two decimals implied (CATAIR, PGA chapter: weights are zero-filled); any other is
    read as it is written, since published examples and some filers write it so.
    """
    if fills(line, field):
        if not text(line, field).strip("0"):
            return None
        number = pointed(line, field, _DECIMALS)
        return Weighed(Written(number, called(line, field), text(line, unit)), IMPLIED)
    found = line.cut(places()[line.id, unit].first, places()[line.id, field].last)
    if not any(map(str.isdigit, found)):
        return None
    match = _ANYWHERE.fullmatch(found)
    if match is None:
        return Weighed(Written(found, called(line, field)), AS_WRITTEN)
    return Weighed(Written(match[2], called(line, field), match[1] or match[3] or ""), AS_WRITTEN)
