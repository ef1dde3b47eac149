"""Which graph store is meant, and how it is opened."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from catchgraph.graph.store import Store

#: The folder of a case that holds the embedded server's databases.
FOLDER = "graph"


def neo4j_address(uri: str | None, environ: Mapping[str, str] = os.environ) -> str | None:
    """The Neo4j server that is meant: `uri`, else `NEO4J_URI`; nothing where it is the embedded server."""
    return uri or environ.get("NEO4J_URI") or None


def open_store(
    case_dir: Path,
    uri: str | None = None,
    *,
    generation: str | None = None,
    loads: int | bool = False,
    environ: Mapping[str, str] = os.environ,
) -> Store:
    """The graph store of a case.

    `uri`, else `NEO4J_URI`, names a Neo4j server (with `NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`);
    without either it is the embedded server on `case_dir`/graph, whose current database is `generation`; `loads`
    says that the build of a large graph follows, for which it is started differently.
    Raises `GraphUnavailable`: within 5 s for a server that does not answer or does not let us in; for the
    embedded server at the first query.
    """
    address = neo4j_address(uri, environ)
    if address:
        from catchgraph.graph.neo4j_store import Neo4jStore

        return Neo4jStore.connect(
            address,
            environ.get("NEO4J_USERNAME", "neo4j"),
            environ.get("NEO4J_PASSWORD", ""),
            environ.get("NEO4J_DATABASE") or None,
        )
    from catchgraph.graph.borrowed import copied, must_be_copied
    from catchgraph.graph.embedded_store import EmbeddedStore
    from catchgraph.graph.server import EmbeddedServer

    databases = case_dir / FOLDER
    if must_be_copied(databases):
        root = copied(databases, generation)
        return EmbeddedStore(EmbeddedServer(root / FOLDER), generation, borrowed=root)
    return EmbeddedStore(EmbeddedServer(databases, loads=loads), generation)
