"""A loaded file: what was read of it, what was rejected and what was noted, with line numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.table import Table
from catchgraph.case.datasets import datasets
from catchgraph.case.holdings import holdings
from catchgraph.errors import Ambiguous

if TYPE_CHECKING:
    import duckdb


def file_of(connection: duckdb.DuckDBPyConnection, text: str) -> str | None:
    """The file id that `text` (an id, a path as loaded or its end, or a file's name) stands for, or nothing.

    Raises `Ambiguous` where files of one name were loaded from several folders.
    """
    rows = connection.execute(
        """SELECT file_id, path || coalesce('#' || sheet, '') AS place FROM read.file
        WHERE file_id = $text OR path = $text OR name = $text OR ends_with(path, '/' || $text)
            OR (sheet IS NOT NULL AND name = $text || '#' || sheet)
            OR (sheet IS NOT NULL AND path || '#' || sheet = $text)
        ORDER BY place""",
        {"text": text},
    ).fetchall()
    if len(rows) > 1:
        paths = "\n  ".join(path for _, path in rows)
        raise Ambiguous(f"{len(rows)} loaded files are called {text!r}", hint=f"Give the whole path:\n  {paths}")
    return str(rows[0][0]) if rows else None


def sections(connection: duckdb.DuckDBPyConnection, file_id: str) -> tuple[dict[str, Any], list[Table]]:
    """The file's own facts, what it holds, its terms, rejects and flags."""
    cursor = connection.execute("SELECT * FROM read.file WHERE file_id = ?", [file_id])
    names = [column[0] for column in cursor.description or ()]
    row = cursor.fetchone() or ()
    given = dict(zip(names, row, strict=True))
    tables = [
        holds(connection, file_id),
        terms(connection, given["dataset"]),
        rejects(connection, file_id),
        reasons(connection, file_id),
        flags(connection, file_id),
    ]
    return given, [table for table in tables if table.rows]


def holds(connection: duckdb.DuckDBPyConnection, file_id: str) -> Table:
    """What the case has of the file: records by label, lines of goods, parties, vessels named, citations."""
    found = holdings(connection, [file_id]).get(file_id, {})
    return Table("Holds", ("what", "number"), list(found.items()))


def terms(connection: duckdb.DuckDBPyConnection, dataset: str) -> Table:
    """What was stated of a dataset: who shared it, under which terms, and what it covers."""
    found = datasets(connection).get(dataset)
    return Table(f"Terms of {dataset}", ("property", "value"), list(found.terms.items()) if found else [])


def rejects(connection: duckdb.DuckDBPyConnection, file_id: str) -> Table:
    """Rows that were not loaded, and why."""
    rows = connection.execute(
        """SELECT line, record_no, part, "column", value, reason FROM read.reject
           WHERE file_id = ? ORDER BY record_no, line, part, "column" """,
        [file_id],
    ).fetchall()
    counted = connection.execute("SELECT rejected FROM read.file WHERE file_id = ?", [file_id]).fetchone()
    every = int((counted and counted[0]) or 0)
    note = f"first {len(rows):,} of {every:,}" if every > len(rows) else ""
    columns = ("line", "record", "part", "column", "value", "reason")
    return Table("Rejected rows", columns, rows, note=note, hidden=_hidden(rows))


def flags(connection: duckdb.DuckDBPyConnection, file_id: str) -> Table:
    """Values that were left out of rows that were loaded, and why."""
    rows = connection.execute(
        """SELECT line, record_no, part, "column", value, reason, record_id FROM read.flag
           WHERE file_id = ? ORDER BY record_no, line, part, "column" """,
        [file_id],
    ).fetchall()
    columns = ("line", "record", "part", "column", "value", "reason", "node")
    return Table("Noted values", columns, rows, hidden=_hidden(rows))


def reasons(connection: duckdb.DuckDBPyConnection, file_id: str) -> Table:
    """How many values were noted for each reason."""
    rows = connection.execute(
        """SELECT reason, "column", count(*) AS number FROM read.flag WHERE file_id = ?
           GROUP BY ALL ORDER BY number DESC, reason, "column" """,
        [file_id],
    ).fetchall()
    return Table("Noted, by reason", ("reason", "column", "number"), rows)


def _hidden(rows: Iterable[tuple[Any, ...]]) -> frozenset[str]:
    """Rows of a table are no parts of anything."""
    return frozenset() if any(row[2] for row in rows) else frozenset({"part"})
