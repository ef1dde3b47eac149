"""Sections of a record or event, as its paper reads: what it says, whom it names, its lines, what it cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from catchgraph.analyse import about, cited, lines, lots, named
from catchgraph.analyse.neighbours import edges, ids_of, numbers
from catchgraph.analyse.nodes import properties, refs
from catchgraph.analyse.rows import Rows, of_record
from catchgraph.analyse.table import Table
from catchgraph.case.datasets import datasets
from catchgraph.case.places import place
from catchgraph.model.naming import NamedIn, NamesHull
from catchgraph.model.schema import HOLDINGS, RECORDS, RELATIONSHIPS, RelType

if TYPE_CHECKING:
    import duckdb

_NAMING = frozenset(kind.type for kind in RELATIONSHIPS if issubclass(kind.cls, NamedIn | NamesHull))
#: Conclusions, and what sections of their own tell.
_APART = _NAMING | {"ABOUT", "RESTS_ON", "HAS_LINE", "CITES"}
_FLAGS = f"""
    SELECT g."column", g.value, g.reason, {place("f", "g")}
    FROM read.flag g JOIN read.file f USING (file_id)
    WHERE g.record_id IN (SELECT unnest($ids)) AND g.record_no BETWEEN $first AND $last ORDER BY ALL
"""  # noqa: S608 - fixed names
_REVISED = f"""
    SELECT v.says, v.record_id, {place("f", "v")}
    FROM read.revision v JOIN read.file f USING (file_id) WHERE v.report = ? ORDER BY ALL
"""  # noqa: S608 - fixed names
_REPORTS = " UNION ALL ".join(
    f'SELECT id, report FROM derived."{kind.table}"'  # noqa: S608 - declared in the model
    for kind in RECORDS
    if kind.layer == "record" and kind.has("report")
)
_REVISES = f"""
    SELECT DISTINCT v.says, coalesce(v.number, v.report), r.id
    FROM read.revision v LEFT JOIN ({_REPORTS}) r USING (report)
    WHERE v.record_id = $id AND r.id IS DISTINCT FROM $id ORDER BY ALL
