"""Either graph store, empty, for queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.opening import open_store
from catchgraph.graph.server import EmbeddedServer
from catchgraph.graph.store import Store

from ..conftest import NEO4J
from ..scenes.scene import Asked
from .world import small

DATABASE = "detect"


@contextmanager
def opened(kind: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Store]:
    """A store of that kind with nothing in it."""
    if kind == "neo4j":
        with open_store(folder, request.getfixturevalue("cleared_neo4j")) as store:
            yield store
        return
    server: EmbeddedServer = request.getfixturevalue("embedded")
    server.start()
    server.create_database(DATABASE)
    # A guest: closing this store leaves the session's server running.
    try:
        with EmbeddedStore(EmbeddedServer(server.path), DATABASE) as store:
            yield store
    finally:
        server.start()
        server.drop_database(DATABASE)


@pytest.fixture(params=["embedded", NEO4J])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each store in turn."""
    with opened(request.param, request, tmp_path) as it:
        yield it


@pytest.fixture(scope="session")
def asked(embedded: EmbeddedServer) -> Asked:
    """Answers of the catalogue over scenes, on the embedded store."""
    return Asked(embedded)


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    """An empty case."""
    return open_case(tmp_path / "case", create=True)


@pytest.fixture
def ready(case: CaseFolder, store: Store) -> tuple[CaseFolder, Store]:
    """A case with the small world, and each store with it in turn."""
    world = small()
    world.keep(case)
    world.write(store)
    return case, store
