"""Where a trace begins: the lines of goods of a record, a consignment, a vessel, a company, a plant or an event."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.analyse.concern import Concern, concern
from catchgraph.analyse.custody.links import Way
from catchgraph.analyse.custody.told import NAMING
from catchgraph.analyse.words import spaced
from catchgraph.errors import UsageError
from catchgraph.model.schema import RECORDS, label_of, node

if TYPE_CHECKING:
    import duckdb

BOTH: tuple[Way, ...] = ("back", "forward")
#: Who has goods handled by others, or insures them, has none.
_OF_GOODS = tuple(kind for kind in NAMING if kind.type not in ("HANDLED_BY", "CARRIED_BY"))
#: Records whose lines tell of goods that others account for: a filing before the voyage, a decision about an entry.
_ASIDE = ("security_filing", "refusal")
_LINE = "SELECT id FROM derived.goods WHERE stage <> 'class' AND"
_OF_RECORDS = f"{_LINE} record IN (SELECT unnest($ids)) ORDER BY id"
_OF_PARTS = f"""
    {_LINE} record IN (SELECT unnest($ids)) AND split_part(record, ':', 1) NOT IN {_ASIDE} ORDER BY id
"""
_OF_EVENTS = f"{_LINE} event IN (SELECT unnest($ids)) ORDER BY id"
_HOLD = """
    SELECT source FROM derived.fills WHERE target = $id UNION SELECT source FROM derived.empties WHERE target = $id
"""
_SEEN = "SELECT loads, seen_only FROM derived.voyage_hold WHERE id = $id"
_PARTS = "SELECT source FROM derived.part_of WHERE target = $id ORDER BY source"
_NAMED = " UNION ".join(
    f'SELECT source FROM derived."{kind.table}" WHERE target IN (SELECT unnest($ids))'  # noqa: S608 - of the model
    for kind in _OF_GOODS
)
_PLANTS = "SELECT source FROM derived.operated_by WHERE target = $id ORDER BY source"
_VESSELS = "SELECT DISTINCT source FROM derived.took_part_in WHERE target = $id ORDER BY source"
#: Papers tell days where tracks tell hours.
_NEAR = dt.timedelta(days=1)
_WHEN = 'SELECT start, coalesce("end", start) FROM derived."{table}" WHERE id = $id'
#: Day of each record with lines.
_RECORD_DAYS = " UNION ALL ".join(
    f"""SELECT id, CAST({kind.tells.day} AS TIMESTAMP) AS day FROM derived."{kind.table}"
        WHERE id IN (SELECT record FROM hit)"""  # noqa: S608 - of the model
    for kind in RECORDS
    if kind.layer == "record" and kind.tells.lines and kind.tells.day != "NULL"
)
_HIT = "SELECT g.id, g.record, g.caught_since, g.caught_until, g.landed FROM derived.goods g JOIN named n ON n.id ="
#: Lines that name whom it is asked for, whose record does or that were part of an event of theirs; the latest first.
_LATEST = f"""
    WITH named (id) AS MATERIALIZED (
        {_NAMED}
        UNION SELECT target FROM derived.took_part_in WHERE $events AND source IN (SELECT unnest($ids))
    ),
    hit AS MATERIALIZED (
        {_HIT} g.id WHERE g.stage <> 'class'
        UNION {_HIT} g.record WHERE g.stage <> 'class' AND split_part(g.record, ':', 1) NOT IN {_ASIDE}
        UNION {_HIT} g.event WHERE g.stage <> 'class'
    ),
    dated AS (
        SELECT h.id, coalesce(h.landed, h.caught_until, h.caught_since, d.day) AS day,
               coalesce(h.caught_since, t.since) AS begun
        FROM hit h LEFT JOIN ({_RECORD_DAYS}) d ON d.id = h.record
        LEFT JOIN (SELECT source, min(since) AS since FROM derived.on_trip_of GROUP BY source) t ON t.source = h.id
    )
    SELECT id, count(*) OVER () FROM dated
    WHERE ($since IS NULL OR day IS NULL OR day >= $since) AND ($until IS NULL OR begun IS NULL OR begun <= $until)
    ORDER BY day DESC NULLS LAST, id LIMIT $limit
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class Starts:
    """Ids of the lines at which a trace begins, and which ways it goes. `note`: what is to be known of that."""

    lines: tuple[str, ...]
    ways: tuple[Way, ...]
    note: str = ""


