"""What an entity took part in by day, what happened at a place, and the findings about either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.analyse.nodes import dicts, refs
from catchgraph.analyse.participants import mine, others
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.analyse.words import spaced
from catchgraph.model.schema import EVENTS, RECORDS, NodeType

if TYPE_CHECKING:
    import duckdb

_FINDINGS = """
    SELECT f.id, f.name, f.severity, f.status, min(e.day) FILTER (WHERE e.event), max(e.day),
           list_sort(list_distinct(flatten(list(e.records))))
    FROM derived.about a JOIN derived.finding f ON f.id = a.source
    LEFT JOIN derived.rests_on r ON r.source = f.id
    LEFT JOIN ({said}) e ON e.id = r.target
    WHERE a.target = $id GROUP BY f.id, f.name, f.severity, f.status ORDER BY f.id
"""
_OF = """
    SELECT e.*, m.role, m.confidence AS certainty
    FROM (SELECT event, min(role) AS role, max(confidence) AS confidence FROM temp.mine GROUP BY event) m
    JOIN derived."{table}" e ON e.id = m.event ORDER BY e.start, e.id
"""
_AT = """
    SELECT e.*, t.role, t.confidence AS certainty, t.source AS taking_part
    FROM derived.at a JOIN derived."{table}" e ON e.id = a.source
    LEFT JOIN derived.took_part_in t ON t.target = e.id WHERE a.target = ? ORDER BY e.start, e.id, t.source
"""


def events(connection: duckdb.DuckDBPyConnection, id_: str) -> list[TimelineEntry]:
    """What an entity took part in; with whom or where."""
    counts = mine(connection, id_)
    found: list[TimelineEntry] = []
    for kind in EVENTS:
        if kind.label not in counts:
            continue
        rows = dicts(connection, _OF.format(table=kind.table))
        met = others(connection, id_, [row["id"] for row in rows])
        names = refs(connection, {other for ids in met.values() for other in ids})
        for row in rows:
            with_ = [names[other].name for other in met[row["id"]] if other in names]
            text = kind.tells.say({**row, "others": ", ".join(with_) or "an unknown vessel"})
            found.append(_entry(kind, row, text, row[kind.tells.at.id] if kind.tells.at else None))
    return found


def at_place(connection: duckdb.DuckDBPyConnection, place: str) -> list[TimelineEntry]:
    """What happened at a place, with who took part."""
    found: list[TimelineEntry] = []
    for kind in EVENTS:
        if not kind.tells.at:
            continue
        rows = dicts(connection, _AT.format(table=kind.table), [place])
        names = refs(connection, {row["taking_part"] for row in rows})
        for row in rows:
            who = names[row["taking_part"]].name if row["taking_part"] in names else "an unknown vessel"
            found.append(_entry(kind, row, kind.tells.say({**row, "who": who}, kind.tells.there), row["taking_part"]))
    return found


def findings(connection: duckdb.DuckDBPyConnection, id_: str) -> list[TimelineEntry]:
    """Findings about an entity, on the first day of the events they rest on, else the last day of their records."""
    said = " UNION ALL ".join(
        f"""SELECT id, CAST({kind.tells.day} AS TIMESTAMP) AS day, records, {kind.layer == "event"} AS event
            FROM derived."{kind.table}" """  # noqa: S608 - declared in the model
        for kind in RECORDS
    )
    rows = connection.execute(_FINDINGS.format(said=said), {"id": id_}).fetchall()
    found = []
    for finding, name, severity, status, event, record, where in rows:
        when = event or record
        text = f"{severity}: {name}" + (f" ({status})" if status != "open" else "")
        places = tuple(where or ())
        found.append(TimelineEntry(when, when, "day", "day", "finding", text, None, finding, None, None, 1.0, places))
    return found


def _entry(kind: NodeType, row: dict[str, Any], text: str, other: str | None) -> TimelineEntry:
    return TimelineEntry(
        row["start"], row["end"] or row["start"], "time", "time", spaced(kind.label), text, other, row["id"],
        row["latitude"], row["longitude"], row["certainty"] if row["certainty"] is not None else 1.0,
        tuple(row["records"] or ()),
    )  # fmt: skip
