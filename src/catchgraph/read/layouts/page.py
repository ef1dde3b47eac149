"""The page `docs/trade-records.md`, made from layouts.

`python -m catchgraph.read.layouts.page > docs/trade-records.md` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from catchgraph.model.schema import node
from catchgraph.read.layouts import Layout, builtin_layouts
from catchgraph.read.layouts.papers import CITED_WEIGHTS

_INTRO = """# Tables of trade records

Generated from the layouts in `src/catchgraph/read/layouts/` by `python -m catchgraph.read.layouts.page`.

Files that authorities and providers publish or export are known by their header as they are (`catchgraph layout
--list`). For the rest there are plain forms: export what you have into a CSV file with these columns, in any order,
and `catchgraph load` knows it. Columns marked *must be there* tell which form it is and one record from another;
every other column may be missing or blank. Columns that no form names are reported and not read. Another header needs
a layout of your own: copy one with `catchgraph layout --show ID`.

Certificates, statements, storage documents and re-export certificates are also read as JSON: an object for each
document, with the columns of its form as keys, and its lines as objects in a list `Lines`.

How values are written: UTF-8 (or Windows-1252; cell by cell where a file has both, and said), comma, semicolon or tab
between cells; days as 2025-06-30; numbers as
1234.56 or 1,234.56 (1.234,56 where the whole column proves it); a weight with its unit in the cell (`4 lb`) or in the
unit that the column's name says; countries by name or ISO code; commodity codes with or without dots; several values
of a cell parted by `;`. Rows with the same key are one record. Doubtful values are noted and kept, or left out with
the reason; a row that tells of no record is rejected with its line. Numbers in the form of a private person's (social
security numbers) are never kept.
"""
#: Kind of paper → what it says of itself, and of its lines and catches.
_PAPERS = {
    "NOAA 370": (
        "entry and bill; importer, exporter",
        "tuna by line; a row per vessel: flag, gear, area, days of the trip",
    ),
    "DS-2031": ("exporter, importer, authority", "shrimp by line; wild or farmed by `Source`"),
    "certificate of admissibility": ("number, country, day; entry", "species; the fishery by `Gear` and `Catch Area`"),
    "health certificate": ("number, validity, `Replaces`; manufacturer with approval number", "species, weight, lot"),
    "CITES permit": ("number, authority, validity, holder", "species by scientific name, quantity"),
    "CCSBT catch document": ("number, flag state as country, status", "a row per vessel: area, gear, days, landing"),
    "ICCAT catch document": ("as that of CCSBT", "as that of CCSBT"),
    "CCAMLR catch document": ("as that of CCSBT", "as that of CCSBT, with landed weight"),
    "re-export certificate": ("number, country; what it draws on in `Catch Document`", "species, weight"),
}


def trade_page() -> str:
    """The whole page as Markdown."""
    layouts = [layout for layout in builtin_layouts() if layout.kind == "records"]
    forms = [layout for layout in layouts if layout.plain]
    published = [layout for layout in layouts if not layout.plain]
    return "\n".join([_INTRO, *_published(published), *(part for layout in forms for part in _form(layout))])


def _published(layouts: list[Layout]) -> Iterator[str]:
    yield "## Files known as they are\n"
    yield "| layout | tells of | what it is | publisher |\n|---|---|---|---|"
    for each in layouts:
        yield f"| `{each.id}` | {each.record} | {each.title} | {each.publisher} |"
    yield ""


def _form(layout: Layout) -> Iterator[str]:
    yield f"## {layout.title}: `{layout.id}`\n"
    yield " ".join(layout.says.split()) + "\n"
    yield f"One record ({layout.record}) per {', '.join(f'`{name}`' for name in layout.key.columns)}.\n"
    yield "| column | holds | |\n|---|---|---|"
    for column, holds in _columns(layout).items():
        must = "must be there" if column in layout.recognise.columns else ""
        yield f"| `{column}` | {'; '.join(dict.fromkeys(holds))} | {must} |"
    if layout.record == "Paper" and "kind" in layout.columns:
        yield "\nWhat each paper fills of it:\n\n| `Kind` | of itself | of lines and catches |\n|---|---|---|"
        yield from (f"| `{kind}` | {own} | {lines} |" for kind, (own, lines) in _PAPERS.items())
    yield ""


def _columns(layout: Layout) -> dict[str, list[str]]:
    """What each column holds, in the order in which the layout says it; what must be there comes first."""
    found: dict[str, list[str]] = {column: [] for column in layout.recognise.columns}

    def say(column: str, holds: str) -> None:
        if column:
            found.setdefault(column, []).append(holds)

    for name, column in layout.columns.items():
        say(column, _property(layout.record, name))
        for further in layout.fallbacks.get(name, ()):
            say(further, _property(layout.record, name))
    for party in layout.parties:
        whom = f"{party.role[0].upper()}{party.role[1:]}"
        say(party.name, f"{whom}: name and address in one" if party.whole else f"{whom}: name")
        for what in ("address", "city", "state", "postcode", "country"):
            say(getattr(party, what), f"{whom}: {what}")
        for kind, column in party.numbers.items():
            say(column, f"{whom}: {kind}")
    for vessel in layout.vessels:
        for what in _OF_VESSEL:
            say(getattr(vessel, what), f"{vessel.role[0].upper()}{vessel.role[1:]}: {_OF_VESSEL[what]}")
    for line, whose in ((layout.line, "Line"), *((each, "Catch") for each in layout.catches)):
        for name, column in line.columns.items():
            say(column, f"{whose}: {_property('Goods', name)}")
    for cited in layout.citations:
        say(cited.number, f"Cites: number of the {cited.kind.replace('-', ' ')}")
        say(cited.country, f"Cites: country of the {cited.kind.replace('-', ' ')}")
        say(cited.cited_line, f"Cites: line of the {cited.kind.replace('-', ' ')}")
        say(cited.day, f"Cites: day of the {cited.kind.replace('-', ' ')}")
        for name in CITED_WEIGHTS:
            say(getattr(cited, name), _OF_CITED[name])
    for named in (layout.units, layout.line.units):
        for name, column in named.items():
            what = "Country that gave" if name.endswith("_number") else "Unit or currency of"
            say(column, f"{what} `{name}`")
    return found


_OF_VESSEL: Mapping[str, str] = {
    "name": "name",
    "flag": "flag",
    "imo": "IMO number, or another number as written",
    "call_sign": "call sign",
    "registration_number": "registration number",
    "licence": "authorisation to fish or carry",
    "register_number": "number in a fleet register (of the EU: CFR)",
}


_OF_CITED: Mapping[str, str] = {
    "kg": "Cites: weight drawn on the document (kg)",
    "made_kg": "Cites: weight made of that (kg)",
    "landed_kg": "Cites: weight that the document covers in all (kg)",
}


def _property(label: str, name: str) -> str:
    """The description of a property, in the cell of a table."""
    found = next((each.description for each in node(label).properties if each.name == name), name)
    return found.replace("|", "/").replace(", as written", "").replace(", ISO 3166 alpha-3", "")


if __name__ == "__main__":
    sys.stdout.write(trade_page())
