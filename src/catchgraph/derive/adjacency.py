"""Who is next to whom, in whole numbers: what a search for paths reads instead of five million ids.

Ids become numbers in DuckDB; numbers are sorted by numpy, each two nodes and the type that joins them as one number.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from catchgraph.case.filled import filled
from catchgraph.model.schema import NODES, RELATIONSHIPS

if TYPE_CHECKING:
    import duckdb
    import numpy as np
    import numpy.typing as npt

    from catchgraph.derive.steps import Step

    Keys = npt.NDArray[np.uint64]

#: Relationships of findings are conclusions; a path between two vessels rests on records.
WALKED = tuple(kind for kind in RELATIONSHIPS if kind.type not in ("ABOUT", "RESTS_ON"))

#: Bits of a number that tell the type of a relationship, and from which of its ends it is seen.
_TYPE_BITS = (len(WALKED) - 1).bit_length() + 1

_NUMBERED = tuple(kind for kind in NODES if kind.layer != "finding")


def number_all(connection: duckdb.DuckDBPyConnection, step: Step, only: bool) -> None:
    """The step: a node that comes or goes changes the numbers of all that follow it: all is made anew, or nothing."""
    if only:
        tables = [table.removeprefix("derived.") for table in step.reads]
        come_or_gone = "SELECT 1 FROM moved WHERE change <> 'changed' AND name IN (SELECT unnest(?)) LIMIT 1"
        if not connection.execute(come_or_gone, [tables]).fetchall():
            return
    adjacency(connection)


def adjacency(connection: duckdb.DuckDBPyConnection) -> int:
    """Rebuild `derived.number` and `derived.adjacent` from the derived tables; returns the rows of the latter.

    Two nodes that a type joins stand there twice, once from each end, with the number of neighbours of `other`.
    Sorted by `node`: DuckDB then reads only the blocks that hold a node's neighbours.
    """
    connection.execute("DELETE FROM derived.number")
    connection.execute("DELETE FROM derived.adjacent")
    tables = [f"derived.{kind.table}" for kind in _NUMBERED] + [f"derived.{kind.table}" for kind in WALKED]
    there = filled(connection, tables)
    nodes = _nodes(there)
    if not nodes:
        return 0
    connection.execute(
        f"INSERT INTO derived.number SELECT row_number() OVER (ORDER BY id), id FROM ({nodes}) ORDER BY id"  # noqa: S608
    )
    [(count,)] = connection.execute("SELECT count(*) FROM derived.number").fetchall()
    bits = int(count).bit_length()
    keys = _keys(connection, _edges(there), bits)
    _write(connection, keys, bits)
    return len(keys)


def _nodes(there: Container[str]) -> str:
    """SQL: the ids of all nodes; nothing where there are none."""
    return " UNION ALL ".join(
        f'SELECT id FROM derived."{kind.table}"'  # noqa: S608
        for kind in _NUMBERED
        if f"derived.{kind.table}" in there
    )


def _edges(there: Container[str]) -> str:
    """SQL: relationships as (source, target, place of the type in `WALKED`)."""
    edges = " UNION ALL ".join(
        f'SELECT source, target, {place} AS type FROM derived."{kind.table}"'  # noqa: S608
        for place, kind in enumerate(WALKED)
        if f"derived.{kind.table}" in there
    )
    return edges or "SELECT NULL AS source, NULL AS target, NULL AS type WHERE false"


def _keys(connection: duckdb.DuckDBPyConnection, edges: str, bits: int) -> Keys:
    """Relationships as numbers: node, other, type and from which end, in that order.

    Each two nodes that a type joins stand there from both ends, twice where it leads either way.
    """
    import numpy as np

    found = connection.execute(
        f"""SELECT CAST(s.number AS UBIGINT) AS source, CAST(t.number AS UBIGINT) AS target,
                   CAST(e.type AS UBIGINT) AS type
            FROM ({edges}) e JOIN derived.number s ON s.id = e.source JOIN derived.number t ON t.id = e.target"""  # noqa: S608
    ).fetchnumpy()
    source, target, type_ = (np.asarray(found[name], dtype=np.uint64) for name in ("source", "target", "type"))
    size = len(type_)
    keys = np.empty(2 * size, dtype=np.uint64)
    ends = ((keys[:size], source, target), (keys[size:], target, source))
    for end, (half, node, other) in enumerate(ends):
        np.left_shift(node, np.uint64(bits), out=half)
        half |= other
        half <<= np.uint64(_TYPE_BITS)
        half |= type_ << np.uint64(1) | np.uint64(end)
    keys.sort()
    return keys[_first(keys)]


def _first(values: Keys) -> npt.NDArray[np.bool_]:
    """Which of these sorted values come for the first time."""
    import numpy as np

    first = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return first


def _write(connection: duckdb.DuckDBPyConnection, keys: Keys, bits: int) -> None:
    """Fill `derived.adjacent`."""
    import numpy as np
    import pyarrow as pa

    pair = keys >> np.uint64(_TYPE_BITS)
    node = (pair >> np.uint64(bits)).astype(np.uint32)
    other = (pair & np.uint64((1 << bits) - 1)).astype(np.uint32)
    degree = np.bincount(node[_first(pair)]).astype(np.uint32)[other]
    type_ = pa.DictionaryArray.from_arrays(
        ((keys & np.uint64((1 << _TYPE_BITS) - 1)) >> np.uint64(1)).astype(np.int8), [kind.type for kind in WALKED]
    )
    connection.register("columns_now", pa.table({"node": node, "other": other, "type": type_, "degree": degree}))
    connection.execute("INSERT INTO derived.adjacent FROM columns_now")
    connection.unregister("columns_now")
