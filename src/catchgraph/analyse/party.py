"""Sections of a company or person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.holders import vessels_of
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb


def sections(connection: duckdb.DuckDBPyConnection, id_: str) -> list[Table]:
    """The vessels it owns or operates, as records state."""
    return [vessels_of(connection, id_)]
