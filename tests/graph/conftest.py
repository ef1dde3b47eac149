"""Either graph store, empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catchgraph.graph.embedded_store import EmbeddedStore
from catchgraph.graph.opening import open_store
from catchgraph.graph.server import EmbeddedServer
from catchgraph.graph.store import Store


@pytest.fixture
def embedded_store(embedded: EmbeddedServer) -> Iterator[EmbeddedStore]:
    """The session's embedded server with no database in it but an empty one that the store uses."""
    embedded.start()
    for name in embedded.databases():
        embedded.drop_database(name)
    embedded.create_database("store")
    # A guest: closing this store leaves the session's server running.
    with EmbeddedStore(EmbeddedServer(embedded.path), "store") as store:
        yield store


@pytest.fixture
def neo4j_store(empty_neo4j: str, tmp_path: Path) -> Iterator[Store]:
    """A Neo4j server with nothing in it."""
    with open_store(tmp_path, empty_neo4j) as store:
        yield store


@pytest.fixture(params=["embedded_store", pytest.param("neo4j_store", marks=pytest.mark.stores)])
def store(request: pytest.FixtureRequest) -> Store:
    """Each store in turn."""
    opened: Store = request.getfixturevalue(request.param)
    return opened
