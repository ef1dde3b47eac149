"""Sections of a record or event: what it says, whom it means, what readers noted about its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import properties, refs
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

_LINKS = """
    SELECT 'DESCRIBES' AS relationship, target AS entity, as_written, confidence, basis, NULL AS role
    FROM derived.describes WHERE source = $id
    UNION ALL SELECT 'LISTS_VESSEL', target, as_written, confidence, basis, NULL
    FROM derived.lists_vessel WHERE source = $id
    UNION ALL SELECT 'TOOK_PART_IN', source, as_written, confidence, basis, role
    FROM derived.took_part_in WHERE target = $id
    UNION ALL SELECT 'TARGETS', target, as_written, confidence, basis, NULL FROM derived.targets WHERE source = $id
    UNION ALL SELECT 'AT', target, as_written, confidence, basis, NULL FROM derived.at WHERE source = $id
    UNION ALL SELECT 'OWNS', source, as_written, confidence, basis, kind FROM derived.owns WHERE record = $id
    UNION ALL SELECT 'OPERATES', source, as_written, confidence, basis, kind FROM derived.operates WHERE record = $id
    ORDER BY ALL
"""
_FLAGS = """
    SELECT g."column", g.value, g.reason, f.name || ', line ' || g.line || ' (record ' || g.record_no || ')'
    FROM read.flag g JOIN read.file f USING (file_id) WHERE g.record_id = ? ORDER BY ALL
"""
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
