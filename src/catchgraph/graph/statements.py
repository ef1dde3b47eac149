"""Cypher that writes rows, generated from the model, and the rows as it takes them.

A row is a list in the order of the declared properties: the driver packs a list in half the time of a map. Times
go as text, which the server parses a hundred times faster than the driver packs a datetime.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.model.schema import NodeType, RelType

if TYPE_CHECKING:
    import pyarrow as pa


def write_nodes(kind: NodeType) -> str:
    """Create or replace nodes from `$rows`; gives their number."""
    return (
        f"UNWIND $rows AS row MERGE (n:{kind.label} {{id: row[{_place(kind, 'id')}]}}) "
        f"SET n = {_properties(kind)} RETURN count(*) AS n"
    )


def write_relationships(kind: RelType, source: str, target: str) -> str:
    """Create or replace relationships from `$rows`, which end with the ids of both ends; gives their number.

    A row whose end is not there writes nothing and is not counted.
    """
    start = len(kind.properties)
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row[{start}]}}) MATCH (b:{target} {{id: row[{start + 1}]}}) "
        f"MERGE (a)-[r:{kind.type} {{id: row[{_place(kind, 'id')}]}}]->(b) "
        f"SET r = {_properties(kind)} RETURN count(*) AS n"
    )


def read_nodes(kind: NodeType) -> str:
    """Ids and hashes of the nodes that catchgraph wrote."""
    return f"MATCH (n:{kind.label}) WHERE n.hash IS NOT NULL RETURN n.id AS id, n.hash AS hash"


def read_relationships(kind: RelType, source: str, target: str) -> str:
    """Ids, hashes and ends of the relationships that catchgraph wrote between two labels."""
    return (
        f"MATCH (a:{source})-[r:{kind.type}]->(b:{target}) WHERE r.hash IS NOT NULL "
        "RETURN r.id AS id, r.hash AS hash, a.id AS source, b.id AS target"
    )


def delete_nodes(kind: NodeType) -> str:
    """Delete nodes of `$rows` (id) that catchgraph wrote; gives their number."""
    return (
        f"UNWIND $rows AS row MATCH (n:{kind.label} {{id: row[0]}}) WHERE n.hash IS NOT NULL "
        "DETACH DELETE n RETURN count(*) AS n"
    )


def delete_relationships(kind: RelType, source: str, target: str) -> str:
    """Delete relationships of `$rows` (id, source, target) that catchgraph wrote; gives their number."""
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row[1]}}) MATCH (b:{target} {{id: row[2]}}) "
        f"MATCH (a)-[r:{kind.type} {{id: row[0]}}]->(b) WHERE r.hash IS NOT NULL DELETE r RETURN count(*) AS n"
    )


def rows_of(kind: NodeType | RelType, table: pa.Table) -> list[list[Any]]:
    """The rows of a slice as the write statements take them."""
    names = [p.name for p in kind.properties]
    if isinstance(kind, RelType):
        names += ["source", "target"]
    return as_lists(table.select(names))


def as_lists(table: pa.Table) -> list[list[Any]]:
    """All rows of a table as lists, times as ISO text."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = [
        pc.strftime(column, format="%Y-%m-%dT%H:%M:%S") if pa.types.is_timestamp(column.type) else column
        for column in table.columns
    ]
    return [list(row) for row in zip(*(column.to_pylist() for column in columns), strict=True)]


def _place(kind: NodeType | RelType, name: str) -> int:
    return next(place for place, p in enumerate(kind.properties) if p.name == name)


def _properties(kind: NodeType | RelType) -> str:
    values = (
        f"`{p.name}`: localdatetime(row[{place}])" if p.type == "datetime" else f"`{p.name}`: row[{place}]"
        for place, p in enumerate(kind.properties)
    )
    return f"{{{', '.join(values)}}}"
