"""Does a query return what its header promises? The store that is open says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from catchgraph.detect.header import without_text
from catchgraph.detect.query import LABELS, Query
from catchgraph.errors import QueryError, QueryTimeout
from catchgraph.graph.store import Store

#: Any value of the type: a plan depends on it, what it is does not matter.
_SAMPLES: dict[str, Any] = {"str": "", "int": 1, "float": 1.0, "bool": True, "date": "2000-01-01"}
_UNION_DISTINCT = re.compile(r"\bUNION\b(?!\s+ALL\b)", re.IGNORECASE)


def check(store: Store, query: Query) -> None:
    """Let the store plan the query and its counting queries, without running them.

    Raises `QueryError` where the store cannot plan one, or where the columns are not those of `returns` in
    their order. (Column names are compared by a UNION: ArcadeDB names none for an EXPLAIN.)
    """
    parameters = {p.name: _SAMPLES[p.type] if p.required else p.default for p in query.params}
    _plan(store, query, "the query", query.cypher, parameters)
    _columns(
        store, query, "the query does not return what its header promises", query.cypher, query.columns, parameters
    )
    for key, text in (("denominator", query.denominator), ("covers", query.covers)):
        if text and text not in LABELS:
            _plan(store, query, f"`{key}`", text, {})
            _columns(store, query, f"`{key}` does not return one column `n`", text, ["n"], {})


def _plan(store: Store, query: Query, what: str, cypher: str, parameters: dict[str, Any]) -> None:
    try:
        store.explain(cypher, parameters)
    except QueryTimeout:
        raise
    except QueryError as error:
        raise QueryError(f"{query.path}: {what} is wrong. {error.message}", hint=error.hint) from error


def _columns(
    store: Store, query: Query, wrong: str, cypher: str, columns: Iterable[str], parameters: dict[str, Any]
) -> None:
    promised = list(columns)
    kind = "UNION" if _UNION_DISTINCT.search(without_text(cypher)) else "UNION ALL"
    nulls = ", ".join(f"null AS {name}" for name in promised)
    # A new line first: the query may end in a comment.
    try:
        store.explain(f"{cypher}\n{kind} RETURN {nulls}", parameters)
    except QueryTimeout:
        raise
    except QueryError as error:
        raise QueryError(
            f"{query.path}: {wrong}: {', '.join(promised)}",
            hint="Give every column an alias (AS …), with the names and the order of `returns`.",
        ) from error
