"""Meetings of the vessels that caught the goods with listed ones: apparent encounters, declared transshipments."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.custody.told import Line
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import counted, spaced
from catchgraph.model.schema import label_of

if TYPE_CHECKING:
    import duckdb

#: No trip that is told of lasts longer; what was met before that says nothing of the fish that was landed.
LONGEST = dt.timedelta(days=365)
_MET = """
    SELECT DISTINCT mine.source, e.id, e.start, other.source, v.listed
    FROM (SELECT source, target FROM derived.took_part_in WHERE source IN (SELECT unnest(?))) mine
    JOIN (
        SELECT id, start FROM derived.encounter UNION ALL SELECT id, start FROM derived.transshipment
    ) e ON e.id = mine.target
    JOIN derived.took_part_in other ON other.target = e.id AND other.source <> mine.source
    JOIN (SELECT id, listed FROM derived.vessel WHERE listed IS NOT NULL) v ON v.id = other.source
    ORDER BY e.start, e.id, mine.source, other.source
"""
_TRIPS = """
    SELECT target, since, until FROM derived.on_trip_of WHERE source IN (SELECT unnest(?)) ORDER BY target, until, since
"""
_LISTINGS = """
    SELECT l.target, r.rfmo, r.period FROM derived.lists_vessel l JOIN derived.listing r ON r.id = l.source
    WHERE l.target IN (SELECT unnest(?)) ORDER BY r.since NULLS FIRST, r.rfmo, r.id
"""
_COLUMNS = (
    "day",
    "vessel",
    "what",
    "with",
    "lists",
    "landed",
    "days_before",
    "on_trip",
    "where",
    "vessel_id",
    "event",
    "with_id",
)


def meetings(connection: duckdb.DuckDBPyConnection, lines: Collection[Line]) -> Table:
    """Meetings with listed vessels in the year before a landing of fish that was traced to the vessel, by day.

    `landed`: the first such landing after it, nothing where no day of one is known; `on_trip`: whether the vessel
    landed nothing between the two, nothing where that cannot be told.
    """
    landed: defaultdict[str, set[dt.datetime | None]] = defaultdict(set)
    for line in lines:
        for hull in line.hulls():
            landed[hull].add(line.given["landed"] or line.given["caught_until"])
    rows = connection.execute(_MET, [sorted(landed)]).fetchall() if landed else []
    trips = connection.execute(_TRIPS, [[line.id for line in lines]]).fetchall() if rows else []
    kept = [(*row, after) for row in rows if (after := _after(row[2], landed[row[0]])) is not False]
    known = refs(connection, {id_ for mine, event, _, other, *_ in kept for id_ in (mine, event, other)})
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for vessel, rfmo, period in connection.execute(_LISTINGS, [[row[3] for row in kept]]).fetchall() if kept else []:
        lists[vessel].append(f"{rfmo} {period}")
    told = [
        (day, known[mine].name, spaced(label_of(event) or ""), known[other].name, lists[other] or [listed], after,
         (after - day).days if after and day else None, _on_trip(trips, mine, day, after), list(known[event].where),
         mine, event, other)
        for mine, event, day, other, listed, after in kept
    ]  # fmt: skip
    left = len(rows) - len(kept)
    note = f"{counted(left, 'meeting')} at other times left out" if left else ""
    hidden = frozenset({"vessel_id", "event", "with_id"})
    return Table("Meetings of its vessels with listed ones", _COLUMNS, told, note, hidden)


def _on_trip(
    trips: list[tuple[str, dt.datetime | None, dt.datetime]], vessel: str, met: dt.datetime | None, landed: Any
) -> bool | None:
    """Whether a meeting was on the trip that ended with that landing."""
    since = [begun for hull, begun, ended in trips if hull == vessel and ended == landed]
    return None if not since or since[0] is None or met is None else since[0] <= met


def _after(met: dt.datetime | None, landed: set[dt.datetime | None]) -> dt.datetime | bool | None:
    """The first landing after a meeting, nothing where that cannot be told, false where none was within a year."""
    later = sorted(day for day in landed if day and met and met <= day + dt.timedelta(days=1) and day - met <= LONGEST)
    if later:
        return later[0]
    return None if met is None or None in landed else False
