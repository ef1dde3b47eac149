"""Writes what files say into `read.*`, replacing what they said before. Runs inside a step's transaction."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.case.connection import appending
from catchgraph.case.filled import filled
from catchgraph.case.tables import ROWS
from catchgraph.model.datasets import Dataset
from catchgraph.model.properties import properties_of
from catchgraph.read.batch import Batch, Count
from catchgraph.read.behind import behind
from catchgraph.read.plan import Plan

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


def forget(connection: duckdb.DuckDBPyConnection, files: Sequence[str]) -> None:
    """Delete every row that files (ids) gave; their rows of `read.file` stay until `write_files` replaces them."""
    # Deleting and inserting one primary key in one transaction fails in DuckDB before 1.2.
    there = filled(connection, (f"read.{table}" for table in TABLES[1:]))
    for table in TABLES[1:]:
        if f"read.{table}" in there:
            connection.execute(
                f'DELETE FROM read."{table}" WHERE file_id IN (SELECT unnest(?))',  # noqa: S608 closed set
                [list(files)],
            )


def write_files(
    connection: duckdb.DuckDBPyConnection, plans: Sequence[Plan], counts: Mapping[str, Count], held: Container[str]
) -> None:
    """Write the rows of `read.file`, in place of those of files that are `held` (ids), with their datasets and the
    first of what was not loaded.
    """
    # Many rows that may replace others are written in any order, and new ones in their own.
    for how, some in (
        ("INSERT", [plan for plan in plans if plan.file_id not in held]),
        ("INSERT OR REPLACE", [plan for plan in plans if plan.file_id in held]),
    ):
        _insert(connection, "file", [_files(some, counts)], how)
    drop_datasets(connection)
    names = [p.name for p in properties_of(Dataset)]
    places = ", ".join("?" for _ in names)
    for dataset in {plan.dataset.id: plan.dataset for plan in plans}.values():
        # What an id stands for never differs: it names all that was stated.
        connection.execute(
            f"INSERT OR IGNORE INTO read.dataset VALUES ({places})",  # noqa: S608 placeholders only
            [getattr(dataset, name) for name in names],
        )
    _insert(connection, "reject", [_rejects(plans, counts)])


def _files(plans: Sequence[Plan], counts: Mapping[str, Count]) -> pa.Table:
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()

    def column(value: Any, type_: pa.DataType) -> pa.Array:
        return pa.array([value(plan) for plan in plans], type_)

    return pa.table(
        {
            "file_id": column(lambda plan: plan.file_id, text),
            "path": column(lambda plan: str(plan.file.source.path), text),
            "name": column(lambda plan: plan.file.source.name, text),
            "sheet": column(lambda plan: plan.file.source.sheet or None, text),
            "size": column(lambda plan: plan.file.source.size, whole),
            "sha256": column(lambda plan: plan.file.source.sha256, text),
            "layout": column(lambda plan: plan.file.layout.id, text),
            "kind": column(lambda plan: plan.file.layout.kind, text),
            "publisher": column(lambda plan: plan.file.layout.publisher, text),
            "dataset": column(lambda plan: plan.dataset.id, text),
            "edition": column(lambda plan: plan.edition.day, pa.timestamp("us")),
            "edition_source": column(lambda plan: plan.edition.source, text),
            "rows": column(lambda plan: counts[plan.file_id].rows, whole),
            "loaded": column(lambda plan: counts[plan.file_id].loaded, whole),
            "rejected": column(lambda plan: counts[plan.file_id].rejects.total, whole),
            "unread": column(lambda plan: list(plan.unread), pa.list_(text)),
            "settings": column(lambda plan: plan.settings, text),
        }
    )


def _rejects(plans: Sequence[Plan], counts: Mapping[str, Count]) -> pa.Table:
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    found = [(plan, reject) for plan in plans for reject in counts[plan.file_id].rejects]
    rejects = [reject for _, reject in found]
    return pa.table(
        {
            "file_id": pa.array([plan.file_id for plan, _ in found], text),
            "dataset": pa.array([plan.dataset.id for plan, _ in found], text),
            **{name: pa.array([getattr(r, name) for r in rejects], whole) for name in ("record_no", "line")},
            **{
                name: pa.array([getattr(r, name) for r in rejects], text)
                for name in ("part", "column", "value", "reason")
            },
        }
    )


def drop_datasets(connection: duckdb.DuckDBPyConnection) -> None:
    """A dataset without files is none."""
    connection.execute("DELETE FROM read.dataset AS d WHERE NOT EXISTS (FROM read.file AS f WHERE f.dataset = d.id)")


def write_stream(connection: duckdb.DuckDBPyConnection, batches: Iterable[Batch]) -> dict[str, Count]:
    """As `write_rows`, one batch while the next is read: memory does not grow with their number."""
    counts: dict[str, Count] = {}

    def write(batch: Batch) -> None:
        counts.update(write_rows(connection, [batch]))

    with appending(connection):
        behind(batches, write)
    return counts


def write_rows(connection: duckdb.DuckDBPyConnection, batches: Sequence[Batch]) -> dict[str, Count]:
    """Write records, mentions and flags of the rows that are records; the counts of their files."""
    tables: dict[str, list[pa.Table]] = {}
    for batch in batches:
        for table, parts in batch.tables.items():
            tables.setdefault(table, []).extend(parts)
    for table, parts in tables.items():
        _insert(connection, table, parts)
    return {file_id: count for batch in batches for file_id, count in batch.counts.items()}


def _insert(connection: duckdb.DuckDBPyConnection, table: str, parts: Sequence[pa.Table], how: str = "INSERT") -> None:
    import pyarrow as pa

    incoming = pa.concat_tables(parts, promote_options="default")
    if table not in TABLES:
        raise ValueError(f"no table read.{table}")
    if not incoming.num_rows:
        return
    # By the name of the variable: what is registered is held, unregistered or not, until the transaction ends.
    connection.execute(f'{how} INTO read."{table}" BY NAME SELECT * FROM incoming')  # noqa: S608 closed set
