"""Sections of a port: which vessels called, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

SHOWN = 50

_CALLS = """
    CREATE OR REPLACE TEMP TABLE calls AS
    SELECT c.start, c."end", c.duration_h, c.id, c.records, t.source AS vessel, t.role, t.confidence
    FROM derived.port_call c JOIN (SELECT source FROM derived.at WHERE target = ?) a ON a.source = c.id
    LEFT JOIN derived.took_part_in t ON t.target = c.id
"""
_VESSELS = f"""
    SELECT v.name, v.flags, v.listed, count(DISTINCT c.id), min(c.start), max(c.start), v.id
    FROM temp.calls c JOIN derived.vessel v ON v.id = c.vessel
    GROUP BY v.name, v.flags, v.listed, v.id ORDER BY 4 DESC, v.name, v.id LIMIT {SHOWN}
"""  # noqa: S608 - a number
_FIRST = f"""
    SELECT c.start, c."end", v.name, c.role, c.duration_h, c.confidence, c.vessel, c.id, c.records
    FROM temp.calls c LEFT JOIN derived.vessel v ON v.id = c.vessel ORDER BY c.start, c.id, c.vessel LIMIT {SHOWN}
"""  # noqa: S608


def sections(connection: duckdb.DuckDBPyConnection, id_: str) -> list[Table]:
    """Vessels by number of calls, and calls by day."""
    connection.execute(_CALLS, [id_])
    row = connection.execute("SELECT count(DISTINCT vessel), count(DISTINCT id) FROM temp.calls").fetchone() or (0, 0)
    return [
        Table(
            "Vessels", ("name", "flags", "listed", "calls", "first", "last", "vessel"),
            connection.execute(_VESSELS).fetchall(), _note(row[0], "vessels", "by number of calls"),
        ),
        Table(
            "Calls", ("start", "end", "name", "role", "duration_h", "confidence", "vessel", "event", "where"),
            connection.execute(_FIRST).fetchall(), _note(row[1], "calls", "by day"), frozenset({"end", "vessel"}),
        ),
    ]  # fmt: skip


def _note(total: int, what: str, order: str) -> str:
    return f"{total:,} {what} in all; the first {SHOWN} {order}" if total > SHOWN else ""
