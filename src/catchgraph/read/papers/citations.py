"""Documents that papers cite: one row for each number of a record, or of a line of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.normalise.cell import is_rounded
from catchgraph.normalise.flag import flag
from catchgraph.normalise.text import clean_text
from catchgraph.read.clean import clean
from catchgraph.read.clean.documents import loose, paper_key
from catchgraph.read.cleaners import ROUNDED
from catchgraph.read.layouts.papers import CITED_WEIGHTS, CitationColumns
from catchgraph.read.output import Rows
from catchgraph.read.papers.rows import Owners, Table, picked
from catchgraph.read.reading import combine, explode, split
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    from typing import Any

    from catchgraph.read.reading import Index


#: Kinds that no authority issues, or whose numbers are known without it.
_OF_NO_COUNTRY = frozenset({"bill", "entry", "security-filing", "invoice"})


def citation_rows(table: Table) -> list[Rows]:
    """Rows of `read.citation`."""
    return [_rows(table, citation) for citation in table.reading.layout.citations]


def _rows(table: Table, citation: CitationColumns) -> Rows:
    import pyarrow as pa

    reading = table.reading
    numbers = reading.cells(citation.number)
    reading.note(numbers, [word for word in numbers.words if is_rounded(word)], ROUNDED)
    words, codes = combine(*(reading.cells(name) for name in citation.references()))
    found = [_cited(table, citation, *texts) for texts in words]
    rows, items, _ = explode([len(each) for each in found], codes)
    owners = table.owners(citation)
    flat = [each for several in found for each in several]
    chosen = _once(owners, rows, items)
    rows, items = rows[chosen], items[chosen]
    columns = {"record_id": table.records.of_rows(rows)}
    if owners is not table.records:
        columns["line_id"] = owners.of_rows(rows)
    columns["kind"] = pa.repeat(pa.scalar(citation.kind, pa.string()), len(rows))
    types = schema_of("citation")
    for name in ("number", "document", "loose", "country", "cited_line", "day", *CITED_WEIGHTS):
        columns[name] = picked([each[name] for each in flat], types[name], items)
    return Rows("citation", rows, columns)


def _once(owners: Owners, rows: Index, items: Index) -> Index:
    """The places of each owner's first citation of an item."""
    import numpy as np

    pairs = owners.groups.codes[rows] * (int(items.max(initial=0)) + 1) + items
    _, first = np.unique(pairs, return_index=True)
    return np.sort(first)


def _cited(
    table: Table, citation: CitationColumns, number: str, country: str, line: str, day: str, unit: str, *weights: str
) -> list[dict[str, Any]]:
    parts = [clean_text(part) for part in split(number, citation.separators) if not is_rounded(part)]
    own = "" if citation.kind in _OF_NO_COUNTRY else table.ways.country
    issuer = flag(country) or own or None
    beside: dict[str, Any] = {
        "country": issuer,
        "cited_line": clean_text(line) or None,
        "day": clean("Entry", "entered", day, table.ways).value,
    }
    for name, written in zip(CITED_WEIGHTS, weights, strict=True):
        # A weight beside several numbers is that of none of them.
        beside[name] = clean("Goods", "net_kg", written, table.ways, unit).value if len(parts) == 1 else None
    keys = [(paper_key(citation.kind, part, issuer), loose(citation.kind, part, issuer)) for part in parts]
    return [
        {"number": part, "document": key, "loose": near, **beside}
        for part, (key, near) in zip(parts, keys, strict=True)
        if key
    ]
