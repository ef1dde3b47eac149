"""The difference: what a graph store lacks or has too much of, by id and hash, written in batches.

catchgraph deletes only what carries its `hash`; what others drew into the same database stays, except a
relationship of theirs to a node that is no longer in the case: it cannot stand without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.errors import GraphError
from catchgraph.graph import statements
from catchgraph.graph.frames import Frame, arrow_table
from catchgraph.graph.store import Store
from catchgraph.model.schema import NodeType, RelType, constraint

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 10_000
#: Batches that a Neo4j server has at a time.
WRITERS = 2
#: Reading ids and hashes of a large graph takes longer than a query may.
PATIENCE_S = 3600.0


@dataclass(frozen=True, slots=True)
class Change:
    """What a difference did to one label or type."""

    name: str
    written: int
    deleted: int


def synchronise(
    store: Store,
    nodes: Iterable[tuple[NodeType, Frame]],
    relationships: Iterable[tuple[RelType, Frame]],
) -> list[Change]:
    """Make the given labels and types of the store equal to the frames; others are not touched.

    An empty frame removes all of its label or type. Safe to run again after it was interrupted. Raises
    `GraphError` if an id occurs twice or a relationship's end is not in the store.
    """
    wanted = [(kind, arrow_table(kind, frame)) for kind, frame in nodes]
    drawn = [(kind, arrow_table(kind, frame)) for kind, frame in relationships]
    for node, table in wanted:
        _refuse_twice(node, table)
    for rel, table in drawn:
        _refuse_twice(rel, table)
    for node, _ in wanted:
        store.write(constraint(node))
    gone, changes = [], []
    for node, table in wanted:
        present = _present(store, statements.read_nodes(node))
        gone.append(_without_id_of(_ours(present), table))
        changes.append(_nodes(store, node, _changed(table, present), present))
    for rel, table in drawn:
        changes.append(_relationships(store, rel, table))
    # Last, so that the relationships above are counted and taken away on their own account.
    for (node, _), absent in zip(wanted, gone, strict=True):
        _delete(store, statements.delete_nodes(node), absent.select(["id"]))
        changes.append(Change(node.label, 0, absent.num_rows))
    return changes


def _refuse_twice(kind: NodeType | RelType, table: pa.Table) -> None:
    import pyarrow.compute as pc

    unique = pc.count_distinct(table.column("id")).as_py()
    if unique != table.num_rows:
        raise GraphError(f"Table {kind.table}: {table.num_rows - unique} ids occur more than once.")


def _nodes(store: Store, kind: NodeType, rows: pa.Table, present: pa.Table) -> Change:
    names = statements.filled(kind, rows)
    there = _with_id_of(rows, present)
    _write(store, statements.create_nodes(kind, names), _without_id_of(rows, present).select(names))
    _write(store, statements.replace_nodes(kind, names), there.select(names))
    return Change(kind.label, rows.num_rows, 0)


def _relationships(store: Store, kind: RelType, table: pa.Table) -> Change:
    pairs = {ends: _of_pair(table, *ends) for ends in kind.pairs}
    if sum(pair.num_rows for pair in pairs.values()) != table.num_rows:
        raise GraphError(f"Table {kind.table}: some rows join labels that {kind.type} does not join.")
    counts = [_of_one_pair(store, kind, ends, pair) for ends, pair in pairs.items()]
    return Change(kind.type, sum(written for written, _ in counts), sum(deleted for _, deleted in counts))


def _of_one_pair(store: Store, kind: RelType, ends: tuple[str, str], table: pa.Table) -> tuple[int, int]:
    import pyarrow as pa

    present = _present(store, statements.read_relationships(kind, *ends))
    rows = _changed(table, present)
    # What changed is drawn anew, for its ends may have changed.
    stale = pa.concat_tables([_without_id_of(_ours(present), table), _with_id_of(present, rows)])
    _delete(store, statements.delete_relationships(kind, *ends), stale.select(["id", "source", "target"]))
    names = statements.filled(kind, rows)
    statement = statements.create_relationships(kind, *ends, names)
    written = _write(store, statement, rows.select([*names, "source", "target"]))
    if written != rows.num_rows:
        raise GraphError(
            f"{rows.num_rows - written} of {rows.num_rows} {kind.type} relationships from {ends[0]} to {ends[1]} "
            "begin or end at a node that is not in the graph.",
            hint="Build again: catchgraph build",
        )
    return int(rows.num_rows), int(stale.num_rows)


def _write(store: Store, statement: str, table: pa.Table) -> int:
    """Write all rows, a batch a transaction; a server of its own gets the next batch while it works on one.

    Where two batches wait for each other's nodes, the server refuses one, and the driver tries it again.
    """

    def batch(part: pa.Table) -> int:
        return store.write(statement, *statements.rows_of(part))

    with ThreadPoolExecutor(WRITERS if store.kind == "neo4j" else 1) as pool:
        # Where one fails, those not begun are left out.
        return sum(pool.map(batch, _parts(table)))


def _delete(store: Store, statement: str, table: pa.Table) -> None:
    for part in _parts(table):
        store.write(statement, *statements.rows_of(part))


def _parts(table: pa.Table) -> Iterator[pa.Table]:
    return (table.slice(start, BATCH) for start in range(0, table.num_rows, BATCH))


def _present(store: Store, query: str) -> pa.Table:
    """What the store holds: `id`, `hash` (none of what others drew) and, of relationships, `source` and `target`."""
    import pyarrow as pa

    names = ("id", "hash", "source", "target")
    found = store.read(query, timeout_s=PATIENCE_S)
    columns = list(zip(*found.rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=False)})


def _of_pair(table: pa.Table, source: str, target: str) -> pa.Table:
    import pyarrow.compute as pc

    return table.filter(
        pc.and_(pc.equal(table.column("source_label"), source), pc.equal(table.column("target_label"), target))
    )


def _keys(table: pa.Table) -> pa.ChunkedArray:
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(table.column("id"), table.column("hash"), "\x1f")


def _changed(wanted: pa.Table, present: pa.Table) -> pa.Table:
    """Rows that the store lacks or holds with another hash."""
    import pyarrow.compute as pc

    return wanted.filter(pc.invert(pc.is_in(_keys(wanted), value_set=_keys(present))))


def _ours(present: pa.Table) -> pa.Table:
    return present.filter(present.column("hash").is_valid())


def _with_id_of(rows: pa.Table, others: pa.Table) -> pa.Table:
    import pyarrow.compute as pc

    return rows.filter(pc.is_in(rows.column("id"), value_set=others.column("id")))


def _without_id_of(rows: pa.Table, others: pa.Table) -> pa.Table:
    import pyarrow.compute as pc

    return rows.filter(pc.invert(pc.is_in(rows.column("id"), value_set=others.column("id"))))
