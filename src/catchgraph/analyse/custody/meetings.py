"""Meetings of the vessels that caught the goods with vessels that are listed or under a measure: apparent encounters,
declared transshipments.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.custody.told import Line
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import counted, day, spaced
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
    JOIN (
        SELECT id, listed FROM derived.vessel WHERE listed IS NOT NULL OR id IN (SELECT target FROM derived.targets)
    ) v ON v.id = other.source
    ORDER BY e.start, e.id, mine.source, other.source
"""
_TRIPS = """
    SELECT target, since, until FROM derived.on_trip_of WHERE source IN (SELECT unnest(?)) ORDER BY target, until, since
"""
_LISTINGS = """
    SELECT l.target, r.rfmo, r.period FROM derived.lists_vessel l JOIN derived.listing r ON r.id = l.source
    WHERE l.target IN (SELECT unnest(?)) ORDER BY r.since NULLS FIRST, r.rfmo, r.id
"""
_MEASURES = """
    SELECT t.target, m.authority, m.kind, m.effect, m.since, m.until FROM derived.targets t
    JOIN derived.measure m ON m.id = t.source
    WHERE t.target IN (SELECT unnest(?)) ORDER BY m.since NULLS FIRST, m.authority, m.id
"""
TITLE = "Meetings of its vessels with listed or sanctioned ones"
_COLUMNS = ("day", "vessel", "what", "with", "listed_or_sanctioned", "landed", "days_before", "on_trip", "where",
            "vessel_id", "event", "with_id")  # fmt: skip
#: Vessel → days on which fish of it was landed, nothing where no day is known.
Landed = Mapping[str, Collection[dt.datetime | None]]


def meetings(connection: duckdb.DuckDBPyConnection, lines: Collection[Line]) -> Table:
    """Meetings with vessels on a list or under a measure, whichever days that is of, in the year before a landing of
    fish that was traced to the vessel, by day.

    `listed_or_sanctioned`: which lists and measures, with their days; `landed`: the first such landing after it,
    nothing where no day of one is known; `on_trip`: whether the vessel landed nothing between the two, nothing where
    that cannot be told.
    """
    landed = landings(lines)
    rows = connection.execute(_MET, [sorted(landed)]).fetchall() if landed else []
    trips = connection.execute(_TRIPS, [[line.id for line in lines]]).fetchall() if rows else []
    kept = [(*row, after) for row in rows if (after := _after(row[2], landed[row[0]])) is not False]
    known = refs(connection, {id_ for mine, event, _, other, *_ in kept for id_ in (mine, event, other)})
    under = _under(connection, sorted({row[3] for row in kept}))
    told = [
        (met, known[mine].name, spaced(label_of(event) or ""), known[other].name, under.get(other, [listed]), after,
         (after - met).days if after and met else None, _on_trip(trips, mine, met, after), list(known[event].where),
         mine, event, other)
        for mine, event, met, other, listed, after in kept
    ]  # fmt: skip
    left = len(rows) - len(kept)
    note = f"{counted(left, 'meeting')} at other times left out" if left else ""
    hidden = frozenset({"vessel_id", "event", "with_id"})
    return Table(TITLE, _COLUMNS, told, note, hidden)


def landings(lines: Collection[Line]) -> dict[str, set[dt.datetime | None]]:
    """Vessel → days on which fish of these lines that it caught was landed, nothing where no day is known."""
    landed: defaultdict[str, set[dt.datetime | None]] = defaultdict(set)
    for line in lines:
        for hull in line.hulls():
            landed[hull].add(line.given["landed"] or line.given["caught_until"])
    return dict(landed)


def may_have_passed(meeting: Mapping[str, Any], landed: Landed) -> bool:
    """Whether fish of these landings may have been aboard at a meeting (a row of `meetings`)."""
    days = landed.get(meeting["vessel_id"])
    return days is not None and _after(meeting["day"], days) is not False


def _under(connection: duckdb.DuckDBPyConnection, vessels: Sequence[str]) -> dict[str, list[str]]:
    """Vessel → lists that it is or was on, then measures that target it."""
    under: defaultdict[str, list[str]] = defaultdict(list)
    for vessel, rfmo, period in connection.execute(_LISTINGS, [vessels]).fetchall() if vessels else []:
        under[vessel].append(f"{rfmo} {period}")
    for vessel, authority, kind, effect, since, until in (
        connection.execute(_MEASURES, [vessels]).fetchall() if vessels else []
    ):
        days = f"{day(since) or '?'} – {day(until)}".rstrip()
        under[vessel].append(" ".join(filter(None, (authority, effect or kind or "measure", days))))
    return dict(under)


def _on_trip(
    trips: list[tuple[str, dt.datetime | None, dt.datetime]], vessel: str, met: dt.datetime | None, landed: Any
) -> bool | None:
    """Whether a meeting was on the trip that ended with that landing."""
    since = [begun for hull, begun, ended in trips if hull == vessel and ended == landed]
    return None if not since or since[0] is None or met is None else since[0] <= met


def _after(met: dt.datetime | None, landed: Collection[dt.datetime | None]) -> dt.datetime | bool | None:
    """The first landing after a meeting, nothing where that cannot be told, false where none was within a year."""
    later = sorted(day for day in landed if day and met and met <= day + dt.timedelta(days=1) and day - met <= LONGEST)
    if later:
        return later[0]
    return None if met is None or None in landed else False
