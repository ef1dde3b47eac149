"""What records tell of goods that moved, brought into one form: temporary tables of which the statements speak."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from catchgraph.case.filled import filled
from catchgraph.resolve.consignment.kinds import ADMITTED, DEAD, LATER, TOLD, UNTOLD, Told

if TYPE_CHECKING:
    import duckdb

#: What more bills or entries have in common tells nobody from another.
CROWD = 100

#: Parameters that statements may name.
GIVEN: dict[str, Any] = {
    "dead": list(DEAD),
    "later": list(LATER),
    "admitted": list(ADMITTED),
    "crowd": CROWD,
    "numbered": [told.table for told in TOLD if told.numbered],
}


@cache
def statement(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (files("catchgraph.resolve.consignment") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def make(connection: duckdb.DuckDBPyConnection, name: str, query: str = "") -> None:
    """Make the temporary table `name` of `sql/<name>.sql`, or of another query."""
    query = query or statement(name)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", given(query) or None)


def given(query: str) -> dict[str, Any]:
    """The parameters that a statement names."""
    return {key: value for key, value in GIVEN.items() if f"${key}" in query}


def fact_query(connection: duckdb.DuckDBPyConnection, *, only: bool) -> None:
    """Make the temporary table `new_fact` of what records tell; `only` of those of `touched_record`."""
    there = filled(connection, (f"read.{told.table}" for told in TOLD))
    heads = [_head(told) for told in TOLD if f"read.{told.table}" in there] or [_head(TOLD[0])]
    make(connection, "head", _rendered(" UNION ALL ".join(heads), only=only))
    for name in ("party", "goods", "vessel"):
        make(connection, name, _rendered(statement(name), only=only))
    make(connection, "new_fact", statement("fact"))
    for name in ("head", "party", "goods", "vessel"):
        connection.execute(f"DROP TABLE temp.{name}")


_ONLY = re.compile(r" /\* only: (.+?) \*/")


def _rendered(query: str, *, only: bool) -> str:
    """A statement of all records, or of those that were touched only."""
    return _ONLY.sub(r" SEMI JOIN touched_record AS touched ON touched.id = \1" if only else "", query)


def papers(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables `span`, `rank`, `node` (every record), `living` (a paper that counts), from the view
    `fact`."""
    _declare(connection)
    for name in ("version", "node"):
        make(connection, name)
    make(connection, "living", "FROM node WHERE why IS NULL AND record_id = node")
    connection.execute("CREATE OR REPLACE TEMP TABLE nobody (node VARCHAR)")


def numbers(connection: duckdb.DuckDBPyConnection, *, under: str = "") -> None:
    """Make the temporary tables `number`, `under`, `cited` and `numbered` of the numbers that records have and cite.

    `under`: a query that knows which houses are under which masters.
    """
    for name in ("number", "under", "cited", "numbered"):
        make(connection, name, under if name == "under" else "")


def _declare(connection: duckdb.DuckDBPyConnection) -> None:
    spans = ", ".join(f"('{told.table}', {told.days[0]}, {told.days[1]})" for told in TOLD)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE span AS FROM (VALUES {spans}) s (kind, first, last)")
    ranks = ", ".join(f"('{told.table}', {9 if told.anchor is None else told.anchor})" for told in TOLD)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE rank AS FROM (VALUES {ranks}) r (kind, rank)")


def _head(told: Told) -> str:
    document = "min(r.document)" if told.numbered else "CAST(NULL AS VARCHAR)"
    return statement("head").format(table=told.table, document=document, **{**UNTOLD, **told.columns})
