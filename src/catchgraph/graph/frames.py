"""Frames of nodes and relationships as Arrow tables in the types the model declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from catchgraph.errors import GraphError
from catchgraph.model.schema import ENDS, NodeType, RelType

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

#: A frame as the steps before hand it over.
Frame: TypeAlias = "pd.DataFrame | pa.Table"


def arrow_table(kind: NodeType | RelType, frame: Frame) -> pa.Table:
    """The columns that a graph is given, in the declared types; a column that is absent is null throughout.

    Times lose their zone (UTC); numbers that are not finite become null. Raises `GraphError` for a column whose
    values are of another type, and where `id` or an end of a relationship is missing.
    """
    import pyarrow as pa

    kinds = {p.name: p.type for p in kind.shown}
    needed = {"id"}
    if isinstance(kind, RelType):
        kinds.update(dict.fromkeys(ENDS, "str"))
        needed.update(ENDS)
    present = frame.column_names if isinstance(frame, pa.Table) else list(frame.columns)
    columns = {name: _column(kind, frame, name, type_) for name, type_ in kinds.items() if name in present}
    absent = {name: pa.nulls(len(frame), _arrow_type(kinds[name])) for name in kinds if name not in present}
    for name in sorted(needed):
        if name in absent or columns[name].null_count:
            raise GraphError(f"Table {kind.table}: column {name} is missing or has empty values.")
    return pa.table({name: columns.get(name, absent.get(name)) for name in kinds})


def _arrow_type(type_: str) -> pa.DataType:
    import pyarrow as pa

    types = {
        "str": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "datetime": pa.timestamp("us"),
    }
    if type_.startswith("list["):
        return pa.list_(types[type_[5:-1]])
    return types[type_]


def _column(kind: NodeType | RelType, frame: Frame, name: str, type_: str) -> pa.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    target = _arrow_type(type_)
    try:
        values = (
            frame.column(name)
            if isinstance(frame, pa.Table)
            else pa.chunked_array([pa.array(frame[name], from_pandas=True)])
        )
        if pa.types.is_timestamp(values.type):
            # Nanoseconds are cut; Arrow keeps the instant when it drops a zone, which is UTC.
            values = values.cast(pa.timestamp("us", values.type.tz), safe=False)
        values = values.cast(target)
    except pa.ArrowException as error:
        raise GraphError(f"Table {kind.table}: column {name} is not {type_}: {error}") from error
    if type_ == "float":
        values = pc.if_else(pc.is_finite(values), values, pa.scalar(None, pa.float64()))
    return values
