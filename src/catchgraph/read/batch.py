"""What is handed to the writer: rows of `read.*` that name their dataset and their place, and counts of each file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.case.tables import ROWS
from catchgraph.read.plan import Plan
from catchgraph.read.rows import Rejects
from catchgraph.read.schema import schema_of

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.read.output import Rows
    from catchgraph.read.places import Places
    from catchgraph.read.reading import Mask


@dataclass(frozen=True, slots=True)
class Count:
    """What became of the rows of a file: `loaded + rejects.total = rows`."""

    rows: int
    loaded: int
    rejects: Rejects


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of each table (Arrow tables, one after the other), and what they are of each file (by id)."""

    tables: Mapping[str, Sequence[pa.Table]]
    counts: Mapping[str, Count]


def batch_of(
    plans: Sequence[Plan], rows: Sequence[Rows], places: Places, keep: Mask, counts: Mapping[str, Count]
) -> Batch:
    """Records, mentions and flags of the rows that are records; `places` say which of `plans` each row is of."""
    tables: dict[str, list[pa.Table]] = {}
    for each in rows:
        tables.setdefault(each.table, []).append(_located(plans, each, places, keep))
    return Batch(tables, counts)


def _located(plans: Sequence[Plan], rows: Rows, places: Places, keep: Mask) -> pa.Table:
    import pyarrow as pa

    chosen = keep[rows.rows]
    at = rows.rows[chosen]
    columns: dict[str, Any] = dict(rows.columns)
    parts = places.parts(rows.rows, rows.parts)
    if not chosen.all():
        mask = pa.array(chosen)
        columns = {name: column.filter(mask) for name, column in columns.items()}
        parts = None if parts is None else parts.filter(mask)
    file = pa.array(places.file[at])
    return pa.table(
        {
            "file_id": pa.array([plan.file_id for plan in plans], pa.string()).take(file),
            "dataset": pa.array([plan.dataset.id for plan in plans], pa.string()).take(file),
            "record_no": pa.array(places.record_no[at]),
            "line": pa.array(places.lines(rows.rows, rows.parts)[chosen]),
            **({} if parts is None else {"part": parts}),
            **typed(rows.table, columns),
        }
    )


def typed(table: str, columns: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """The columns as `model` declares them; `KeyError` for one that it does not."""
    if table not in ROWS:
        return columns
    types = schema_of(table)
    return {name: column.cast(types[name]) for name, column in columns.items()}
