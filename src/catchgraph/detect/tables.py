"""Reference tables as parameters of queries: `tables: rfmos` in a header gives the query `$rfmos`.

A table of the user's own, in the case's folder `reference`, stands in place of ours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from catchgraph.reference.own import DAYS, OwnTable
from catchgraph.reference.tables import read_table

#: Of a case whose user has no table of their own.
NO_TABLES: Mapping[str, OwnTable] = {}


def bound_tables(names: Iterable[str], own: Mapping[str, OwnTable] = NO_TABLES) -> dict[str, Any]:
    """The rows of each table by its name, as a store takes them: a list of maps; those of `own` first.

    A value is a text; an empty one is nothing; a day (a column whose name ends in `since` or `until`) is a naive
    datetime at 00:00, as in the graph. Raises `ValueError` for a day that is none.
    """
    return {name: [dict(row) for row in (_typed(own[name].rows) if name in own else _rows(name))] for name in names}


@cache
def _rows(name: str) -> tuple[dict[str, Any], ...]:
    return _typed(read_table(name))


def _typed(rows: Iterable[Mapping[str, str]]) -> tuple[dict[str, Any], ...]:
    return tuple({column: _value(column, text) for column, text in row.items()} for row in rows)


def _value(column: str, text: str) -> str | dt.datetime | None:
    if not text.strip():
        return None
    return dt.datetime.combine(dt.date.fromisoformat(text), dt.time()) if column.endswith(DAYS) else text
