"""Drafts a layout of each header of the collected declaration extracts: a table of what is found and what is missed.

    python bench/drafts.py ../shared/data

A row a header: the column of the exporter, the buyer, commodity code, weight, value, day, and origin or destination;
`-` where none is found, which may mean that the header has none. Each has one made-up row.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catchgraph.errors import InputError
from catchgraph.read.draft import draft_layout

WHAT = ("record", "exporter", "buyer", "HS", "weight", "value", "date", "place")
#: Words of a header → what its made-up cell holds.
CELLS = {
    "WEIGHT_UNIT": "KG",
    "DATE": "2025-05-17",
    "HS_CODE": "03061700",
    "COUNTRY": "Vietnam",
    "NAME": "REEF FOODS LTD",
    "CURRENCY": "USD",
    **dict.fromkeys(("WEIGHT", "KG", "KILO", "MASS", "USD", "VALUE", "CIF", "FOB", "QUANTITY", "QTY", "PRICE"), "1200"),
    "UNIT": "KG",
}


def headers(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Country and way, and the columns of its extract."""
    text = (folder / "reference" / "foreign_declaration_columns.json").read_text(encoding="utf-8")
    for country, ways in json.loads(text).items():
        for way, columns in ways.items():
            yield f"{country.strip()} {way.lower()}", columns


def cell(column: str) -> str:
    """A made-up value of a column."""
    plain = column.upper().replace(" ", "_")
    return next((value for word, value in CELLS.items() if word in plain), "A1")


def drafted(path: Path, columns: list[str]) -> str:
    """The layout that is drafted of a header with a made-up row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, list(map(cell, columns))])
    return draft_layout(path).text


def found(layout: dict[str, Any]) -> dict[str, str]:
    """What a drafted layout has of `WHAT`: its columns."""
    own, line = layout.get("columns", {}), layout.get("line", {}).get("columns", {})
    parties = {party["role"]: party["name"] for party in layout.get("parties", [])}
    days = (own.get(name) for name in ("exited", "registered", "assessed_on", "lading"))
    return {
        "record": layout["record"],
        "exporter": parties.get("exporter") or parties.get("shipper") or "-",
        "buyer": parties.get("consignee") or parties.get("buyer") or "-",
        "HS": line.get("hs", "-"),
        "weight": line.get("net_kg") or line.get("gross_kg") or own.get("gross_kg") or "-",
        "value": line.get("value", "-"),
        "date": next(filter(None, days), "-"),
        "place": (own.get("destination") if layout["record"] == "ExportDeclaration" else line.get("origin")) or "-",
    }


def main(folder: Path) -> None:
    """Print the table."""
    print("| header |", " | ".join(WHAT), "|\n|---" + "|---" * len(WHAT) + "|")
    with tempfile.TemporaryDirectory() as name:
        for header, columns in headers(folder):
            try:
                row = found(tomllib.loads(drafted(Path(name) / "extract.csv", columns)))
            except InputError as error:
                row = {"record": error.message}
            print(f"| {header} |", " | ".join(row.get(what, "-") for what in WHAT), "|")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
