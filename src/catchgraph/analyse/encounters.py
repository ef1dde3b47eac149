"""Encounters of a vessel: how many, with how many, and the first ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.neighbours import edges, ids_of, numbers
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

SHOWN = 10

_MINE = """
    CREATE OR REPLACE TEMP TABLE mine AS
    SELECT t.target AS event, t.target_label AS label, t.role, t.as_written AS mmsi, t.confidence, t.basis
    FROM derived.took_part_in t WHERE t.source = ?
"""
_FIRST = f"""
    SELECT e.start, e."end", m.role, m.mmsi, m.confidence, m.basis, e.latitude, e.longitude, e.duration_h,
           e.median_distance_km, e.id, e.records
    FROM mine m JOIN derived.encounter e ON e.id = m.event ORDER BY e.start, e.id, m.role LIMIT {SHOWN}
"""  # noqa: S608 - a number


def mine(connection: duckdb.DuckDBPyConnection, vessel: str) -> dict[str, int]:
    """Put what a vessel took part in into the temporary table `mine`; returns the number of events by label."""
    connection.execute(_MINE, [vessel])
    rows = connection.execute("SELECT label, count(DISTINCT event) FROM mine GROUP BY label ORDER BY label").fetchall()
    return dict(rows)


def encounters(connection: duckdb.DuckDBPyConnection, vessel: str, total: int) -> Table:
    """The first ten by start of what `mine` has gathered; `note` counts all of them."""
    rows = connection.execute(_FIRST).fetchall()
    met = partners(connection, vessel, [row[10] for row in rows])
    names = refs(connection, {id_ for ids in met.values() for id_ in ids})
    return Table(
        "Encounters",
        ("start", "end", "role", "with", "mmsi", "confidence", "basis", "latitude", "longitude", "duration_h",
         "median_distance_km", "partner", "event", "where"),
        [
            (*row[:3], [names[id_].name for id_ in met.get(row[10], []) if id_ in names], *row[3:10],
             met.get(row[10], []), row[10], row[11])
            for row in rows
        ],
        note=_note(total),
        hidden=frozenset({"end", "mmsi", "basis", "latitude", "longitude", "median_distance_km", "partner"}),
    )  # fmt: skip


def partners(connection: duckdb.DuckDBPyConnection, vessel: str, events: list[str]) -> dict[str, list[str]]:
    """The other vessels of each event."""
    event_of = {number: id_ for id_, number in numbers(connection, events).items()}
    found = edges(connection, event_of)
    vessels = ids_of(connection, {other for _, other, _, _ in found})
    partners: dict[str, list[str]] = {event: [] for event in events}
    for event, other, kind, _ in found:
        if kind == "TOOK_PART_IN" and vessels[other] != vessel:
            partners[event_of[event]].append(vessels[other])
    return partners


def _note(total: int) -> str:
    if total <= SHOWN:
        return ""
    return f"{total:,} apparent encounters in all; the first {SHOWN} by day"
