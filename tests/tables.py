"""A case's tables in memory, for what asks one statement of a few rows."""

from __future__ import annotations

from typing import Any

import duckdb

from catchgraph.case.tables import statements


def database() -> duckdb.DuckDBPyConnection:
    """Every table of a case, empty, in no file."""
    connection = duckdb.connect()
    for statement in statements():
        connection.execute(statement)
    return connection


def insert(connection: duckdb.DuckDBPyConnection, table: str, **row: Any) -> None:
    """One row; columns that are not named are empty."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
