"""What a vessel did by day, what happened in a port, and the findings about either."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.encounters import partners
from catchgraph.analyse.entry import Entry
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.words import spaced
from catchgraph.model.schema import NODES, NodeType

if TYPE_CHECKING:
    import duckdb

_EVENTS = tuple(kind for kind in NODES if kind.layer == "event")
_DATED = {
    "Registration": "edition", "Listing": "since", "Broadcast": "first", "Identity": "coalesce(since, edition)",
    "Measure": "coalesce(since, edition)", **{kind.label: "start" for kind in _EVENTS},
}  # fmt: skip
_FINDINGS = """
    SELECT f.id, f.name, f.severity, f.status, min(e.day) FILTER (WHERE e.event), max(e.day),
           list_sort(list_distinct(flatten(list(e.records))))
    FROM derived.about a JOIN derived.finding f ON f.id = a.source
    LEFT JOIN derived.rests_on r ON r.source = f.id
    LEFT JOIN ({said}) e ON e.id = r.target
    WHERE a.target = $id GROUP BY f.id, f.name, f.severity, f.status ORDER BY f.id
"""


def events(connection: duckdb.DuckDBPyConnection, vessel: str) -> list[Entry]:
    """Encounters, loitering, gaps, port calls and fishing of a vessel; with whom or where."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE mine AS
           SELECT target AS event, min(role) AS role, max(confidence) AS confidence
           FROM derived.took_part_in WHERE source = ? GROUP BY target""",
        [vessel],
    )
    found: list[Entry] = []
    for kind in _EVENTS:
        rows = _dicts(
            connection,
            f"""SELECT e.*, m.role, m.confidence FROM temp.mine m JOIN derived."{kind.table}" e ON e.id = m.event
                ORDER BY e.start, e.id""",  # noqa: S608 - a name of the model
        )
        said = (
            _encountered(connection, vessel, rows)
            if kind.label == "Encounter"
            else [_WORDS[kind.label](row) for row in rows]
        )
        found += [_entry(kind, row, text, row.get("port_id")) for row, text in zip(rows, said, strict=True)]
    return found


def at_port(connection: duckdb.DuckDBPyConnection, port: str) -> list[Entry]:
    """Every call at a port, with the vessel."""
    rows = _dicts(
        connection,
        """SELECT c.*, t.role, t.confidence, v.id AS vessel, v.name AS vessel_name
           FROM derived.at a JOIN derived.port_call c ON c.id = a.source
           LEFT JOIN derived.took_part_in t ON t.target = c.id LEFT JOIN derived.vessel v ON v.id = t.source
           WHERE a.target = ? ORDER BY c.start, c.id, v.id""",
        [port],
    )
    kind = next(kind for kind in _EVENTS if kind.label == "PortCall")
    return [
        _entry(
            kind, row, ", ".join(filter(None, (row["vessel_name"] or "an unknown vessel", _hours(row)))), row["vessel"]
        )
        for row in rows
    ]


def findings(connection: duckdb.DuckDBPyConnection, id_: str) -> list[Entry]:
    """Findings about an entity, on the first day of the events they rest on, else the last day of their records."""
    said = " UNION ALL ".join(
        f'SELECT id, {_DATED[kind.label]} AS day, records, {kind.layer == "event"} AS event FROM derived."{kind.table}"'  # noqa: S608
        for kind in NODES
        if kind.layer in ("record", "event")
    )
    rows = connection.execute(_FINDINGS.format(said=said), {"id": id_}).fetchall()
    found = []
    for finding, name, severity, status, event, record, where in rows:
        when = event or record
        text = f"{severity}: {name}" + (f" ({status})" if status != "open" else "")
        found.append(
            Entry(when, when, "day", "day", "finding", text, None, finding, None, None, 1.0, tuple(where or ()))
        )
    return found


def _entry(kind: NodeType, row: dict[str, Any], text: str, other: str | None) -> Entry:
    return Entry(
        row["start"], row["end"] or row["start"], "time", "time", spaced(kind.label), text, other, row["id"],
        row["latitude"], row["longitude"], row["confidence"] if row["confidence"] is not None else 1.0,
        tuple(row["records"] or ()),
    )  # fmt: skip


def _encountered(connection: duckdb.DuckDBPyConnection, vessel: str, rows: list[dict[str, Any]]) -> list[str]:
    met = partners(connection, vessel, [row["id"] for row in rows])
    names = refs(connection, {id_ for ids in met.values() for id_ in ids})
    return [
        _listed(
            "with " + (", ".join(names[id_].name for id_ in met[row["id"]] if id_ in names) or "an unknown vessel"),
            f"as {row['role']}", _hours(row),
        )
        for row in rows
    ]  # fmt: skip


def _loitering(row: dict[str, Any]) -> str:
    shore = row["average_distance_from_shore_km"]
    return _listed(f"as {row['role']}", _hours(row), f"{shore:,.0f} km from shore" if shore is not None else None)


def _gap(row: dict[str, Any]) -> str:
    apart = row["distance_km"]
    intent = {"yes": "likely intentional, says the source", "no": "not intentional, says the source"}
    return _listed(
        "no AIS position", _hours(row), f"{apart:,.0f} km between its ends" if apart is not None else None,
        intent.get(row["intentional"] or ""),
    )  # fmt: skip


def _port_call(row: dict[str, Any]) -> str:
    flag = f" ({row['port_flag']})" if row["port_flag"] else ""
    return _listed(f"{row['port'] or 'a port without a name'}{flag}", _hours(row))


def _fishing(row: dict[str, Any]) -> str:
    return _listed("apparent fishing", _hours(row))


def _hours(row: dict[str, Any]) -> str | None:
    return None if row["duration_h"] is None else f"{row['duration_h']:,.1f} h"


def _listed(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


_WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "Loitering": _loitering,
    "Gap": _gap,
    "PortCall": _port_call,
    "Fishing": _fishing,
}


def _dicts(connection: duckdb.DuckDBPyConnection, query: str, given: list[Any] | None = None) -> list[dict[str, Any]]:
    cursor = connection.execute(query, given or [])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
