"""The projection of a case into its graph store, and the guard before a database that others may use.

embedded   every build is a new database `g<generation>`; the caller's note of its name is the commit
Neo4j      the difference, in one database that holds this case and nothing else; `Case.state` is `building`
           until all of it is applied, and a rerun finishes what was interrupted
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from catchgraph.errors import CaseNotReady, GraphForeign
from catchgraph.graph.bulk import load_generation
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.frames import Frame
from catchgraph.graph.store import Store
from catchgraph.graph.sync import synchronise
from catchgraph.model.schema import NodeType, RelType, constraint, node

BUILDING, READY = "building", "ready"
_CASE = node("Case")
_FOREIGN_HINT = "Use an empty database: NEO4J_DATABASE names one, or leave out --graph for the embedded server."
_BUILD_HINT = "Run: catchgraph build"


def project(
    store: Store,
    case_id: str,
    generation: int,
    nodes: Iterable[tuple[NodeType, Frame]],
    relationships: Iterable[tuple[RelType, Frame]],
    *,
    name: str = "",
) -> str | None:
    """Make the store show this case. Gives the name of the new embedded database, none for a Neo4j server.

    `case_id` begins with `case:`; `name` is what a person calls the case. The embedded store reads the old
    database until `store.generation` is set. Raises `GraphForeign` before anything is written.
    """
    case = {"id": case_id, "name": name or case_id, "generation": generation, "datasets": []}
    nodes = ((kind, frame) for kind, frame in nodes if kind is not _CASE)
    if isinstance(store, EmbeddedStore):
        database = f"g{generation}"
        own = (_CASE, _frame({**case, "state": READY, "hash": str(generation)}))
        load_generation(store.server, database, _first(own, nodes), relationships)
        return database
    guard(store, case_id)
    store.write(constraint(_CASE))
    _set_case(store, {**case, "state": BUILDING})
    synchronise(store, nodes, relationships)
    _set_case(store, {**case, "state": READY})
    return None


def guard(store: Store, case_id: str) -> None:
    """Raise `GraphForeign` unless the database is empty or holds this case."""
    cases = store.read("MATCH (c:Case) RETURN c.id AS id ORDER BY id LIMIT 2").column("id")
    if cases == [case_id]:
        return
    if cases:
        other = next(found for found in cases if found != case_id)
        raise GraphForeign(f"The database at {store.address} holds another case ({other}).", hint=_FOREIGN_HINT)
    others = store.read("MATCH (n) RETURN labels(n) AS labels LIMIT 1").rows
    if others:
        label = ":".join(others[0][0]) or "unlabelled"
        raise GraphForeign(
            f"The database at {store.address} is not empty: it holds {label} nodes and no case.", hint=_FOREIGN_HINT
        )


def require_ready(store: Store, case_id: str) -> None:
    """Raise `CaseNotReady` unless a projection of this case has been applied to its end.

    Raises `GraphForeign` if the database holds another case.
    """
    table = store.read("MATCH (c:Case) RETURN c.id AS id, c.state AS state ORDER BY id LIMIT 2")
    found = dict(table.rows)
    if not found:
        raise CaseNotReady(f"No graph of this case has been built at {store.address}.", hint=_BUILD_HINT)
    if set(found) != {case_id}:
        other = next(id_ for id_ in found if id_ != case_id)
        raise GraphForeign(f"The database at {store.address} holds another case ({other}).", hint=_FOREIGN_HINT)
    if found[case_id] != READY:
        raise CaseNotReady(
            f"The graph at {store.address} is being built, or a build was interrupted.", hint=_BUILD_HINT
        )


def drop_except(store: Store, current: str | None) -> list[str]:
    """Drop the embedded databases of other builds, finished or not; gives their names. Neo4j: nothing."""
    if not isinstance(store, EmbeddedStore):
        return []
    store.server.start()
    orphans = [name for name in store.server.databases() if name != current]
    for name in orphans:
        store.server.drop_database(name)
    return orphans


def _set_case(store: Store, case: dict[str, Any]) -> None:
    # No hash: what carries one is deleted when the case no longer holds it.
    store.write("UNWIND $rows AS row MERGE (c:Case {id: row.id}) SET c = row RETURN count(*) AS n", [case])


def _frame(row: dict[str, Any]) -> Frame:
    import pyarrow as pa

    return pa.Table.from_pylist([row])


def _first(own: tuple[NodeType, Frame], others: Iterable[tuple[NodeType, Frame]]) -> Iterable[tuple[NodeType, Frame]]:
    yield own
    yield from others
