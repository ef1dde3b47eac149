"""Writes what a file says into `read.*`, replacing what it said before. Runs inside a step's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.tables import ROWS
from catchgraph.model.datasets import Dataset
from catchgraph.model.properties import properties_of
from catchgraph.read.file_rows import FileRows
from catchgraph.read.plan import Plan
from catchgraph.read.rows import Reject

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

#: Every table that holds rows of files.
TABLES = (
    "file",
    "reject",
    "flag",
    "page",
    *ROWS,
)


@dataclass(frozen=True)
class FileEntry:
    """A row of `read.file`: `loaded + rejected = rows`."""

    plan: Plan
    rows: int
    loaded: int
    rejected: int


def forget(connection: duckdb.DuckDBPyConnection, file_id: str) -> None:
    """Delete every row that a file gave; its row of `read.file` stays until `write_file` replaces it."""
    # Deleting and inserting one primary key in one transaction fails in DuckDB before 1.2.
    for table in TABLES[1:]:
        connection.execute(f'DELETE FROM read."{table}" WHERE file_id = ?', [file_id])  # noqa: S608 closed set


def write_file(connection: duckdb.DuckDBPyConnection, entry: FileEntry) -> None:
    """Write or replace the row of `read.file`, and that of its dataset."""
    plan = entry.plan
    source, layout = plan.file.source, plan.file.layout
    values = [
        *(plan.file_id, str(source.path), source.name, source.size, source.sha256),
        *(layout.id, layout.kind, layout.publisher, plan.dataset.id),
        *(plan.edition.day, plan.edition.source),
        *(entry.rows, entry.loaded, entry.rejected, list(plan.unread)),
        plan.settings,
    ]
    places = ", ".join("?" for _ in values)
    connection.execute(f"INSERT OR REPLACE INTO read.file VALUES ({places})", values)  # noqa: S608 placeholders only
    drop_datasets(connection)
    values = [getattr(plan.dataset, p.name) for p in properties_of(Dataset)]
    places = ", ".join("?" for _ in values)
    # What an id stands for never differs: it names all that was stated.
    connection.execute(f"INSERT OR IGNORE INTO read.dataset VALUES ({places})", values)  # noqa: S608


def drop_datasets(connection: duckdb.DuckDBPyConnection) -> None:
    """A dataset without files is none."""
    connection.execute("DELETE FROM read.dataset AS d WHERE NOT EXISTS (FROM read.file AS f WHERE f.dataset = d.id)")


def write_rows(connection: duckdb.DuckDBPyConnection, rows: FileRows) -> None:
    """Write records, mentions and flags of the rows that are records."""
    for table, parts in rows.tables.items():
        _insert(connection, table, parts)


def write_rejects(connection: duckdb.DuckDBPyConnection, plan: Plan, rejects: Sequence[Reject]) -> None:
    """Write the first of the rows that were not loaded."""
    import pyarrow as pa

    if not rejects:
        return
    texts = {name: pa.array([getattr(r, name) for r in rejects], pa.string()) for name in ("column", "value", "reason")}
    table = pa.table(
        {
            "file_id": pa.array([plan.file_id] * len(rejects), pa.string()),
            "dataset": pa.array([plan.dataset.id] * len(rejects), pa.string()),
            "record_no": pa.array([r.record_no for r in rejects], pa.int64()),
            "line": pa.array([r.line for r in rejects], pa.int64()),
            **texts,
        }
    )
    _insert(connection, "reject", [table])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, parts: Sequence[pa.Table]) -> None:
    import pyarrow as pa

    incoming = pa.concat_tables(parts, promote_options="default")
    if table not in TABLES:
        raise ValueError(f"no table read.{table}")
    if not incoming.num_rows:
        return
    connection.register("incoming", incoming)
    try:
        connection.execute(f'INSERT INTO read."{table}" BY NAME SELECT * FROM incoming')  # noqa: S608 closed set
    finally:
        connection.unregister("incoming")
