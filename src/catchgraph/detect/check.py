"""Does a query return what its header promises? The store that is open says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from catchgraph.detect.header import without_text
from catchgraph.detect.query import LABELS, UNDECIDED, Query
from catchgraph.detect.tables import NO_TABLES, bound_tables
from catchgraph.errors import QueryError, QueryTimeout
from catchgraph.graph.store import Store
from catchgraph.reference.own import OwnTable

#: Any value of the type: a plan depends on it, what it is does not matter.
_SAMPLES: dict[str, Any] = {"str": "", "int": 1, "float": 1.0, "bool": True, "date": "2000-01-01"}
_UNION_DISTINCT = re.compile(r"\bUNION\b(?!\s+ALL\b)", re.IGNORECASE)


def check(store: Store, query: Query, own: Mapping[str, OwnTable] = NO_TABLES) -> None:
    """Let the store plan the query and its counting queries, without running them.

    Raises `QueryError` where the store cannot plan one, or where the columns are not those of `returns` in
    their order. (Column names are compared by a UNION: ArcadeDB names none for an EXPLAIN.)
    """
    tables = bound_tables(query.tables, own)
    parameters = tables | {p.name: _SAMPLES[p.type] if p.required else p.default for p in query.params}
    _promised(store, query, "the query", query.cypher, query.columns, parameters)
    if query.undecided:
        _promised(store, query, "`undecided`", query.undecided, UNDECIDED, parameters)
    for key, text in (("denominator", query.denominator), ("covers", query.covers)):
        if text and text not in LABELS:
            _promised(store, query, f"`{key}`", text, ["n"], tables)


def _promised(
    store: Store, query: Query, what: str, cypher: str, columns: Sequence[str], parameters: dict[str, Any]
) -> None:
    kind = "UNION" if _UNION_DISTINCT.search(without_text(cypher)) else "UNION ALL"
    nulls = ", ".join(f"null AS {name}" for name in columns)
    # A new line first: the query may end in a comment.
    reason = _refusal(store, f"{cypher}\n{kind} RETURN {nulls}", parameters)
    if reason is None:
        return
    if own := _refusal(store, cypher, parameters):
        raise QueryError(f"{query.path}: {what} is wrong. {own.message}", hint=own.hint) from own
    raise QueryError(
        f"{query.path}: {what} does not return what its header promises: {', '.join(columns)}",
        hint="Give every column an alias (AS …), with the names and the order of `returns`; a count is `n`.",
    ) from reason


def _refusal(store: Store, cypher: str, parameters: dict[str, Any]) -> QueryError | None:
    """Why the store cannot plan a query, or nothing."""
    try:
        store.explain(cypher, parameters)
    except QueryTimeout:
        raise
    except QueryError as error:
        return error
    return None
