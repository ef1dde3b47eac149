"""Sections of a company or person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.holders import companies_of, vessels_of
from catchgraph.analyse.table import Table
from catchgraph.analyse.vessel import described, gather

if TYPE_CHECKING:
    import duckdb


def sections(connection: duckdb.DuckDBPyConnection, id_: str) -> list[Table]:
    """Vessels it owns or operates, companies it owns or that own it, what sources call it, measures against it."""
    gather(connection, id_)
    return [vessels_of(connection, id_), companies_of(connection, id_), *described(connection)]
