"""Where two vessels met, whom both met, and in which ports both were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

_SIDES = """
    CREATE OR REPLACE TEMP TABLE side AS
    SELECT 1 AS n, target AS event, role FROM derived.took_part_in WHERE source = $one
    UNION ALL SELECT 2, target, role FROM derived.took_part_in WHERE source = $other
"""
_MEETINGS = """
    SELECT e.start, e."end", s.first_as, s.second_as, e.duration_h, e.latitude, e.longitude, e.id, e.records
    FROM derived.encounter e JOIN (
        SELECT event, min(role) FILTER (WHERE n = 1) AS first_as, min(role) FILTER (WHERE n = 2) AS second_as
        FROM temp.side GROUP BY event HAVING count(DISTINCT n) = 2
    ) s ON s.event = e.id ORDER BY e.start, e.id
"""
_THIRD = """
    SELECT v.name, v.listed, count(DISTINCT e.id) FILTER (WHERE m.n = 1), count(DISTINCT e.id) FILTER (WHERE m.n = 2),
           min(e.start) FILTER (WHERE m.n = 1), min(e.start) FILTER (WHERE m.n = 2), v.id,
           list_sort(list_distinct(flatten(list(e.records))))
    FROM (
        SELECT s.n, s.event, t.source AS third
        FROM temp.side s JOIN derived.took_part_in t ON t.target = s.event
        WHERE t.source NOT IN ($one, $other)
    ) m JOIN derived.encounter e ON e.id = m.event JOIN derived.vessel v ON v.id = m.third
    GROUP BY v.name, v.listed, v.id HAVING count(DISTINCT m.n) = 2
    ORDER BY count(DISTINCT e.id) DESC, v.name, v.id
"""
#: A port without an id of its own is known by name and country.
_CALLS = """
    CREATE OR REPLACE TEMP TABLE calls AS
    SELECT s.n, coalesce(c.port_id, c.port || coalesce(' ' || c.port_flag, '')) AS key, c.port, c.port_flag, c.port_id,
           c.start, coalesce(c."end", c.start) AS "end", c.id, c.records
    FROM temp.side s JOIN derived.port_call c ON c.id = s.event WHERE key IS NOT NULL
"""
_PORTS = """
    SELECT min(port), min(port_flag), count(DISTINCT id) FILTER (WHERE n = 1), count(DISTINCT id) FILTER (WHERE n = 2),
           min(port_id), list_sort(list_distinct(flatten(list(records))))
    FROM temp.calls GROUP BY key HAVING count(DISTINCT n) = 2 ORDER BY 3 + 4 DESC, 1, key
"""
_SAME_DAYS = """
    SELECT a.port, a.port_flag, a.start, a."end", b.start, b."end", a.id, b.id, list_concat(a.records, b.records)
    FROM temp.calls a JOIN temp.calls b
      ON a.key = b.key AND a.n = 1 AND b.n = 2
     AND date_trunc('day', a.start) <= b."end" AND date_trunc('day', b.start) <= a."end"
    ORDER BY a.start, b.start, a.id, b.id
"""
SHOWN = 50


def meetings(connection: duckdb.DuckDBPyConnection, one: str, other: str) -> list[Table]:
    """Encounters with each other, vessels that both met, ports of both, days in the same port."""
    ends = {"one": one, "other": other}
    connection.execute(_SIDES, ends)
    connection.execute(_CALLS)
    return [
        _table(
            "Encounters with each other",
            ("start", "end", "first_as", "second_as", "duration_h", "latitude", "longitude", "event", "where"),
            connection.execute(_MEETINGS).fetchall(),
        ),
        _table(
            "Vessels that both met",
            ("name", "listed", "met_first", "met_second", "first_since", "second_since", "vessel", "where"),
            connection.execute(_THIRD, ends).fetchall(),
        ),
        _table(
            "Ports of both",
            ("port", "country", "calls_first", "calls_second", "port_id", "where"),
            connection.execute(_PORTS).fetchall(),
        ),
        _table(
            "In one port on one day",
            ("port", "country", "first_from", "first_to", "second_from", "second_to", "first_call", "second_call",
             "where"),
            connection.execute(_SAME_DAYS).fetchall(),
        ),
    ]  # fmt: skip


def _table(title: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Table:
    note = f"{len(rows):,} in all; the first {SHOWN}" if len(rows) > SHOWN else ""
    hidden = {"first_call", "second_call", "latitude", "longitude"}
    return Table(title, columns, rows[:SHOWN], note, frozenset(hidden))
