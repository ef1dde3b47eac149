"""The statements of `derive/sql`, each asked alone."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import duckdb

from catchgraph.derive.declared import declare


def ask(
    connection: duckdb.DuckDBPyConnection, name: str, columns: str, *, of: str = "", **given: Any
) -> list[tuple[Any, ...]]:
    """The columns that `derive/sql/<name>.sql` gives, in their order; `of`: the table, where it is asked of several."""
    declare(connection)
    sql = (files("catchgraph.derive") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    if of:
        sql = sql.format(table=of, columns="r.*")
    return connection.execute(f"SELECT {columns} FROM ({sql}) ORDER BY ALL", given or None).fetchall()
