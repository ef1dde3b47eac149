"""The statements of `derive/sql` and the steps of `derive`, asked of a few rows in memory."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import duckdb

from catchgraph.case.places import place
from catchgraph.derive.declared import declare
from catchgraph.derive.derive import made as derived
from catchgraph.derive.plan import plan
from catchgraph.derive.steps import Step, statement

_MADE = re.compile(r"\bderived\.\w+")


def ask(connection: duckdb.DuckDBPyConnection, name: str, columns: str, *, of: str = "") -> list[tuple[Any, ...]]:
    """The columns that `derive/sql/<name>.sql` gives, in their order; `of`: the table, where it is asked of several."""
    declare(connection)
    sql = statement(name).format(table=of, columns="r.*", place=place("f", "r"))
    return connection.execute(f"SELECT {columns} FROM ({sql}) ORDER BY ALL").fetchall()


def made(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in the derived tables that it names, once the steps behind them are done."""
    derived(connection, only=False, steps=behind(frozenset(_MADE.findall(query))))
    return connection.execute(query).fetchall()


@cache
def behind(tables: frozenset[str]) -> tuple[Step, ...]:
    """The steps that make these tables, and all that these rest on, in their order: the others change none of them.

    A fresh case has 110 steps, of which each takes some milliseconds whatever there is.
    """
    makers = {table: step for step in plan() for table in step.makes}
    assert tables <= makers.keys(), tables - makers.keys()
    found: set[str] = set()
    wanted = set(tables)
    while wanted:
        step = makers[wanted.pop()]
        found.add(step.table)
        wanted |= {table for table in step.reads if table in makers and makers[table].table not in found}
    return tuple(step for step in plan() if step.table in found)