def starts(connection: duckdb.DuckDBPyConnection, id_: str, since: dt.datetime | None, limit: int) -> Starts:
    """The lines that the trace of `id_` begins at, at most `limit`, the latest first.

    Of a vessel those that it caught or processed, of goods landed since `since`: the way is forward. Of a meeting of
    vessels, what these had caught when it began and landed after. Raises `UsageError` for what goods have nothing to do
    with.
    """
    label = label_of(id_) or ""
    kind = node(label)
    if label == "Goods":
        return Starts((id_,), BOTH)
    if label == "Consignment":
        parts = [row[0] for row in connection.execute(_PARTS, {"id": id_}).fetchall()]
        return Starts(_ids(connection, _OF_PARTS, parts), BOTH)
    if label == "VoyageHold":
        return _of_hold(connection, id_)
    if label == "Finding":
        return of_concern(connection, concern(connection, id_), limit)
    if kind.layer == "event":
        return _of_event(connection, id_, label, limit)
    if kind.layer == "entity" and label != "Port":
        ways: tuple[Way, ...] = ("forward",) if label == "Vessel" else BOTH
        plants = [row[0] for row in connection.execute(_PLANTS, {"id": id_}).fetchall()]
        return _of_named(connection, [id_, *plants], ways, since, None, limit)
    if kind.tells.lines or kind.has("document"):
        return Starts(_ids(connection, _OF_RECORDS, [id_]), BOTH)
    raise UsageError(
        f"no goods hang on a {spaced(label)}",
        hint="Trace a bill, entry, certificate, lot, consignment, vessel, company, plant, meeting or finding.",
    )


def _of_hold(connection: duckdb.DuckDBPyConnection, id_: str) -> Starts:
    """What papers say was loaded and discharged; loads that only tracks show have no goods, and are counted."""
    events = [row[0] for row in connection.execute(_HOLD, {"id": id_}).fetchall()]
    loads, seen = connection.execute(_SEEN, {"id": id_}).fetchone() or (0, 0)
    note = "what papers say was loaded and discharged"
    if seen:
        note += f"; open: {seen:,} of {loads:,} loads are meetings that no paper declares, what came aboard is unknown"
    return Starts(_ids(connection, _OF_EVENTS, events), BOTH, note)


def of_concern(connection: duckdb.DuckDBPyConnection, found: Concern, limit: int) -> Starts:
    """Lines that a finding rests on or is about, by themselves, their record or their event; where there is none, what
    the vessels of a meeting that it rests on may have had on board.
    """
    every = list(found.every)
    lines = {
        *(id_ for id_ in (*found.every, *found.subjects) if label_of(id_) == "Goods"),
        *_ids(connection, _OF_PARTS, every),
        *_ids(connection, _OF_EVENTS, every),
    }
    if lines:
        kept = sorted(lines)[:limit]
        more = len(lines) - len(kept)
        return Starts(tuple(kept), BOTH, f"{len(kept):,} of its lines of goods; {more:,} more" if more else "")
    for id_ in every:
        label = label_of(id_) or ""
        if node(label).layer == "event" and (begun := _of_event(connection, id_, label, limit)).lines:
            return begun
    return Starts((), BOTH)


def _ids(connection: duckdb.DuckDBPyConnection, query: str, ids: list[str]) -> tuple[str, ...]:
    return tuple(id_ for (id_,) in connection.execute(query, {"ids": ids}).fetchall())


def _of_event(connection: duckdb.DuckDBPyConnection, id_: str, label: str, limit: int) -> Starts:
    """Lines that were part of it; of a meeting that no paper tells, what its vessels may have had on board."""
    if lines := _ids(connection, _OF_EVENTS, [id_]):
        return Starts(lines, BOTH)
    row = connection.execute(_WHEN.format(table=node(label).table), {"id": id_}).fetchone()
    began, ended = row or (None, None)
    vessels = [row[0] for row in connection.execute(_VESSELS, {"id": id_}).fetchall()]
    found = _of_named(connection, vessels, ("forward",), began and began - _NEAR, ended and ended + _NEAR, limit)
    note = (
        "what its vessels may have had on board: caught before it ended and landed after it began, or on unknown days"
    )
    return Starts(found.lines, found.ways, "; ".join(filter(None, (note, found.note))))


def _of_named(
    connection: duckdb.DuckDBPyConnection,
    ids: list[str],
    ways: tuple[Way, ...],
    since: dt.datetime | None,
    until: dt.datetime | None,
    limit: int,
) -> Starts:
    events = any(label_of(id_) == "Vessel" for id_ in ids)
    given = {"ids": ids, "events": events, "since": since, "until": until, "limit": limit}
    rows = connection.execute(_LATEST, given).fetchall()
    more = rows[0][1] - len(rows) if rows else 0
    note = f"the latest {len(rows):,} lines; {more:,} more" if more else ""
    return Starts(tuple(sorted(row[0] for row in rows)), ways, note)
