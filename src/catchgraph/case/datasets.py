"""The datasets that a case holds, with their terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.model.datasets import Dataset
from catchgraph.model.properties import properties_of

if TYPE_CHECKING:
    import duckdb

COLUMNS = ", ".join(p.name for p in properties_of(Dataset))


def datasets(connection: duckdb.DuckDBPyConnection) -> dict[str, Dataset]:
    """Every dataset by its id, in their order."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM read.dataset ORDER BY id").fetchall()  # noqa: S608 the model's
    names = [p.name for p in properties_of(Dataset)]
    return {row[0]: Dataset(**dict(zip(names, row, strict=True))) for row in rows}
