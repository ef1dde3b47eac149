"""What a vessel was called and known by, and who says so when: dated facts, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.facts import FACTS, Fact
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

#: table → first day, last day and edition by which its facts are dated. A register's and a list's are of its edition.
_DAYS = {
    "registration": ("NULL", "NULL", "edition"),
    "listing": ("NULL", "NULL", "edition"),
    "broadcast": ("first", "last", "NULL"),
    "identity": ("since", "until", "edition"),
}
_MORE = (Fact("listing", "name with an RFMO", "rfmo_names", many=True),)


def _select(fact: Fact) -> str:
    first, last, edition = _DAYS[fact.table]
    if fact.former:
        first, last = "NULL", "NULL"
    called = f"previous {fact.kind}" if fact.former else fact.kind
    value = f"unnest({fact.value})" if fact.many else fact.value
    return f"""SELECT '{called}' || {fact.doubt} AS fact, {value} AS value, CAST({first} AS TIMESTAMP) AS first,
                      CAST({last} AS TIMESTAMP) AS last, CAST({edition} AS TIMESTAMP) AS edition, id, records
               FROM temp."{fact.table}" """  # noqa: S608 - constants only


_QUERY = f"""
    SELECT fact, value, min(first), max(last), max(edition),
           list_sort(list_distinct(list(split_part(id, ':', 1)))),
           list_sort(list_distinct(list(id))), list_sort(list_distinct(flatten(list(records))))
    FROM ({" UNION ALL ".join(map(_select, (*FACTS, *_MORE)))})
    WHERE value IS NOT NULL AND value <> ''
    GROUP BY fact, value, first, last
    ORDER BY list_position(['name', 'previous name', 'name with an RFMO', 'flag', 'previous flag'], fact) NULLS LAST,
             fact, min(first) NULLS LAST, value
"""  # noqa: S608 - constants only


def identity(connection: duckdb.DuckDBPyConnection) -> Table:
    """One row per fact and value: the days it was transmitted or said to hold, else the latest edition that says so.

    Reads what `vessel.gather` has put into temporary tables.
    """
    return Table(
        "Identity",
        ("fact", "value", "first", "last", "edition", "said_by", "records", "where"),
        connection.execute(_QUERY).fetchall(),
        hidden=frozenset({"records"}),
    )
