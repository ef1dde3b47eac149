"""A bulk load of frames: nodes and relationships as the derived tables hold them, without a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb
import pyarrow as pa

from catchgraph.graph.bulk import load_database
from catchgraph.graph.frames import Frame, arrow_table
from catchgraph.graph.ndjson import lines
from catchgraph.graph.server import EmbeddedServer
from catchgraph.model.schema import NodeType, RelType


def load(
    server: EmbeddedServer,
    name: str,
    nodes: Iterable[tuple[NodeType, Frame]],
    relationships: Iterable[tuple[RelType, Frame]] = (),
) -> tuple[int, int]:
    """Load a new database; gives how many nodes and relationships were written."""
    return load_database(server, name, _lines(nodes, relationships))


def _lines(nodes: Iterable[tuple[NodeType, Frame]], relationships: Iterable[tuple[RelType, Frame]]) -> Iterator[bytes]:
    places: dict[str, int] = {}
    for kind, frame in nodes:
        table = arrow_table(kind, frame)
        places |= {id_: len(places) + number for number, id_ in enumerate(table.column("id").to_pylist())}
        yield from _of(kind, table)
    for rel, frame in relationships:
        table = arrow_table(rel, frame)
        for end in ("source", "target"):
            ends = pa.array([places[id_] for id_ in table.column(end).to_pylist()], pa.int64())
            table = table.set_column(table.column_names.index(end), end, ends)
        yield from _of(rel, table)


def _of(kind: NodeType | RelType, table: pa.Table) -> Iterator[bytes]:
    with duckdb.connect() as connection:
        connection.register("elements", table)
        yield from lines(connection, kind, "SELECT * FROM elements", {})
