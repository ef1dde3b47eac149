"""Arrow tables as the lines that ArcadeDB's batch endpoint reads: JSON, one element a line.

    {"@type":"v","@class":"Vessel","id":"vessel:1","name":"…"}
    {"@type":"e","@class":"OWNS","@from":"7","@to":"0","id":"owns:1","since":"2020-01-01T00:00:00"}

A relationship names its ends by their places among all nodes of the request, from 0, which its columns `source` and
`target` hold. A null is left out. DuckDB writes the text; no row passes through Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from catchgraph.model.schema import NodeType, RelType

if TYPE_CHECKING:
    import pyarrow as pa

    from catchgraph.model.properties import Property

ROWS = 50_000


def lines(kind: NodeType | RelType, table: pa.Table) -> Iterator[bytes]:
    """The lines of one table, up to `ROWS` a piece."""
    import duckdb

    query = _query(kind)
    with duckdb.connect() as connection:
        for start in range(0, table.num_rows, ROWS):
            connection.register("elements", table.slice(start, ROWS))
            text = connection.sql(query).to_arrow_table().column("line")
            connection.unregister("elements")
            yield _bytes(text)


def _query(kind: NodeType | RelType) -> str:
    """SQL that makes one line of each row. Names come from the model, values only from the table."""
    if isinstance(kind, NodeType):
        head = f"""'{{"@type":"v","@class":"{kind.label}"'"""
    else:
        head = f"""'{{"@type":"e","@class":"{kind.type}","@from":"' || source || '","@to":"' || target || '"'"""
    members = [f"""coalesce(',"{p.name}":' || {_value(p)}, '')""" for p in kind.properties]
    return f"SELECT {' || '.join([head, *members])} || '}}' || chr(10) AS line FROM elements"  # noqa: S608


def _value(kind: Property) -> str:
    """SQL of one value as JSON. The server reads a time with a T at once; one with a blank costs an exception."""
    if kind.type == "datetime":
        return f"""'"' || replace(CAST("{kind.name}" AS VARCHAR), ' ', 'T') || '"'"""
    return f'to_json("{kind.name}")'


def _bytes(text: pa.ChunkedArray) -> bytes:
    """All strings one after the other, straight from Arrow's buffer."""
    import numpy as np
    import pyarrow as pa

    array = text.cast(pa.large_string()).combine_chunks()
    _, offsets, data = array.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int64)
    first, last = bounds[array.offset], bounds[array.offset + len(array)]
    piece: bytes = data.slice(int(first), int(last - first)).to_pybytes()
    return piece
