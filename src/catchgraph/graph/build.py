"""The graph's own node `Case`: whose graph a database holds, whether all of it is there, and which.

A database holds one case and nothing else. `Case.state` is `building` until all that was due has been told, and
`Case.token` stands for all that the database was given: one that was emptied or restored meanwhile has another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.errors import CaseNotReady, GraphForeign
from catchgraph.graph import statements
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.shown import BUILDING, READY, TABLES
from catchgraph.graph.store import Store
from catchgraph.model.schema import RELATIONSHIPS, RelType, constraint, label_of, node

if TYPE_CHECKING:
    import pyarrow as pa

CASE, FINDING = node("Case"), node("Finding")
#: Reading the ids of a large graph takes longer than a query may.
PATIENCE_S = 3600.0
_FOREIGN_HINT = "Use an empty database: NEO4J_DATABASE names one, or leave out --graph for the embedded server."
_BUILD_HINT = "Run: catchgraph build"


def found(store: Store, case_id: str) -> str | None:
    """The token of the case that the database holds; nothing where it is empty.

    Raises `GraphForeign` where it holds another case or something else.
    """
    cases = store.read("MATCH (c:Case) RETURN c.id AS id, c.token AS token ORDER BY id LIMIT 2").rows
    if [id_ for id_, _ in cases] == [case_id]:
        return str(cases[0][1] or "")
    if cases:
        raise _foreign(store, next(id_ for id_, _ in cases if id_ != case_id))
    others = store.read("MATCH (n) RETURN labels(n) AS labels LIMIT 1").rows
    if others:
        label = ":".join(others[0][0]) or "unlabelled"
        raise GraphForeign(
            f"The database at {store.address} is not empty: it holds {label} nodes and no case.", hint=_FOREIGN_HINT
        )
    return None


def require_ready(store: Store, case_id: str) -> int:
    """The generation that the database shows. Raises `CaseNotReady` unless a projection was applied to its end.

    Raises `GraphForeign` if the database holds another case.
    """
    table = store.read("MATCH (c:Case) RETURN c.id AS id, c.state AS state, c.generation AS number ORDER BY id LIMIT 2")
    if not table.rows:
        raise CaseNotReady(f"No graph of this case has been built at {store.address}.", hint=_BUILD_HINT)
    cases = {id_: (state, number) for id_, state, number in table.rows}
    if set(cases) != {case_id}:
        raise _foreign(store, next(id_ for id_ in cases if id_ != case_id))
    state, number = cases[case_id]
    if state != READY:
        raise CaseNotReady(
            f"The graph at {store.address} is being built, or a build was interrupted.", hint=_BUILD_HINT
        )
    return int(number)


def is_building(store: Store, case_id: str) -> bool:
    """Whether the database holds this case, and was not told all of it."""
    states = store.read("MATCH (c:Case {id: $id}) RETURN c.state AS state", {"id": case_id}).column("state")
    return states == [BUILDING]


def case_row(case_id: str, name: str, generation: int, token: str, state: str = READY) -> dict[str, Any]:
    """The properties of the `Case` node."""
    return {
        "id": case_id, "name": name or case_id, "generation": generation, "token": token, "state": state,
        "datasets": [],
    }  # fmt: skip


def set_case(store: Store, case: dict[str, Any]) -> None:
    """Write the `Case` node, with these properties and no others."""
    store.write("UNWIND $rows AS row MERGE (c:Case {id: row.id}) SET c = row RETURN count(*) AS n", [case])


def set_building(store: Store, case: dict[str, Any]) -> None:
    """Note in the database that it is being brought to another generation; its token is that of what it held before.

    Findings come when queries have been planned, and a new constraint makes Neo4j plan all of them again: so it is made
    now.
    """
    for kind in (CASE, FINDING):
        store.write(constraint(kind))
    store.write(
        "UNWIND $rows AS row MERGE (c:Case {id: row.id}) ON CREATE SET c = row SET c.state = row.state "
        "RETURN count(*) AS n",
        [{**case, "state": BUILDING}],
    )


def set_token(store: Store, case_id: str, token: str) -> None:
    """Note in the database what it holds now."""
    store.write(
        "UNWIND $rows AS row MATCH (c:Case {id: row.id}) SET c.token = row.token RETURN count(*) AS n",
        [{"id": case_id, "token": token}],
    )


def read_back(store: Store) -> tuple[pa.Table, pa.Table]:
    """What a database holds under ids of the model's form: nodes (kind, id), relationships (kind, id, source, target).

    For one whose content the case does not know. What others drew has ids of another form.
    """
    nodes: list[tuple[str, ...]] = []
    drawn: list[tuple[str, ...]] = []
    for kind in TABLES:
        ids = store.read(statements.read_nodes(kind), timeout_s=PATIENCE_S).column("id")
        nodes += [(kind.table, id_) for id_ in ids if isinstance(id_, str) and label_of(id_) == kind.label]
    for rel in RELATIONSHIPS:
        # A type at a time, whatever its ends: Neo4j takes longer to plan a query for each pair than to answer one.
        rows = store.read(statements.read_relationships(rel), timeout_s=PATIENCE_S).rows
        drawn += [(rel.table, *row) for row in rows if str(row[0]).startswith(f"{rel.table}:") and _ours(rel, row)]
    return _table(nodes, ("kind", "id")), _table(drawn, ("kind", "id", "source", "target"))


def _ours(rel: RelType, row: tuple[Any, ...]) -> bool:
    """Whether a relationship (id, source, target) joins what its type joins here."""
    return all(isinstance(id_, str) for id_ in row) and (label_of(row[1]), label_of(row[2])) in rel.pairs


def drop_except(store: Store, current: str | None) -> list[str]:
    """Drop the embedded databases of other builds, finished or not; gives their names. Neo4j: nothing."""
    if not isinstance(store, EmbeddedStore):
        return []
    store.server.start()
    orphans = [name for name in store.server.databases() if name != current]
    for name in orphans:
        store.server.drop_database(name)
    return orphans


def _foreign(store: Store, other: str) -> GraphForeign:
    return GraphForeign(f"The database at {store.address} holds another case ({other}).", hint=_FOREIGN_HINT)


def _table(rows: list[tuple[str, ...]], names: tuple[str, ...]) -> pa.Table:
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)})
