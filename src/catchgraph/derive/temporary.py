"""Arrays as a temporary table of the case's connection, for the statements that come after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


def temporary(connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Any]) -> None:
    """Make it, or make it again, of these columns; what is not a number is nothing."""
    import pyarrow as pa

    made = {
        key: value if isinstance(value, pa.Array) else pa.array(value, from_pandas=True)
        for key, value in columns.items()
    }
    connection.register("columns_now", pa.table(made))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM columns_now")
    connection.unregister("columns_now")
