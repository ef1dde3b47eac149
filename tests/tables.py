"""A case's tables in memory, for what asks one statement of a few rows."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import duckdb

from catchgraph.case.tables import statements


def database() -> duckdb.DuckDBPyConnection:
    """Every table of a case, empty, in no file: copied, since to make them takes twice as long."""
    connection = duckdb.connect()
    connection.execute("ATTACH ? AS made (READ_ONLY)", [str(_made())])
    connection.execute("COPY FROM DATABASE made TO memory (SCHEMA)")
    connection.execute("DETACH made")
    return connection


@cache
def _made() -> Path:
    """A database of these tables, made once in this process and gone with it."""
    folder = Path(mkdtemp(prefix="catchgraph-tables-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    with duckdb.connect(folder / "made.duckdb") as connection:
        for statement in statements():
            connection.execute(statement)
    return folder / "made.duckdb"


def insert(connection: duckdb.DuckDBPyConnection, table: str, **row: Any) -> None:
    """One row; columns that are not named are empty."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
