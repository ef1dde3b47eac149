"""Events of a vessel in sections: how many of each kind, and the first ones of each but encounters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.encounters import SHOWN, encounters, mine
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import plural, spaced
from catchgraph.model.schema import node

if TYPE_CHECKING:
    import duckdb

#: label → what a section shows of it beside days and role.
_COLUMNS = {
    "Loitering": ("duration_h", "average_distance_from_shore_km", "average_speed_kn", "latitude", "longitude"),
    "Gap": ("duration_h", "distance_km", "intentional", "latitude", "longitude", "end_latitude", "end_longitude"),
    "PortCall": ("port", "port_flag", "duration_h", "visit_confidence", "at_dock", "latitude", "longitude"),
    "Fishing": ("duration_h", "average_speed_kn", "latitude", "longitude"),
}
_HIDDEN = frozenset(
    {"end", "basis", "latitude", "longitude", "end_latitude", "end_longitude", "average_speed_kn", "visit_confidence",
     "at_dock"}
)  # fmt: skip


def occasions(connection: duckdb.DuckDBPyConnection, vessel: str) -> list[Table]:
    """A count of each kind where there are several, then a section for each kind, by day."""
    counts = mine(connection, vessel)
    tables = [encounters(connection, vessel, counts.get("Encounter", 0))]
    tables += [_section(connection, label, counts[label]) for label in _COLUMNS if label in counts]
    return [_summary(connection, counts), *tables] if len(counts) > 1 else tables


def _summary(connection: duckdb.DuckDBPyConnection, counts: dict[str, int]) -> Table:
    rows = []
    for label in ("Encounter", *_COLUMNS):
        if label in counts:
            days = connection.execute(
                f"""SELECT min(e.start), max(e.start)
                    FROM temp.mine m JOIN derived."{node(label).table}" e ON e.id = m.event"""  # noqa: S608
            ).fetchone()
            rows.append((spaced(label), counts[label], *(days or (None, None))))
    return Table("Events", ("kind", "number", "first", "last"), rows)


def _section(connection: duckdb.DuckDBPyConnection, label: str, total: int) -> Table:
    shown = ", ".join(f'e."{name}"' for name in _COLUMNS[label])
    rows = connection.execute(
        f"""SELECT e.start, e."end", m.role, {shown}, m.confidence, m.basis, e.id, e.records
            FROM temp.mine m JOIN derived."{node(label).table}" e ON e.id = m.event
            ORDER BY e.start, e.id, m.role LIMIT {SHOWN}"""  # noqa: S608 - model names and a number
    ).fetchall()
    columns = ("start", "end", "role", *_COLUMNS[label], "confidence", "basis", "event", "where")
    note = f"{total:,} {plural(label)} in all; the first {SHOWN} by day" if total > SHOWN else ""
    title = plural(label).capitalize()
    return Table(title, columns, rows, note, _HIDDEN & set(columns))
