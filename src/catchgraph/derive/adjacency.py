"""Who is next to whom, in whole numbers: what a search for paths reads instead of five million ids."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from catchgraph.case.filled import filled
from catchgraph.model.schema import NODES, RELATIONSHIPS

if TYPE_CHECKING:
    import duckdb

    from catchgraph.derive.steps import Step

#: Relationships of findings are conclusions; a path between two vessels rests on records.
WALKED = tuple(kind for kind in RELATIONSHIPS if kind.type not in ("ABOUT", "RESTS_ON"))

_NUMBERED = tuple(kind for kind in NODES if kind.layer != "finding")


def number_all(connection: duckdb.DuckDBPyConnection, step: Step, only: bool) -> None:
    """The step: a node that comes or goes changes the numbers of all that follow it: all is made anew, or nothing."""
    if only:
        tables = [table.removeprefix("derived.") for table in step.reads]
        come_or_gone = "SELECT 1 FROM moved WHERE change <> 'changed' AND name IN (SELECT unnest(?)) LIMIT 1"
        if not connection.execute(come_or_gone, [tables]).fetchall():
            return
    adjacency(connection)


def adjacency(connection: duckdb.DuckDBPyConnection) -> int:
    """Rebuild `derived.number` and `derived.adjacent` from the derived tables; returns the rows of the latter.

    Two nodes that a type joins stand there twice, once from each end, with the number of neighbours of `other`.
    Sorted by `node`: DuckDB then reads only the blocks that hold a node's neighbours.
    """
    connection.execute("DELETE FROM derived.number")
    connection.execute("DELETE FROM derived.adjacent")
    tables = [f"derived.{kind.table}" for kind in _NUMBERED] + [f"derived.{kind.table}" for kind in WALKED]
    there = filled(connection, tables)
    nodes = _nodes(there)
    if not nodes:
        return 0
    connection.execute(
        f"INSERT INTO derived.number SELECT row_number() OVER (ORDER BY id), id FROM ({nodes}) ORDER BY id"  # noqa: S608
    )
    _join(connection, _edges(there))
    row = connection.execute("SELECT count(*) FROM derived.adjacent").fetchone()
    return int(row[0]) if row else 0


def _nodes(there: Container[str]) -> str:
    """SQL: the ids of all nodes; nothing where there are none."""
    return " UNION ALL ".join(
        f'SELECT id FROM derived."{kind.table}"'  # noqa: S608
        for kind in _NUMBERED
        if f"derived.{kind.table}" in there
    )


def _edges(there: Container[str]) -> str:
    """SQL: each two nodes that a type joins (source, target, type)."""
    edges = " UNION ALL ".join(
        f"SELECT DISTINCT source, target, '{kind.type}' AS type FROM derived.\"{kind.table}\""  # noqa: S608
        for kind in WALKED
        if f"derived.{kind.table}" in there
    )
    return edges or "SELECT NULL AS source, NULL AS target, NULL AS type WHERE false"


def _join(connection: duckdb.DuckDBPyConnection, edges: str) -> None:
    """Fill `derived.adjacent` from edges by id and the numbers of ids."""
    connection.execute(
        f"""CREATE TEMP TABLE numbered AS
            WITH pair AS (
                SELECT s.number AS source, t.number AS target, e.type
                FROM ({edges}) e
                JOIN derived.number s ON s.id = e.source JOIN derived.number t ON t.id = e.target
            )
            SELECT source AS node, target AS other, type FROM pair
            UNION ALL SELECT target, source, type FROM pair"""  # noqa: S608
    )
    connection.execute(
        """INSERT INTO derived.adjacent
           SELECT n.node, n.other, n.type, s.degree
           FROM numbered n JOIN (SELECT node, count(DISTINCT other) AS degree FROM numbered GROUP BY node) s
                           ON s.node = n.other
           ORDER BY n.node, n.other"""
    )
    connection.execute("DROP TABLE numbered")
