"""Sections of a record or event: what it says, whom it means, what readers noted about its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import properties, refs
from catchgraph.analyse.table import Table
from catchgraph.case.places import place
from catchgraph.model.schema import HOLDINGS, RECORDS, RELATIONSHIPS, RelType

if TYPE_CHECKING:
    import duckdb


def _link(kind: RelType) -> str:
    """SQL: what a type of relationship ties to the record `$id`, or was drawn from it between two entities."""
    role = "role" if kind.has("role") else "kind" if kind.has("kind") else "NULL"
    drawn = f'as_written, confidence, basis, {role} AS role FROM derived."{kind.table}" WHERE'
    if kind in HOLDINGS:
        return f"SELECT '{kind.type}' AS relationship, source AS entity, {drawn} record = $id"
    ends = [("target", "source")] if kind.sources & _RECORDS else []
    ends += [("source", "target")] if kind.targets & _RECORDS else []
    return " UNION ALL ".join(
        f"SELECT '{kind.type}' AS relationship, {other} AS entity, {drawn} {own} = $id" for other, own in ends
    )


_RECORDS = frozenset(kind.label for kind in RECORDS)
_CONCLUDED = ("ABOUT", "RESTS_ON")
_LINKS = " UNION ALL ".join(_link(kind) for kind in RELATIONSHIPS if kind.type not in _CONCLUDED) + " ORDER BY ALL"
_FLAGS = f"""
    SELECT g."column", g.value, g.reason, {place("f", "g")}
    FROM read.flag g JOIN read.file f USING (file_id) WHERE g.record_id = ? ORDER BY ALL
"""  # noqa: S608 - fixed names
#: What catchgraph adds to a record, and the record does not say.
_OURS = ("id", "records", "name_key", "name_keys", "previous_name_keys")
_NOT_SAID: tuple[Any, ...] = (None, "", [])


def sections(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> list[Table]:
    """The record's values, the entities drawn from it, and the flags of its rows."""
    return [said(connection, label, id_), _links(connection, id_), _flags(connection, id_)]


def said(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> Table:
    """What the record says: one row per property that it gives, with where it stands as the title."""
    given = properties(connection, id_)
    at = "; ".join(given.get("records") or [])
    rows: list[tuple[Any, ...]] = [
        (name, value) for name, value in given.items() if name not in _OURS and value not in _NOT_SAID
    ]
    return Table(f"{label} {id_}: {at}" if at else f"{label} {id_}", ("property", "value"), rows)


def _links(connection: duckdb.DuckDBPyConnection, id_: str) -> Table:
    rows = connection.execute(_LINKS, {"id": id_}).fetchall()
    known = refs(connection, [row[1] for row in rows])
    return Table(
        "Drawn from it",
        ("relationship", "role", "name", "as_written", "confidence", "basis", "entity"),
        [(row[0], row[5], known[row[1]].name if row[1] in known else None, *row[2:5], row[1]) for row in rows],
    )


def _flags(connection: duckdb.DuckDBPyConnection, id_: str) -> Table:
    rows = connection.execute(_FLAGS, [id_]).fetchall()
    return Table("Noted when it was read", ("column", "value", "reason", "where"), rows)
