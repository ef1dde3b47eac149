"""Who owns or operates what: both directions of OWNS and OPERATES."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.neighbours import all_ranges, edges, ids_of, numbers
from catchgraph.analyse.nodes import Ref, refs, where
from catchgraph.analyse.table import Table
from catchgraph.model.schema import HOLDINGS

if TYPE_CHECKING:
    import duckdb

#: A company may hold thousands of vessels.
SHOWN = 50

_VERBS = tuple(kind.table for kind in HOLDINGS)
_HOLDS = tuple(kind.type for kind in HOLDINGS)
_COMPANIES = """
    SELECT CASE WHEN source = $id THEN 'owns' ELSE 'is owned by' END, kind, as_written,
           CASE WHEN source = $id THEN target ELSE source END AS other, since, until, confidence, basis, record
    FROM derived.owns WHERE target_label = 'Company' AND (source = $id OR target = $id) ORDER BY ALL
"""


def owners_and_operators(connection: duckdb.DuckDBPyConnection, vessel: str) -> Table:
    """Owners and operators of a vessel, as its records state them."""
    rows = _held(connection, "source", [vessel], None)
    return _table(connection, "Owners and operators", "party", rows, "")


def vessels_of(connection: duckdb.DuckDBPyConnection, party: str) -> Table:
    """Vessels that a company or person owns or operates, the first fifty by id; `note` counts them all."""
    number = list(numbers(connection, [party]).values())
    low, high = all_ranges(connection).get("Vessel", (0, 0))
    held = sorted({other for _, other, kind, _ in edges(connection, number) if kind in _HOLDS and low <= other <= high})
    vessels = sorted(ids_of(connection, held[:SHOWN]).values())
    note = f"{len(held):,} vessels in all; the first {SHOWN} by id" if len(held) > SHOWN else ""
    return _table(connection, "Vessels", "vessel", _held(connection, "target", vessels, party), note)


def companies_of(connection: duckdb.DuckDBPyConnection, party: str) -> Table:
    """Companies that it owns, and who owns it."""
    rows = connection.execute(_COMPANIES, {"id": party}).fetchall()
    note = f"{len(rows):,} in all; the first {SHOWN}" if len(rows) > SHOWN else ""
    return _table(connection, "Companies", "party", rows[:SHOWN], note)


def _held(
    connection: duckdb.DuckDBPyConnection, theirs: str, vessels: list[str], party: str | None
) -> list[tuple[Any, ...]]:
    """Relationships to `vessels` (of `party`, if given): asked by vessel, since they are stored by vessel."""
    query = " UNION ALL ".join(
        f"""SELECT '{verb}' AS holds, kind, as_written, {theirs} AS other, since, until, confidence, basis, record
            FROM derived.{verb}
            WHERE target IN (SELECT unnest($vessels)) AND ($party IS NULL OR source = $party)"""  # noqa: S608
        for verb in _VERBS
    )
    order = "ORDER BY holds DESC, kind, other, since, record"
    return connection.execute(f"{query} {order}", {"vessels": vessels, "party": party}).fetchall()


def _table(
    connection: duckdb.DuckDBPyConnection, title: str, who: str, rows: list[tuple[Any, ...]], note: str
) -> Table:
    known = refs(connection, [node for row in rows for node in (row[3], row[8])])
    return Table(
        title,
        ("holds", "kind", "name", "as_written", "since", "until", "confidence", "basis", who, "record", "where"),
        [_row(row, known) for row in rows],
        note=note,
        hidden=frozenset({"record", "basis"}),
    )


def _row(row: tuple[Any, ...], known: dict[str, Ref]) -> tuple[Any, ...]:
    holds, kind, as_written, other, since, until, confidence, basis, record = row
    name = known[other].name if other in known else None
    return (holds, kind, name, as_written, since, until, confidence, basis, other, record, where(known, record))
