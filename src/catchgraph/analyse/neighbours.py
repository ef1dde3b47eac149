"""Who is next to whom, from `derived.adjacent`: in whole numbers, so that five million relationships are read fast.

Ids go in as a list and are joined: DuckDB then reads only the blocks that can hold them.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from catchgraph.model.schema import NODES

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


def joined(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> list[tuple[str, str, str]]:
    """(id, id, type) for everything that joins two of these nodes, seen from both."""
    id_of = {number: id_ for id_, number in numbers(connection, ids).items()}
    found = edges(connection, id_of)
    return [(id_of[node], id_of[other], type_) for node, other, type_, _ in found if other in id_of]


class First(NamedTuple):
    """One of the first relationships of a node: the `rank`-th of `total` in its group, counted from 1.

    A group is what one type of relationship joins to nodes of one label.
    """

    node: int
    other: int
    type: str
    degree: int
    total: int
    rank: int


def first_edges(
    connection: duckdb.DuckDBPyConnection,
    nodes: Collection[int],
    limit: int,
    *,
    labels: Collection[str] | None = None,
    without: Collection[tuple[int, int, str]] = (),
) -> list[First]:
    """As `edges`, but the first `limit` of each group only.

    `labels`: only neighbours with one of these. `without`: relationships to leave out.
    """
    if not nodes:
        return []
    known = {label: ends for label, ends in all_ranges(connection).items() if labels is None or label in labels}
    if not known:
        return []
    within = _within(known.values()) if labels is not None else "true"
    group = " ".join(f"WHEN other <= {high:d} THEN {high:d}" for _, high in sorted(known.values()))
    connection.execute("CREATE OR REPLACE TEMP TABLE without (node UINTEGER, other UINTEGER, type VARCHAR)")
    if without:
        node_, other, type_ = (list(values) for values in zip(*without, strict=True))
        connection.execute("INSERT INTO without SELECT unnest(?), unnest(?), unnest(?)", [node_, other, type_])
    query = f"""
        SELECT node, other, type, degree, count(*) OVER near AS total, row_number() OVER (near ORDER BY other) AS rank
        FROM (SELECT *, CASE {group} END AS label FROM derived.adjacent
              WHERE node IN (SELECT unnest($nodes)) AND ({within})) a
        {"ANTI JOIN without w USING (node, other, type)" if without else ""}
        WINDOW near AS (PARTITION BY node, type, label)
        QUALIFY rank <= $limit ORDER BY ALL
    """  # noqa: S608 - whole numbers
    return [First(*row) for row in connection.execute(query, {"nodes": list(nodes), "limit": limit}).fetchall()]


def all_ranges(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, int]]:
    """Label → lowest and highest number of its nodes; labels without nodes are left out.

    Numbers follow the order of ids, and an id begins with its label's prefix: so counts are enough.
    """
    kinds = sorted((kind for kind in NODES if kind.layer != "finding"), key=lambda kind: f"{kind.table}:")
    counts = ", ".join(f'(SELECT count(*) FROM derived."{kind.table}")' for kind in kinds)  # noqa: S608 - model names
    row = connection.execute(f"SELECT {counts}").fetchone() or ()
    lasts = list(accumulate(row))
    return {kind.label: (last - count + 1, last) for kind, count, last in zip(kinds, row, lasts, strict=True) if count}


def _within(ranges: Collection[tuple[int, int]]) -> str:
    return " OR ".join(f"other BETWEEN {low:d} AND {high:d}" for low, high in ranges) or "true"


def of_findings(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> list[tuple[str, str, str]]:
    """(id, neighbour's id, type) for the relationships of findings, which `derived.adjacent` leaves out."""
    query = """
        SELECT target, source, 'ABOUT' FROM derived.about WHERE target IN (SELECT unnest($ids))
        UNION SELECT source, target, 'ABOUT' FROM derived.about WHERE source IN (SELECT unnest($ids))
        UNION SELECT target, source, 'RESTS_ON' FROM derived.rests_on WHERE target IN (SELECT unnest($ids))
        UNION SELECT source, target, 'RESTS_ON' FROM derived.rests_on WHERE source IN (SELECT unnest($ids))
    """
    return sorted(connection.execute(query, {"ids": list(ids)}).fetchall()) if ids else []
