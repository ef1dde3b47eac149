"""Bulk load: a new database of the embedded server, filled through its batch endpoint."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from catchgraph.errors import CaseError, GraphError
from catchgraph.graph.launch import heap_for
from catchgraph.model.schema import NODES, RELATIONSHIPS, NodeType, RelType

if TYPE_CHECKING:
    from catchgraph.graph.server import EmbeddedServer

#: Types that the text of a JSON value does not tell.
TYPED = ("datetime", "float", "int", "list[float]", "list[int]")

#: Bytes of free space below which a server cannot go on: it grows its files by pages of 64 kB, several at a time.
_NO_SPACE = 2_000_000
_FULL = "The case and the graph of before are as they were. Free some space and run: catchgraph build"


def load_database(server: EmbeddedServer, name: str, lines: Iterable[bytes]) -> tuple[int, int]:
    """Load a new database `name` from the lines of `graph.ndjson`, nodes first; gives how many of each were written.

    A database of that name is replaced. Raises `CaseError` where the disk is full, and `GraphError`, leaving no
    database, if an id occurs twice or a relationship's end is no node.
    """
    server.start()
    before = len(server.said())
    try:
        server.drop_database(name)
        server.create_database(name)
        server.http.sql(name, ";\n".join(_schema()))
        written = server.http.batch(name, lines)
        # The load bypasses the write-ahead log: only closing the database puts all of it on disk.
        server.http.server(f"close database {name}")
        # It writes pages behind the request's back: only its log says that it could not, and most are lost then.
        if _is_full(server.path, said := server.said()[before:]):
            raise GraphError(said)
    except GraphError as error:
        full = _is_full(server.path, error.message)
        # On a full disk the server cannot even drop it; the next build does.
        with suppress(GraphError):
            server.drop_database(name)
        if full:
            raise CaseError(f"no space left for the graph on the disk of {server.path}", hint=_FULL) from error
        raise GraphError(f"The graph was not loaded. {error.message}") from error
    return written


def require_heap(server: EmbeddedServer, elements: int) -> None:
    """Raise `GraphError` where so many nodes and relationships need more memory than the server's Java may take.

    A server that this process started for fewer is started again.
    """
    server.start()
    needs = heap_for(elements)
    if 0 < (has := server.http.heap()) < needs:
        server.widen(elements)
        has = server.http.heap()
    if 0 < has < needs:
        raise GraphError(
            f"The graph of {elements:,} nodes and relationships needs about {needs / 1e9:.1f} GB of memory to load; "
            f"the embedded server may take {has / 1e9:.1f} GB here. The graph of before is as it was.",
            hint="A server that starts for a large case takes a third of the machine's memory: end one that was "
            "started for a small case (catchgraph graph down), use a machine with more, or a Neo4j server: --graph",
        )


def _is_full(folder: Path, reason: str) -> bool:
    """Whether it is the disk that a server complains of: what it says depends on where it came to be full."""
    return "No space left" in reason or shutil.disk_usage(folder).free < _NO_SPACE


def _schema() -> Iterator[str]:
    """Every label and type of the model, so that a query may name one of which nothing was loaded."""
    for node in NODES:
        yield f"CREATE VERTEX TYPE `{node.label}` BUCKETS 1"
        yield from _properties(node.label, node)
        yield f"CREATE INDEX ON `{node.label}` (id) UNIQUE"
    for rel in RELATIONSHIPS:
        yield f"CREATE EDGE TYPE `{rel.type}` BUCKETS 1"
        # A type that declares nothing is not checked element by element; its numbers say what they are.
        if any(p.type == "datetime" for p in rel.shown):
            yield from _properties(rel.type, rel)


def _properties(name: str, kind: NodeType | RelType) -> Iterator[str]:
    """What is indexed, and what JSON does not say: a time, a number with or without a fraction.

    Each declared property is checked in each element, present or not: declaring all of them makes a load a third
    slower.
    """
    for p in kind.shown:
        if p.name == "id" or p.type in TYPED:
            yield f"CREATE PROPERTY `{name}`.`{p.name}` {p.arcade}"
