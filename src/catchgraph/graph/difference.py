"""The difference, written over Bolt: rows to create, to replace and to remove, in batches.

Only what is named by its id is touched; what others drew into the same database stays, except a relationship of theirs
to a node that is removed: it cannot stand without it. Every statement but `create` may be run again after it was
interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from catchgraph.errors import GraphError
from catchgraph.graph import statements
from catchgraph.graph.frames import Frame, arrow_table
from catchgraph.graph.store import Store
from catchgraph.model.schema import NodeType, RelType

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 10_000
#: Batches that a Neo4j server has at a time.
WRITERS = 2


def create_nodes(store: Store, kind: NodeType, frame: Frame) -> None:
    """Nodes that are not there."""
    _nodes(store, kind, frame, statements.create_nodes)


def replace_nodes(store: Store, kind: NodeType, frame: Frame) -> None:
    """Nodes that are there, or may be: they have these properties then, and no others."""
    _nodes(store, kind, frame, statements.replace_nodes)


def remove_nodes(store: Store, kind: NodeType, rows: pa.Table) -> None:
    """Nodes of these ids, where they are there."""
    _write(store, statements.delete_nodes(kind), rows.select(["id"]))


def create_relationships(store: Store, kind: RelType, frame: Frame) -> None:
    """Relationships that are not there. Raises `GraphError` where an end is not in the store."""
    _relationships(store, kind, frame, statements.create_relationships)


def replace_relationships(store: Store, kind: RelType, frame: Frame) -> None:
    """Relationships that are there. Raises `GraphError` where one is not."""
    _relationships(store, kind, frame, statements.replace_relationships)


def remove_relationships(store: Store, kind: RelType, rows: pa.Table) -> None:
    """Relationships of these ids between these ends, where they are there."""
    for ends, part in _pairs(kind, rows):
        _write(store, statements.delete_relationships(kind, *ends), part.select(["id", "source", "target"]))


def _nodes(store: Store, kind: NodeType, frame: Frame, statement: Callable[[NodeType, Sequence[str]], str]) -> None:
    rows = arrow_table(kind, frame)
    names = statements.filled(kind, rows)
    _write(store, statement(kind, names), rows.select(names))


def _relationships(
    store: Store, kind: RelType, frame: Frame, statement: Callable[[RelType, str, str, Sequence[str]], str]
) -> None:
    table = arrow_table(kind, frame)
    for ends, rows in _pairs(kind, table):
        names = statements.filled(kind, rows)
        written = _write(store, statement(kind, *ends, names), rows.select([*names, "source", "target"]))
        if written != rows.num_rows:
            raise GraphError(
                f"{rows.num_rows - written} of {rows.num_rows} {kind.type} relationships from {ends[0]} to {ends[1]} "
                "begin or end at a node that is not in the graph, or are not there.",
                hint="Build again: catchgraph build",
            )


def _write(store: Store, statement: str, table: pa.Table) -> int:
    """Write all rows, a batch a transaction; a server of its own gets the next batch while it works on one.

    Where two batches wait for each other's nodes, the server refuses one, and the driver tries it again.
    """
    if not table.num_rows:
        return 0

    def batch(part: pa.Table) -> int:
        return store.write(statement, *statements.rows_of(part))

    with ThreadPoolExecutor(WRITERS if store.kind == "neo4j" else 1) as pool:
        # Where one fails, those not begun are left out.
        return sum(pool.map(batch, _parts(table)))


def _parts(table: pa.Table) -> Iterator[pa.Table]:
    return (table.slice(start, BATCH) for start in range(0, table.num_rows, BATCH))


def _pairs(kind: RelType, table: pa.Table) -> list[tuple[tuple[str, str], pa.Table]]:
    """The rows of each pair of labels that the type joins."""
    pairs = [(ends, _of_pair(table, *ends)) for ends in kind.pairs]
    if sum(rows.num_rows for _, rows in pairs) != table.num_rows:
        raise GraphError(f"Table {kind.table}: some rows join labels that {kind.type} does not join.")
    return [(ends, rows) for ends, rows in pairs if rows.num_rows]


def _of_pair(table: pa.Table, source: str, target: str) -> pa.Table:
    import pyarrow.compute as pc

    return table.filter(
        pc.and_(pc.equal(table.column("source_label"), source), pc.equal(table.column("target_label"), target))
    )
