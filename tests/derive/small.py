"""The statements of `derive/sql` and the steps of `derive`, asked of a few rows in memory."""

from __future__ import annotations

from typing import Any

import duckdb

from catchgraph.case.places import place
from catchgraph.derive.declared import declare
from catchgraph.derive.derive import made as derived
from catchgraph.derive.steps import statement


def ask(connection: duckdb.DuckDBPyConnection, name: str, columns: str, *, of: str = "") -> list[tuple[Any, ...]]:
    """The columns that `derive/sql/<name>.sql` gives, in their order; `of`: the table, where it is asked of several."""
    declare(connection)
    sql = statement(name).format(table=of, columns="r.*", place=place("f", "r"))
    return connection.execute(f"SELECT {columns} FROM ({sql}) ORDER BY ALL").fetchall()


def made(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in the derived tables, once every step is done."""
    derived(connection, only=False)
    return connection.execute(query).fetchall()
