"""What a vessel was called and known by, and who says so when: dated facts, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table
from catchgraph.model.schema import RECORDS, NodeType
from catchgraph.model.tells import Fact

if TYPE_CHECKING:
    import duckdb


def _select(kind: NodeType, fact: Fact) -> str:
    """SQL: the values of a fact, each with the days by which it is dated; former facts and lists are of an edition."""
    dated = kind.tells.dated
    first, last = dated.held if dated and not fact.former else ("NULL", "NULL")
    edition = "edition" if kind.has("edition") else "NULL"
    called = f"previous {fact.kind}" if fact.former else fact.kind
    value = f"unnest({fact.value})" if fact.many else fact.value
    return f"""SELECT '{called}' || {fact.doubt} AS fact, {value} AS value, CAST({first} AS TIMESTAMP) AS first,
                      CAST({last} AS TIMESTAMP) AS last, CAST({edition} AS TIMESTAMP) AS edition, id, records
               FROM temp."{kind.table}" """  # noqa: S608 - declared in the model


_QUERY = f"""
    SELECT fact, value, min(first), max(last), max(edition),
           list_sort(list_distinct(list(split_part(id, ':', 1)))),
           list_sort(list_distinct(list(id))), list_sort(list_distinct(flatten(list(records))))
    FROM ({" UNION ALL ".join(_select(kind, fact) for kind in RECORDS for fact in kind.tells.facts)})
    WHERE value IS NOT NULL AND value <> ''
    GROUP BY fact, value, first, last
    ORDER BY list_position(['name', 'previous name', 'name with an RFMO', 'flag', 'previous flag'], fact) NULLS LAST,
             fact, min(first) NULLS LAST, value
"""  # noqa: S608 - declared in the model


def identity(connection: duckdb.DuckDBPyConnection) -> Table:
    """One row per fact and value: the days it was transmitted or said to hold, else the latest edition that says so.

    Reads what `subject.gather` has put into temporary tables.
    """
    return Table(
        "Identity",
        ("fact", "value", "first", "last", "edition", "said_by", "records", "where"),
        connection.execute(_QUERY).fetchall(),
        hidden=frozenset({"records"}),
    )
