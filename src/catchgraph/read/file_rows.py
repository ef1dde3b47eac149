"""What a file says, as it is written: rows of `read.*` that name their dataset and their place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.tables import ROWS
from catchgraph.read.output import Rows
from catchgraph.read.plan import Plan
from catchgraph.read.records import FileRead
from catchgraph.read.rows import Rejects
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class FileRows:
    """Rows of each table (Arrow tables, one after the other) and rejects; `loaded + rejects.total = rows`."""

    tables: dict[str, list[pa.Table]]
    rejects: Rejects
    rows: int
    loaded: int


def file_rows(plan: Plan, read: FileRead) -> FileRows:
    """Records, mentions and flags of the rows that are records, and the rejects."""
    tables: dict[str, list[pa.Table]] = {}
    for rows in (*read.output.tables, *read.output.flags(read.reading, read.keep)):
        tables.setdefault(rows.table, []).append(_located(rows, plan, read))
    return FileRows(tables, read.rejects, read.rows, read.loaded)


def _located(rows: Rows, plan: Plan, read: FileRead) -> pa.Table:
    import pyarrow as pa

    table = read.reading.table
    chosen = read.keep[rows.rows]
    at = rows.rows[chosen]
    columns = dict(rows.columns)
    if not chosen.all():
        mask = pa.array(chosen)
        columns = {name: column.filter(mask) for name, column in columns.items()}
    return pa.table(
        {
            "file_id": pa.repeat(pa.scalar(plan.file_id, pa.string()), len(at)),
            "dataset": pa.repeat(pa.scalar(plan.dataset.id, pa.string()), len(at)),
            "record_no": pa.array(table.record_no[at]),
            "line": pa.array(table.line[at]),
            **typed(rows.table, columns),
        }
    )


def typed(table: str, columns: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """The columns as `model` declares them; `KeyError` for one that it does not."""
    if table not in ROWS:
        return columns
    types = schema_of(table)
    return {name: column.cast(types[name]) for name, column in columns.items()}
