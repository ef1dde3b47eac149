"""The case's derived tables into its graph store, and the store opened only where it shows the case as it is.

A generation is the number of the `derive` run that it shows. Embedded: the setting `generation` names the
current database and is the commit. Neo4j: the database's own `Case` node says which generation it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder, set_setting
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import last_runs, record_run, require
from catchgraph.errors import CaseNotReady
from catchgraph.graph.build import drop_except, require_ready
from catchgraph.graph.build import project as project_tables
from catchgraph.graph.opening import FOLDER, neo4j_address, open_store
from catchgraph.graph.store import Store
from catchgraph.graph.sync import synchronise
from catchgraph.model.schema import NODES, RELATIONSHIPS, NodeType, RelType, node, relationship

if TYPE_CHECKING:
    import pyarrow as pa

_BUILD = "catchgraph build"
#: Nodes and relationships from which on a server is started for a large graph.
LARGE = 300_000
_TABLES = tuple(kind for kind in NODES if kind.label != "Case")


def project(case: CaseFolder, uri: str | None, *, progress: Progress = silent) -> str:
    """Make the graph store show the derived tables; returns what to call the store.

    Raises `GraphUnavailable`, `GraphForeign`, and `CaseNotReady` where nothing was derived.
    """
    require(case, "derive", after="resolve", what=_BUILD)
    generation = last_runs(case)["derive"]
    with open_store(case.path, uri, generation=_current(case), loads=_large(case)) as store:
        drop_except(store, _current(case))
        progress(f"projecting the case to {store.address}")
        name = case.path.resolve().name
        project_tables(store, case.id(), generation, _nodes(case), _relationships(case), name=name)
        with case.write() as connection:
            if store.kind == "embedded":
                set_setting(connection, "generation", str(generation))
            record_run(connection, f"graph {store.kind}", {"generation": generation})
        return store.address


@contextmanager
def opened(case: CaseFolder, uri: str | None) -> Iterator[Store]:
    """The graph store of a case, for queries.

    Raises `CaseNotReady` unless it shows the case as it was last resolved, `GraphForeign` where the database
    holds another case.
    """
    require(case, "resolve", after="load", what="catchgraph resolve")
    require(case, "derive", after="resolve", what=_BUILD)
    generation = last_runs(case)["derive"]
    with open_store(case.path, uri, generation=_current(case)) as store:
        if store.kind == "embedded":
            shown = case.generation()
        else:
            require_ready(store, case.id())
            shown = store.read("MATCH (c:Case) RETURN c.generation AS generation").column("generation")[0]
        if shown != generation:
            raise CaseNotReady(
                f"the graph at {store.address} does not show the case as it is now", hint=f"Run: {_BUILD}"
            )
        yield store


@contextmanager
def server_kept(case: CaseFolder, uri: str | None) -> Iterator[Callable[[], None]]:
    """One embedded server for all the steps in the block, instead of a start for each; nothing for a Neo4j.

    It starts while the block goes on: what the block is given waits until it is up, and comes before its first use.
    """
    if neo4j_address(uri):
        yield lambda: None
        return
    from catchgraph.graph.server import EmbeddedServer

    server = EmbeddedServer(case.path / FOLDER, loads=_large(case))
    try:
        server.begin()
        yield server.start
    finally:
        server.stop()


def project_findings(case: CaseFolder, store: Store) -> None:
    """Bring the case's findings to a store that shows the case already."""
    relationships = [(kind, _table(case, kind)) for kind in (relationship("ABOUT"), relationship("RESTS_ON"))]
    synchronise(store, [(node("Finding"), _table(case, node("Finding")))], relationships)


def _current(case: CaseFolder) -> str | None:
    generation = case.generation()
    return f"g{generation}" if generation else None


def _large(case: CaseFolder) -> bool:
    """Whether the case has, or will have by what was read, many nodes and relationships."""
    rows = "SELECT schema_name, sum(estimated_size) FROM duckdb_tables() WHERE table_name <> 'adjacent' GROUP BY ALL"
    with case.read() as connection:
        sizes = dict(connection.execute(rows).fetchall())
    return any(sizes.get(schema, 0) > LARGE for schema in ("read", "derived"))


def _nodes(case: CaseFolder) -> Iterator[tuple[NodeType, pa.Table]]:
    return ((kind, _table(case, kind)) for kind in _TABLES)


def _relationships(case: CaseFolder) -> Iterator[tuple[RelType, pa.Table]]:
    return ((kind, _table(case, kind)) for kind in RELATIONSHIPS)


def _table(case: CaseFolder, kind: NodeType | RelType) -> pa.Table:
    """One table at a time, each by its own short connection.

    Relationships of one node stand together: stores write them together.
    """
    order = "id" if isinstance(kind, NodeType) else "source, id"
    with case.read() as connection:
        return connection.sql(f'SELECT * FROM derived."{kind.table}" ORDER BY {order}').to_arrow_table()  # noqa: S608
