"""Arrow types of what readers write, from the declarations in `model`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from catchgraph.case.tables import ROWS

if TYPE_CHECKING:
    import pyarrow as pa


@cache
def schema_of(table: str) -> dict[str, pa.DataType]:
    """Column → type of a table of mentions, records or events. `KeyError` for any other table."""
    return {p.name: arrow_type(p.type) for p in ROWS[table]}


def arrow_type(name: str) -> pa.DataType:
    """The Arrow type of a property's type: `str`, `list[float]`, …"""
    import pyarrow as pa

    if name.startswith("list["):
        return pa.list_(arrow_type(name.removeprefix("list[").removesuffix("]")))
    return {
        "str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(),
        "datetime": pa.timestamp("us"),
    }[name]  # fmt: skip
