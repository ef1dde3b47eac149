"""Cypher that writes rows, generated from the model, and the rows as it takes them.

A row is a list: the driver packs a list in half the time of a map. Times go as text, each once: the server reads text a
hundred times faster than the driver packs a datetime, and a date stands in many rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.model.schema import NodeType, RelType

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = "WITH [time IN $times | localdatetime(time)] AS times UNWIND $rows AS row"


def create_nodes(kind: NodeType, names: Sequence[str]) -> str:
    """Create nodes that are not there, from `$rows` of these properties and `$times`; gives their number."""
    return f"{_ROWS} CREATE (n:{kind.label} {_properties(kind, names)}) RETURN count(*) AS n"


def replace_nodes(kind: NodeType, names: Sequence[str]) -> str:
    """Give nodes that are there, or are made now, these properties and no others; gives their number."""
    key = f"{{id: row[{names.index('id')}]}}"
    return f"{_ROWS} MERGE (n:{kind.label} {key}) SET n = {_properties(kind, names)} RETURN count(*) AS n"


def create_relationships(kind: RelType, source: str, target: str, names: Sequence[str]) -> str:
    """Create relationships from `$rows`, which end with the ids of both ends, and `$times`; gives their number.

    A row whose end is not there writes nothing and is not counted.
    """
    start = len(names)
    return (
        f"{_ROWS} MATCH (a:{source} {{id: row[{start}]}}) MATCH (b:{target} {{id: row[{start + 1}]}}) "
        f"CREATE (a)-[r:{kind.type} {_properties(kind, names)}]->(b) RETURN count(*) AS n"
    )


def replace_relationships(kind: RelType, source: str, target: str, names: Sequence[str]) -> str:
    """Give relationships that are there, rows as above, these properties and no others; gives their number."""
    start = len(names)
    return (
        f"{_ROWS} MATCH (a:{source} {{id: row[{start}]}}) MATCH (b:{target} {{id: row[{start + 1}]}}) "
        f"MATCH (a)-[r:{kind.type} {{id: row[{names.index('id')}]}}]->(b) "
        f"SET r = {_properties(kind, names)} RETURN count(*) AS n"
    )


def read_nodes(kind: NodeType) -> str:
    """Ids of all nodes of a label, those of others too."""
    return f"MATCH (n:{kind.label}) RETURN n.id AS id"


def read_relationships(kind: RelType) -> str:
    """Ids and ends of all relationships of a type, those of others too."""
    return f"MATCH (a)-[r:{kind.type}]->(b) RETURN r.id AS id, a.id AS source, b.id AS target"


def delete_nodes(kind: NodeType) -> str:
    """Delete nodes of `$rows` (id); gives their number."""
    return f"UNWIND $rows AS row MATCH (n:{kind.label} {{id: row[0]}}) DETACH DELETE n RETURN count(*) AS n"


def delete_relationships(kind: RelType, source: str, target: str) -> str:
    """Delete relationships of `$rows` (id, source, target); gives their number."""
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row[1]}}) MATCH (b:{target} {{id: row[2]}}) "
        f"MATCH (a)-[r:{kind.type} {{id: row[0]}}]->(b) DELETE r RETURN count(*) AS n"
    )


def filled(kind: NodeType | RelType, table: pa.Table) -> list[str]:
    """The id, and the declared properties of which some row has a value: empty ones take a server as long as full."""
    return [p.name for p in kind.shown if p.name == "id" or table.column(p.name).null_count < table.num_rows]


def rows_of(table: pa.Table) -> tuple[list[list[Any]], list[str]]:
    """A slice as the write statements take it: rows as lists, and the times they point to."""
    import pyarrow as pa
    import pyarrow.compute as pc

    dated = [name for name in table.column_names if pa.types.is_timestamp(table.schema.field(name).type)]
    every = pa.chunked_array([chunk for name in dated for chunk in table.column(name).chunks], pa.timestamp("us"))
    times = every.unique().drop_null()
    for name in dated:
        places = pc.index_in(table.column(name), value_set=times)
        table = table.set_column(table.column_names.index(name), name, places)
    rows = [list(row) for row in zip(*(column.to_pylist() for column in table.columns), strict=True)]
    return rows, pc.strftime(times, format="%Y-%m-%dT%H:%M:%S").to_pylist()


def _properties(kind: NodeType | RelType, names: Sequence[str]) -> str:
    types = {p.name: p.type for p in kind.shown}
    values = (
        f"`{name}`: times[row[{place}]]" if types[name] == "datetime" else f"`{name}`: row[{place}]"
        for place, name in enumerate(names)
    )
    return f"{{{', '.join(values)}}}"
