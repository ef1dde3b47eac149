"""Reference tables as parameters of queries: `tables: rfmos` in a header gives the query `$rfmos`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from catchgraph.reference.tables import read_table

#: Columns whose name ends so hold days.
_DAYS = ("since", "until")


def bound_tables(names: Iterable[str]) -> dict[str, Any]:
    """The rows of each table by its name, as a store takes them: a list of maps.

    A value is a text; an empty one is nothing; a day (a column whose name ends in `since` or `until`) is a naive
    datetime at 00:00, as in the graph. Raises `ValueError` for a day that is none.
    """
    return {name: [dict(row) for row in _rows(name)] for name in names}


@cache
def _rows(name: str) -> tuple[dict[str, Any], ...]:
    return tuple({column: _value(column, text) for column, text in row.items()} for row in read_table(name))


def _value(column: str, text: str) -> str | dt.datetime | None:
    if not text.strip():
        return None
    return dt.datetime.combine(dt.date.fromisoformat(text), dt.time()) if column.endswith(_DAYS) else text
