"""The case's derived tables into its graph store, and the store opened only where it shows the case as it is.

A generation is the number of the `derive` run that is shown. Either store is told the difference from what it was given
last (`graph.shown`); the embedded one is loaded anew, in bulk, where much changed or it is not what the case knows. An
embedded database is thrown away where telling it was interrupted; a Neo4j server is told again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder, set_setting
from catchgraph.case.progress import Progress, silent
from catchgraph.case.runs import last_runs, record_run, require
from catchgraph.case.seats import kept
from catchgraph.errors import CaseNotReady
from catchgraph.graph import build, shown, slim
from catchgraph.graph.bulk import load_database
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.opening import FOLDER, neo4j_address, open_store
from catchgraph.graph.shown import READY
from catchgraph.graph.store import Store
from catchgraph.graph.telling import all_lines, planned, planned_findings, tell
from catchgraph.model.schema import NODES, RELATIONSHIPS

if TYPE_CHECKING:
    import duckdb

_BUILD = "catchgraph build"


def project(
    case: CaseFolder, uri: str | None, *, whole: bool | None = None, progress: Progress = silent
) -> tuple[str, str]:
    """Make the graph store show the derived tables; returns what to call the store, and its key in `shown`.

    `whole`: all of them, whatever their size, or not (`graph.slim`); nothing: as was said last. Raises
    `GraphUnavailable`, `GraphForeign`, and `CaseNotReady` where nothing was derived.
    """
    with kept():
        require(case, "derive", after="resolve", what=_BUILD)
        generation, database = last_runs(case)["derive"], current(case)
        with case.read() as connection:
            loads = _expected(connection)
        if whole is not None:
            with case.write() as connection:
                set_setting(connection, slim.WHOLE, "yes" if whole else "no")
    with open_store(case.path, uri, generation=database, loads=loads) as store:
        build.drop_except(store, current(case))
        progress(f"projecting the case to {store.address}")
        plan = planned(case, store)
        row = build.case_row(case.id(), case.path.resolve().name, generation, plan.token)
        if isinstance(store, EmbeddedStore) and plan.whole:
            store.generation = f"g{generation}"
            load_database(store.server, store.generation, all_lines(case, store, row))
        else:
            build.set_building(store, row)
            tell(case, store)
            build.set_case(store, row)
        _as_before(case, "derive", generation)
        with case.write() as connection:
            database = store.generation if isinstance(store, EmbeddedStore) else None
            shown.complete(connection, store.key, generation, database)
            record_run(connection, f"graph {store.kind}", {"generation": generation, "told": plan.due})
        return store.address, store.key


@contextmanager
def opened(case: CaseFolder, uri: str | None) -> Iterator[Store]:
    """The graph store of a case, for queries.

    Raises `CaseNotReady` unless it shows the case as it was last resolved, `GraphForeign` where the database
    holds another case.
    """
    with kept():
        require(case, "resolve", after="load", what="catchgraph resolve")
        require(case, "derive", after="resolve", what=_BUILD)
        generation, database = last_runs(case)["derive"], current(case)
    with open_store(case.path, uri, generation=database) as store:
        if store.kind == "embedded":
            with case.read() as connection:
                known = shown.given(connection, store.key)
            number = known.generation if known and known.state == READY else 0
        else:
            number = build.require_ready(store, case.id())
        if number != generation:
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


def resume(case: CaseFolder, uri: str | None, progress: Progress = silent) -> None:
    """Tell a Neo4j server to the end what it was not told wholly: a build was interrupted, or the bringing of findings
    to a server that held something else than the case knew.
    """
    if not neo4j_address(uri) or "derive" not in last_runs(case):
        return
    with open_store(case.path, uri) as store:
        interrupted = build.is_building(store, case.id())
    if interrupted:
        project(case, uri, progress=progress)


def project_findings(case: CaseFolder, store: Store) -> None:
    """Bring the case's findings to a store that shows the case already."""
    runs = last_runs(case)
    plan = planned_findings(case, store)
    row = build.case_row(case.id(), case.path.resolve().name, runs["derive"], plan.token)
    if plan.whole:
        build.set_building(store, row)
    tell(case, store)
    if plan.whole:
        build.set_case(store, row)
    else:
        build.set_token(store, case.id(), plan.token)
    _as_before(case, "detect", runs.get("detect", 0))
    with case.write() as connection:
        if plan.whole:
            shown.complete(connection, store.key, runs["derive"], None)
        else:
            shown.settle(connection, store.key)


def current(case: CaseFolder) -> str | None:
    """Name of the embedded database that shows the case, or showed it last."""
    with case.read() as connection:
        known = shown.given(connection, EmbeddedStore.key)
    return known.database if known else None


def left_out(case: CaseFolder) -> dict[str, dict[str, int]]:
    """Key of each store that shows the case → label → how many nodes of it the store was not given (`graph.slim`)."""
    with case.read() as connection:
        stores = connection.execute("SELECT store FROM shown.store WHERE state = ? ORDER BY store", [READY]).fetchall()
        return {store: slim.left_out(connection, store) for (store,) in stores}


def _as_before(case: CaseFolder, step: str, run: int) -> None:
    """Raise `CaseNotReady` where a step was run meanwhile: the store was told partly of this, partly of that."""
    if last_runs(case).get(step, 0) != run:
        raise CaseNotReady(f"the step `{step}` was run meanwhile on {case.path}", hint=f"Run: {_BUILD}")


def _expected(connection: duckdb.DuckDBPyConnection) -> int:
    """About how many nodes and relationships a graph of the derived tables has."""
    rows = _rows(connection, "derived", [*(kind.table for kind in NODES), *(kind.table for kind in RELATIONSHIPS)])
    return int(rows * slim.SHARE) if slim.applies(connection) else rows


def _large(case: CaseFolder) -> bool:
    """Whether the case has, or will have by what was read, many nodes and relationships."""
    from catchgraph.graph.server import LARGE

    with case.read() as connection:
        return max(_rows(connection, "read", None), _expected(connection)) > LARGE


def _rows(connection: duckdb.DuckDBPyConnection, schema: str, tables: list[str] | None) -> int:
    """Rows of these tables of a schema, or of all, as DuckDB estimates them."""
    query = """SELECT coalesce(sum(estimated_size), 0) FROM duckdb_tables()
        WHERE schema_name = $schema AND ($tables IS NULL OR table_name IN (SELECT unnest($tables)))"""
    [(rows,)] = connection.execute(query, {"schema": schema, "tables": tables}).fetchall()
    return int(rows)