"""  # noqa: S608 - fixed names
#: What catchgraph adds to a record, and the record does not say.
_OURS = ("id", "records", "report", "name_key", "name_keys", "previous_name_keys")
_NOT_SAID: tuple[Any, ...] = (None, "", [])


def sections(
    connection: duckdb.DuckDBPyConnection, label: str, id_: str, given: Mapping[str, Any], asked: str | None = None,
    limit: int | None = None,
) -> list[Table]:  # fmt: skip
    """All that the record says and what is known of it. `given`: its properties; `asked`: the line of goods that was
    asked for, told in full; `limit`: whether not all findings need be told.
    """
    rows = of_record(connection, label, id_)
    next_to = _next_to(connection, id_)
    goods = lines.read(connection, next_to["HAS_LINE"])
    called = lines.numbers(goods)
    return [
        said(label, id_, given),
        *_line(connection, asked),
        named.parties(connection, label, rows, called),
        named.vessels(connection, rows, called),
        named.may_be(connection, id_, called),
        lines.table(goods),
        *(
            (lots.product(connection, id_), lots.events(connection, given.get("document")))
            if label == lots.LABEL
            else ()
        ),
        cited.cites(connection, rows, called, next_to["CITES"]),
        cited.cited_by(connection, id_, next_to["CITES"]),
        cited.copies(connection, id_, given.get("document")),
        _revises(connection, id_),
        _revised(connection, given.get("report")),
        _links(connection, label, id_),
        _flags(connection, rows, [id_, *called]),
        terms(connection, given.get("datasets") or []),
        about.resting(connection, [id_, *called], limit),
    ]


def _line(connection: duckdb.DuckDBPyConnection, asked: str | None) -> list[Table]:
    """What a line of goods says, and what it is tied to."""
    if not asked:
        return []
    tied = _links(connection, "Goods", asked)
    return [said("Goods", asked, properties(connection, asked)), Table("Drawn from this line", tied.columns, tied.rows)]


def said(label: str, id_: str, given: Mapping[str, Any]) -> Table:
    """What the record says: one row per property that it gives, with where it stands as the title."""
    at = "; ".join(given.get("records") or [])
    rows: list[tuple[Any, ...]] = [
        (name, value) for name, value in given.items() if name not in _OURS and value not in _NOT_SAID
    ]
    return Table(f"{label} {id_}: {at}" if at else f"{label} {id_}", ("property", "value"), rows)


def record_of(connection: duckdb.DuckDBPyConnection, goods: str) -> str | None:
    """The record whose line of goods this is; nothing where the case does not hold it."""
    row = connection.execute("SELECT record FROM derived.goods WHERE id = ?", [goods]).fetchone()
    record = str(row[0]) if row and row[0] else None
    return record if record and properties(connection, record) else None


def _next_to(connection: duckdb.DuckDBPyConnection, id_: str) -> defaultdict[str, list[str]]:
    """Type of relationship → whom it joins to the record: read by number, where a table of a type lies in another
    order.
    """
    found = edges(connection, list(numbers(connection, [id_]).values()))
    wanted = [(kind, other) for _, other, kind, _ in found if kind in ("HAS_LINE", "CITES")]
    called = ids_of(connection, [other for _, other in wanted])
    by_type: defaultdict[str, list[str]] = defaultdict(list)
    for kind, other in wanted:
        by_type[kind].append(called[other])
    return by_type


def _link(kind: RelType, label: str) -> str:
    """SQL: what a type of relationship ties to `$id` of this label, or was drawn from that between two entities."""
    role = "role" if kind.has("role") else "kind" if kind.has("kind") else "NULL"
    drawn = f'as_written, confidence, basis, {role} AS role FROM derived."{kind.table}" WHERE'
    if kind in HOLDINGS:
        return f"SELECT '{kind.type}' AS relationship, source AS entity, {drawn} record = $id"
    ends = [("target", "source")] if label in kind.sources else []
    ends += [("source", "target")] if label in kind.targets else []
    return " UNION ALL ".join(
        f"SELECT '{kind.type}' AS relationship, {other} AS entity, {drawn} {own} = $id" for other, own in ends
    )


@cache
def _links_of(label: str) -> str:
    """SQL: whatever may tie a record of this label to others, or be drawn from it."""
    kinds = (
        kind
        for kind in RELATIONSHIPS
        if kind.type not in _APART and (kind in HOLDINGS or label in kind.sources | kind.targets)
    )
    return " UNION ALL ".join(_link(kind, label) for kind in kinds) + " ORDER BY ALL"


def _links(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> Table:
    rows = connection.execute(_links_of(label), {"id": id_}).fetchall()
    known = refs(connection, [row[1] for row in rows])
    return Table(
        "Drawn from it",
        ("relationship", "role", "name", "as_written", "confidence", "basis", "entity"),
        [(row[0], row[5], known[row[1]].name if row[1] in known else None, *row[2:5], row[1]) for row in rows],
    )


def _revises(connection: duckdb.DuckDBPyConnection, id_: str) -> Table:
    """Earlier reports that this one corrects, deletes or cancels, by number; also one that the case does not hold."""
    rows = connection.execute(_REVISES, {"id": id_}).fetchall()
    known = refs(connection, [row[2] for row in rows if row[2]])
    said = [
        (number, says, known[other].name if other in known else cited.NOT_HELD, other) for says, number, other in rows
    ]
    return Table("Corrects or deletes", ("report", "which is", "name", "record"), said)


def _revised(connection: duckdb.DuckDBPyConnection, report: str | None) -> Table:
    """Later reports that correct, delete or cancel this one; nothing for a record that is no report."""
    rows = connection.execute(_REVISED, [report]).fetchall() if report else []
    known = refs(connection, [row[1] for row in rows])
    said = [(says, known[id_].name if id_ in known else None, id_, at) for says, id_, at in rows]
    return Table("Corrected or deleted by", ("it is", "by", "record", "where"), said)


def _flags(connection: duckdb.DuckDBPyConnection, of: Rows, ids: list[str]) -> Table:
    rows = connection.execute(_FLAGS, {"ids": ids, "first": of.first, "last": of.last}).fetchall()
    return Table("Noted when it was read", ("column", "value", "reason", "where"), rows)


def terms(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> Table:
    """Under which terms each dataset of the record may be used, in a line."""
    known = datasets(connection) if ids else {}
    return Table(
        "Terms",
        ("dataset", "terms"),
        [(id_, known[id_].said or "nothing was stated") for id_ in ids if id_ in known],
    )
