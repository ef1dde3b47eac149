"""Sections of a place: who was there, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from catchgraph.analyse.table import Table
from catchgraph.analyse.words import plural, title
from catchgraph.model.schema import ENTITIES, EVENTS, NodeType

if TYPE_CHECKING:
    import duckdb

_CALLS = """
    CREATE OR REPLACE TEMP TABLE calls AS
    SELECT c.start, c."end", c.duration_h, c.id, c.records, t.source AS who, t.role, t.confidence
    FROM derived."{table}" c JOIN (SELECT source FROM derived.at WHERE target = ?) a ON a.source = c.id
    LEFT JOIN derived.took_part_in t ON t.target = c.id
"""
#: By number of events; what several kinds of entities have is shown of each.
_WHO = """
    SELECT v.name, {flags}, {listed}, count(DISTINCT c.id), min(c.start), max(c.start), v.id
    FROM temp.calls c JOIN derived."{table}" v ON v.id = c.who
    GROUP BY ALL ORDER BY 4 DESC, v.name, v.id LIMIT ?
"""
_FIRST = """
    SELECT c.start, c."end", v.name, c.role, c.duration_h, c.confidence, c.who, c.id, c.records
    FROM temp.calls c LEFT JOIN ({named}) v ON v.id = c.who ORDER BY c.start, c.id, c.who LIMIT ?
"""


def calls(connection: duckdb.DuckDBPyConnection, id_: str, limit: int | None) -> list[Table]:
    """For each kind of event that is at places: who took part, by number of events, and the events by day; at most
    `limit` of each.
    """
    return [table for kind in EVENTS if kind.tells.at for table in _calls(connection, id_, kind, limit)]


def _calls(connection: duckdb.DuckDBPyConnection, id_: str, kind: NodeType, limit: int | None) -> Iterator[Table]:
    connection.execute(_CALLS.format(table=kind.table), [id_])
    taking = [who for who in ENTITIES if who.label in kind.tells.of]
    word = plural(kind.label)
    for who in taking:
        yield _who(connection, who, word, limit)
    named = " UNION ALL ".join(f'SELECT id, name FROM derived."{who.table}"' for who in taking)  # noqa: S608
    yield Table(
        title(kind.label), ("start", "end", "name", "role", "duration_h", "confidence", "vessel", "event", "where"),
        connection.execute(_FIRST.format(named=named), [limit]).fetchall(),
        _note(_count(connection, "id"), word, "by day", limit), frozenset({"end", "vessel"}),
    )  # fmt: skip


def _who(connection: duckdb.DuckDBPyConnection, who: NodeType, word: str, limit: int | None) -> Table:
    flags, listed = (f"v.{name}" if who.has(name) else "NULL" for name in ("flags", "listed"))
    rows = connection.execute(_WHO.format(table=who.table, flags=flags, listed=listed), [limit]).fetchall()
    columns = ("name", "flags", "listed", "calls", "first", "last", who.table)
    note = _note(_count(connection, "who"), plural(who.label), f"by {word}", limit)
    return Table(title(who.label), columns, rows, note)


def _count(connection: duckdb.DuckDBPyConnection, column: str) -> int:
    row = connection.execute(f"SELECT count(DISTINCT {column}) FROM temp.calls").fetchone()  # noqa: S608 - ours
    return int(row[0]) if row else 0


def _note(total: int, what: str, order: str, limit: int | None) -> str:
    return f"{total:,} {what} in all; the first {limit:,} {order}" if limit is not None and total > limit else ""
