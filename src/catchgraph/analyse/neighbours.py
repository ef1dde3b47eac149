"""Who is next to whom, from `derived.adjacent`: in whole numbers, so that five million relationships are read fast.

Ids go in as a list and are joined: DuckDB then reads only the blocks that can hold them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from catchgraph.model.schema import node

if TYPE_CHECKING:
    import duckdb

#: (node, other, type of the relationship, number of neighbours of `other`)
Edge = tuple[int, int, str, int]


def numbers(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, int]:
    """The number of each id; ids that the adjacency does not hold are left out."""
    query = "SELECT id, number FROM derived.number WHERE id IN (SELECT unnest(?))"
    return dict(connection.execute(query, [list(ids)]).fetchall()) if ids else {}


def ids_of(connection: duckdb.DuckDBPyConnection, known: Collection[int]) -> dict[int, str]:
    """The id behind each number."""
    query = "SELECT number, id FROM derived.number WHERE number IN (SELECT unnest(?))"
    return dict(connection.execute(query, [list(known)]).fetchall()) if known else {}


def edges(connection: duckdb.DuckDBPyConnection, nodes: Collection[int]) -> list[Edge]:
    """Every relationship of these nodes, seen from them, in a fixed order."""
    query = "SELECT node, other, type, degree FROM derived.adjacent WHERE node IN (SELECT unnest(?)) ORDER BY ALL"
    return connection.execute(query, [list(nodes)]).fetchall() if nodes else []


def first_edges(
    connection: duckdb.DuckDBPyConnection, nodes: Collection[int], limit: int, ranges: Collection[tuple[int, int]] = ()
) -> list[tuple[int, int, str, int, int]]:
    """As `edges`, but for each node and type the first `limit` only; the last value is how many there are.

    `ranges`: only neighbours whose number is in one of them.
    """
    within = " OR ".join(f"other BETWEEN {low:d} AND {high:d}" for low, high in ranges) or "true"
    query = f"""
        SELECT node, other, type, degree, count(*) OVER (PARTITION BY node, type) AS total
        FROM derived.adjacent WHERE node IN (SELECT unnest($nodes)) AND ({within})
        QUALIFY row_number() OVER (PARTITION BY node, type ORDER BY other) <= $limit ORDER BY ALL
    """  # noqa: S608 - whole numbers
    return connection.execute(query, {"nodes": list(nodes), "limit": limit}).fetchall() if nodes else []


def ranges_of(connection: duckdb.DuckDBPyConnection, labels: Collection[str]) -> list[tuple[int, int]]:
    """Lowest and highest number of the nodes with each label: ids sort by label first."""
    found = []
    for label in sorted(labels):
        prefix = node(label).table
        # ';' is the character after ':'.
        row = connection.execute(
            "SELECT min(number), max(number) FROM derived.number WHERE id >= ? AND id < ?", [f"{prefix}:", f"{prefix};"]
        ).fetchone()
        found.append((row[0], row[1]) if row and row[0] is not None else (0, 0))
    return found


def of_findings(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> list[tuple[str, str, str]]:
    """(id, neighbour's id, type) for the relationships of findings, which `derived.adjacent` leaves out."""
    query = """
        SELECT target, source, 'ABOUT' FROM derived.about WHERE target IN (SELECT unnest($ids))
        UNION SELECT source, target, 'ABOUT' FROM derived.about WHERE source IN (SELECT unnest($ids))
        UNION SELECT target, source, 'RESTS_ON' FROM derived.rests_on WHERE target IN (SELECT unnest($ids))
        UNION SELECT source, target, 'RESTS_ON' FROM derived.rests_on WHERE source IN (SELECT unnest($ids))
    """
    return sorted(connection.execute(query, {"ids": list(ids)}).fetchall()) if ids else []
