"""Who owns or operates what: both directions of OWNS and OPERATES."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import Ref, refs, where
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

SHOWN = 50


def owners_and_operators(connection: duckdb.DuckDBPyConnection, vessel: str) -> Table:
    """Owners and operators of a vessel, as its records state them."""
    return _held(connection, vessel, title="Owners and operators", mine="target", theirs="source", who="party")


def vessels_of(connection: duckdb.DuckDBPyConnection, party: str) -> Table:
    """Vessels that a company or person owns or operates."""
    return _held(connection, party, title="Vessels", mine="source", theirs="target", who="vessel")


def _held(connection: duckdb.DuckDBPyConnection, id_: str, *, title: str, mine: str, theirs: str, who: str) -> Table:
    total, rows = 0, []
    for verb in ("owns", "operates"):
        # One table at a time, each with its own limit: DuckDB then fetches the columns of fifty rows only.
        count = connection.execute(f"SELECT count(*) FROM derived.{verb} WHERE {mine} = ?", [id_]).fetchone()  # noqa: S608
        total += int(count[0]) if count else 0
        rows += connection.execute(_query(verb, mine, theirs), [id_]).fetchall()
    known = refs(connection, [node for row in rows for node in (row[3], row[8])])
    total = int(count[0]) if count else 0
    return Table(
        title,
        ("holds", "kind", "name", "as_written", "since", "until", "confidence", "basis", who, "record", "where"),
        [_row(row, known) for row in rows],
        note=f"{total:,} in all; the first {len(rows)}" if total > len(rows) else "",
        hidden=frozenset({"record", "basis"}),
    )


def _query(verb: str, mine: str, theirs: str) -> str:
    columns = f"'{verb}' AS holds, kind, as_written, {theirs}, since, until, confidence, basis, record"
    order = f"ORDER BY kind, {theirs}, record, id LIMIT {SHOWN}"
    return f"SELECT {columns} FROM derived.{verb} WHERE {mine} = ? {order}"  # noqa: S608 - fixed names


def _row(row: tuple[Any, ...], known: dict[str, Ref]) -> tuple[Any, ...]:
    holds, kind, as_written, other, since, until, confidence, basis, record = row
    name = known[other].name if other in known else None
    return (holds, kind, name, as_written, since, until, confidence, basis, other, record, where(known, record))
