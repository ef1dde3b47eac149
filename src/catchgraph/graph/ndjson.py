"""Derived tables as the lines that ArcadeDB's batch endpoint reads: JSON, one element a line.

    {"@type":"v","@class":"Vessel","id":"vessel:1","name":"…"}
    {"@type":"e","@class":"OWNS","@from":"7","@to":"0","id":"owns:1","since":"2020-01-01T00:00:00"}

A relationship names its ends by their places among all nodes of the request, from 0. A null is left out, and a number
that is none. DuckDB writes the text; no row passes through Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from catchgraph.model.schema import NodeType, RelType

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from catchgraph.model.properties import Property

ROWS = 50_000


def lines(
    connection: duckdb.DuckDBPyConnection, kind: NodeType | RelType, rows: str, given: Mapping[str, Any]
) -> Iterator[bytes]:
    """The lines of the query `rows`, in its order, up to `ROWS` a piece: columns of the model as in its table.

    The columns `source` and `target` of relationships hold places.
    """
    query = f"SELECT {_line(kind)} AS line FROM ({rows})"  # noqa: S608 - names from the model
    relation = connection.sql(query, params=dict(given))
    for batch in relation.to_arrow_reader(ROWS) if relation else ():
        yield _bytes(batch.column(0))


def _line(kind: NodeType | RelType) -> str:
    """SQL that makes one line of each row. Names come from the model, values only from the table."""
    if isinstance(kind, NodeType):
        head = f"""'{{"@type":"v","@class":"{kind.label}"'"""
    else:
        places = """'"@from":"' || CAST(source AS VARCHAR) || '","@to":"' || CAST(target AS VARCHAR) || '"'"""
        head = f"""'{{"@type":"e","@class":"{kind.type}",' || {places}"""
    members = [f"""coalesce(',"{p.name}":' || {_value(p)}, '')""" for p in kind.shown]
    return f"{' || '.join([head, *members])} || '}}' || chr(10)"


def _value(kind: Property) -> str:
    """SQL of one value as JSON. The server reads a time with a T at once; one with a blank costs an exception."""
    if kind.type == "datetime":
        return f"""'"' || replace(CAST("{kind.name}" AS VARCHAR), ' ', 'T') || '"'"""
    if kind.type == "float":
        return f'CASE WHEN isfinite("{kind.name}") THEN to_json("{kind.name}") END'
    return f'to_json("{kind.name}")'


def _bytes(text: pa.Array) -> bytes:
    """All strings one after the other, straight from Arrow's buffer."""
    import numpy as np
    import pyarrow as pa

    array = text.cast(pa.large_string())
    _, offsets, data = array.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int64)
    first, last = bounds[array.offset], bounds[array.offset + len(array)]
    piece: bytes = data.slice(int(first), int(last - first)).to_pybytes()
    return piece
