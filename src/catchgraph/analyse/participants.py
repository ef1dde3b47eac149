"""Who took part in an event beside an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.neighbours import edges, ids_of, numbers

if TYPE_CHECKING:
    import duckdb

_MINE = """
    CREATE OR REPLACE TEMP TABLE mine AS
    SELECT t.target AS event, t.target_label AS label, t.role, t.as_written AS mmsi, t.confidence, t.basis
    FROM derived.took_part_in t WHERE t.source = ?
"""


def mine(connection: duckdb.DuckDBPyConnection, id_: str) -> dict[str, int]:
    """Put what an entity took part in into the temporary table `mine`; returns the number of events by label."""
    connection.execute(_MINE, [id_])
    rows = connection.execute("SELECT label, count(DISTINCT event) FROM mine GROUP BY label ORDER BY label").fetchall()
    return dict(rows)


def others(connection: duckdb.DuckDBPyConnection, id_: str, events: list[str]) -> dict[str, list[str]]:
    """Who else took part in each event."""
    event_of = {number: event for event, number in numbers(connection, events).items()}
    found = edges(connection, event_of)
    entities = ids_of(connection, {other for _, other, _, _ in found})
    taking: dict[str, list[str]] = {event: [] for event in events}
    for event, other, kind, _ in found:
        if kind == "TOOK_PART_IN" and entities[other] != id_:
            taking[event_of[event]].append(entities[other])
    return taking
