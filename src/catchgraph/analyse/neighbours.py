"""Who is next to whom, from `derived.adjacent`: in whole numbers, so that five million relationships are read fast.

Ids go in as a list and are joined: DuckDB then reads only the blocks that can hold them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

#: (node, other, type of the relationship)
Edge = tuple[int, int, str]


def numbers(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, int]:
    """The number of each id; ids that the adjacency does not hold are left out."""
    query = "SELECT id, number FROM derived.number WHERE id IN (SELECT unnest(?))"
    return dict(connection.execute(query, [list(ids)]).fetchall()) if ids else {}


def ids_of(connection: duckdb.DuckDBPyConnection, known: Collection[int]) -> dict[int, str]:
    """The id behind each number."""
    query = "SELECT number, id FROM derived.number WHERE number IN (SELECT unnest(?))"
    return dict(connection.execute(query, [list(known)]).fetchall()) if known else {}


def degrees(connection: duckdb.DuckDBPyConnection, nodes: Collection[int]) -> dict[int, int]:
    """How many nodes each of these is next to."""
    query = """SELECT node, count(DISTINCT other) FROM derived.adjacent
               WHERE node IN (SELECT unnest(?)) GROUP BY node"""
    return dict(connection.execute(query, [list(nodes)]).fetchall()) if nodes else {}


def edges(connection: duckdb.DuckDBPyConnection, nodes: Collection[int]) -> list[Edge]:
    """Every relationship of these nodes, seen from them, in a fixed order."""
    query = "SELECT DISTINCT node, other, type FROM derived.adjacent WHERE node IN (SELECT unnest(?)) ORDER BY ALL"
    return connection.execute(query, [list(nodes)]).fetchall() if nodes else []
