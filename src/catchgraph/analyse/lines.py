"""Lines of goods of a record, as its paper has them: each with its catches and inputs below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import dicts
from catchgraph.analyse.property_words import in_words, said
from catchgraph.analyse.table import Table
from catchgraph.model.schema import node

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]

# By row number, and all columns of these rows only: three times as fast.
_GOODS = """
    SELECT * FROM derived.goods
    WHERE rowid IN (SELECT rowid FROM derived.goods WHERE id IN (SELECT unnest(?))) ORDER BY id
"""
_COLUMNS = ("line", "stage", "description", "hs", "species", "net_kg", "live_kg", "value", "origin", "further", "where",
            "goods")  # fmt: skip
#: For programs: what the texts for people are made of.
_RAW = ("of_line", "species_code", "species_basis", "species_group", "species_named", "live_low_kg", "live_high_kg",
        "amount", "currency", "value_basis", "origin_code")  # fmt: skip
#: Properties that have a column, and those that only hold a line together; all others are told in `further`.
_TOLD = frozenset({
    "id", "name", "datasets", "records", "hash", "record", "stage", "line_no", "of_line", "description", "hs", "hs6",
    "species", "species_basis", "species_group", "species_named", "net_kg", "live_low_kg", "live_high_kg", "value",
    "currency", "value_basis", "origin", "origin_written",
})  # fmt: skip
_FURTHER = tuple(prop.name for prop in node("Goods").properties if prop.name not in _TOLD)


def read(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[Row]:
    """These lines with all their properties: products by number, and below each what belongs to it."""
    found = dicts(connection, _GOODS, [list(ids)]) if ids else []
    return list(_below(found))


def numbers(found: Sequence[Row]) -> dict[str, str]:
    """Id of a line → how the sections of its record call it: its number, or that of its line and its stage."""
    known = {row["id"]: row for row in found}
    return {id_: _called(row, known) for id_, row in known.items()}


def table(found: Sequence[Row]) -> Table:
    """The lines for people, with what the texts are made of for programs."""
    called = numbers(found)
    return Table("Lines", (*_COLUMNS, *_RAW), [_line(row, called) for row in found], hidden=frozenset(_RAW))


def _below(found: Sequence[Row]) -> Iterator[Row]:
    known = {row["id"] for row in found}
    children: defaultdict[str | None, list[Row]] = defaultdict(list)
    for row in sorted(found, key=_order):
        over = row["of_line"]
        children[over if over in known and over != row["id"] else None].append(row)
    given: set[str] = set()
    # A line that belongs to one of its own parts would stand nowhere.
    waiting = [*children[None], *sorted(found, key=_order)][::-1]
    while waiting:
        row = waiting.pop()
        if row["id"] not in given:
            given.add(row["id"])
            yield row
            waiting += children[row["id"]][::-1]


def _order(row: Row) -> tuple[Any, ...]:
    number = str(row["line_no"] or "")
    whole = int(number) if number.isascii() and number.isdigit() else None
    return (whole is None, whole or 0, number, row["stage"] or "", str(row["caught_since"] or row["landed"] or ""),
            row["id"])  # fmt: skip


def _called(row: Row, known: Mapping[str, Row]) -> str:
    own, over = row["line_no"], known.get(row["of_line"])
    if over is None or over is row:
        return str(own or "")
    return " ".join(part for part in (over["line_no"], row["stage"], own if own != over["line_no"] else None) if part)


def _line(row: Row, called: Mapping[str, str]) -> tuple[Any, ...]:
    shown = (
        called[row["id"]], row["stage"], row["description"] or row["name"], row["hs"] or row["hs6"], _species(row),
        row["net_kg"], _live(row), _value(row), said("origin", row["origin"]) or row["origin_written"] or "",
        _further(row), list(row["records"] or []), row["id"],
    )  # fmt: skip
    raw = ("of_line", "species", "species_basis", "species_group", "species_named", "live_low_kg", "live_high_kg",
           "value", "currency", "value_basis", "origin")  # fmt: skip
    return (*shown, *(row[name] for name in raw))


def _species(row: Row) -> str:
    if row["species"]:
        return f"{row['species']} (by {row['species_basis']})" if row["species_basis"] else str(row["species"])
    if row["species_named"]:
        return f"{', '.join(row['species_named'])} (several)"
    return f"{row['species_group']} (a group)" if row["species_group"] else ""


def _live(row: Row) -> str:
    """The interval of live weight, or the weight that is stated; what has no upper bound says so."""
    low, high = row["live_low_kg"], row["live_high_kg"]
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {low:,.0f}"
    if low is None:
        return f"at most {high:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"


def _value(row: Row) -> str:
    if row["value"] is None:
        return ""
    return " ".join(part for part in (f"{row['value']:,.2f}", row["currency"], row["value_basis"]) if part)


def _further(row: Row) -> str:
    """Whatever else the line says, in the order in which the noun declares it."""
    given = ((name, said(name, row[name])) for name in _FURTHER)
    return "; ".join(f"{in_words(name)}: {value}" for name, value in given if value)
