"""Weights and values of a copy's records, all greater or smaller by one factor: what a pattern says of shares stays.

Only tables of papers and trade whose patterns rest on shares, or on kilograms that are far from their bounds, are
varied (`VARIED`); those of balances, whose papers, messages and lots must add up to the kilogram, are not.
"""

from __future__ import annotations

import csv
import io
import re

#: Folders of the fixtures, and between which hundredths of themselves their weights may lie. Less than the whole where
#: a box's tare of 4.5 t must stay one.
VARIED = {
    "patterns/documents-papers": (94, 100),
    "patterns/plausible": (90, 110),
    "patterns/processing": (90, 110),
    "patterns/transshipment": (90, 110),
}
_COLUMN = re.compile(r"(?i:.*weight.*)|.*\(kg\)|Net Qty in HTSUS Units|Entered Value|USD_FOB|QUANTITY|harmonized_value")
_CELL = re.compile(r"(\d[\d,]*(?:\.\d+)?)( ?(?:KG|LBS?))?")


def varied(text: str, hundredths: int) -> str:
    """A table whose weights and values are so many hundredths of what they were."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    places = [place for place, name in enumerate(rows[0]) if _COLUMN.fullmatch(name)] if rows else []
    for row in rows[1:]:
        for place in places:
            if place < len(row):
                row[place] = _scaled(row[place], hundredths)
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
    return written.getvalue()


def _scaled(cell: str, hundredths: int) -> str:
    found = _CELL.fullmatch(cell)
    if not found:
        return cell
    number, unit = found[1], found[2] or ""
    places = len(number.partition(".")[2])
    value = float(number.replace(",", "")) * hundredths / 100
    return (f"{value:,.{places}f}" if "," in number else f"{value:.{places}f}") + unit
