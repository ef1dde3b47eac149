"""What a store is due, noted in the case and told to it, one table at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from catchgraph.case.case import CaseFolder
from catchgraph.errors import CatchgraphError
from catchgraph.graph import build, difference, due, shown
from catchgraph.graph.bulk import require_heap
from catchgraph.graph.due import Due
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.ndjson import lines
from catchgraph.graph.shown import READY, TABLES, Given, Plan
from catchgraph.graph.store import Store
from catchgraph.model.schema import RELATIONSHIPS, NodeType, RelType, constraint, node, relationship

if TYPE_CHECKING:
    import pyarrow as pa

#: Above this share of what it shows an embedded database is loaded anew: in bulk it takes several times as many.
MUCH = 0.2
_FINDINGS = ((node("Finding"),), (relationship("ABOUT"), relationship("RESTS_ON")))


def planned(case: CaseFolder, store: Store) -> Plan:
    """Note in the case what the store is due so that it shows the derived tables, and that it shows nothing till then.

    Raises `GraphForeign`, before anything is written, where it holds something else, and `GraphError` where an embedded
    server has too little memory to load so much.
    """
    known = _given(case, store)
    trusted = _holds(store, known) if isinstance(store, EmbeddedStore) else _met(case, store, known)
    with case.write() as connection:
        if isinstance(store, EmbeddedStore) and not trusted:
            shown.forget(connection, store.key)
        plan = shown.plan(connection, store.key)
        if isinstance(store, EmbeddedStore) and trusted and plan.due > MUCH * plan.elements:
            shown.forget(connection, store.key)
            plan, trusted = shown.plan(connection, store.key), False
        if isinstance(store, EmbeddedStore) and not trusted:
            # Refused, it leaves the case and the database of before as they were.
            require_heap(store.server, plan.elements)
        shown.begin(connection, store.key)
    return replace(plan, whole=not trusted)


def planned_findings(case: CaseFolder, store: Store) -> Plan:
    """Note what findings a store is due that shows the case already; all of it where it holds something else."""
    trusted = isinstance(store, EmbeddedStore) or _met(case, store, _given(case, store))
    with case.write() as connection:
        plan = shown.plan(connection, store.key, *(_FINDINGS if trusted else (TABLES, RELATIONSHIPS)))
    return replace(plan, whole=not trusted)


def tell(case: CaseFolder, store: Store) -> None:
    """Tell the store all that it is due, over Bolt."""
    with case.read() as connection:
        waiting = due.waiting(connection, store.key)
    for rel in RELATIONSHIPS:
        if (rel.table, "remove") in waiting:
            difference.remove_relationships(store, rel, _relationships(case, store, rel, "remove"))
    for kind in TABLES:
        if (kind.table, "create") in waiting:
            _indexed(store, kind)
            difference.create_nodes(store, kind, _nodes(case, store, kind, "create"))
        if (kind.table, "replace") in waiting:
            difference.replace_nodes(store, kind, _nodes(case, store, kind, "replace"))
    for rel in RELATIONSHIPS:
        if (rel.table, "replace") in waiting:
            difference.replace_relationships(store, rel, _relationships(case, store, rel, "replace"))
        if (rel.table, "create") in waiting:
            difference.create_relationships(store, rel, _relationships(case, store, rel, "create"))
    # Last, when nothing of ours begins or ends there.
    for kind in TABLES:
        if (kind.table, "remove") in waiting:
            difference.remove_nodes(store, kind, _nodes(case, store, kind, "remove"))
    _kept_on_disk(store)


def all_lines(case: CaseFolder, store: Store, own: dict[str, Any]) -> Iterator[bytes]:
    """The whole graph as lines for a bulk load, `own` (the `Case`) at place 0."""
    import duckdb
    import pyarrow as pa

    with closing(duckdb.connect()) as memory:
        memory.register("own", pa.Table.from_pylist([own]))
        yield from lines(memory, build.CASE, "SELECT * FROM own", {})
    every: tuple[NodeType | RelType, ...] = (*TABLES, *RELATIONSHIPS)
    with case.read() as connection:
        filled = {table for table, _ in due.waiting(connection, store.key)}
        for kind in every:
            if kind.table in filled:
                yield from lines(connection, kind, due.rows_to_load(kind), {"store": store.key, "kind": kind.table})


def _nodes(case: CaseFolder, store: Store, kind: NodeType, what: Due) -> pa.Table:
    with case.read() as connection:
        return due.nodes_due(connection, store.key, kind, what)


def _relationships(case: CaseFolder, store: Store, kind: RelType, what: Due) -> pa.Table:
    with case.read() as connection:
        return due.relationships_due(connection, store.key, kind, what)


def _given(case: CaseFolder, store: Store) -> Given | None:
    with case.read() as connection:
        return shown.given(connection, store.key)


def _holds(store: EmbeddedStore, known: Given | None) -> bool:
    """Whether the embedded database is there, whole, and what the case says that it was given."""
    if known is None or known.state != READY or known.shape != shown.shape():
        return False
    if known.database is None or known.database not in store.server.databases():
        return False
    try:
        tokens = store.read("MATCH (c:Case) RETURN c.token AS token").column("token")
    except CatchgraphError:
        # Whatever it is that cannot be read, it is loaded anew.
        return False
    return tokens in ([known.token], [known.coming])


def _met(case: CaseFolder, store: Store, known: Given | None) -> bool:
    """Whether a Neo4j server holds what the case says that it was given; what else it holds is taken for given."""
    token = build.found(store, case.id())
    if token is not None and known is not None and token in (known.token, known.coming):
        if known.shape == shown.shape():
            return True
        with case.write() as connection:
            shown.distrust(connection, store.key)
        return False
    there = build.read_back(store) if token is not None else None
    with case.write() as connection:
        if there is None:
            shown.forget(connection, store.key)
        else:
            shown.adopt(connection, store.key, *there)
    return False


def _indexed(store: Store, kind: NodeType) -> None:
    """Have the ids of a label in an index; those of an embedded database are there from its beginning."""
    if store.kind == "neo4j":
        store.write(constraint(kind))


def _kept_on_disk(store: Store) -> None:
    """Have the embedded server write all of its pages: its log of what it did is not flushed at each step."""
    if isinstance(store, EmbeddedStore):
        store.server.http.server(f"close database {store.generation}")
