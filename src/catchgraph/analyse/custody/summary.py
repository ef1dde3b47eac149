"""A trace in short: a row a shipment or paper, and whom to ask for what would close the ways back of several."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.links import Link, Reach, reached
from catchgraph.analyse.custody.meetings import TITLE as MEETINGS
from catchgraph.analyse.custody.meetings import landings, may_have_passed
from catchgraph.analyse.custody.shipments import CARRYING, TOLD, parts_of, side
from catchgraph.analyse.custody.told import Line
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.table import Table

if TYPE_CHECKING:
    import duckdb

SHIPMENTS, CLOSING = "By shipment", "What would close it"
#: Titles of what a person reads of a trace of several shipments.
IN_SHORT = frozenset({SHIPMENTS, CLOSING, MEETINGS, CARRYING})
_CHAINS = "SELECT goods, ends FROM derived.chain WHERE goods IN (SELECT unnest(?)) ORDER BY goods, id"
_COLUMNS = ("shipment", "day", "goods", "kg", "ends", "meetings", "certain", "confidence", "lines", "id")


@dataclass(frozen=True, slots=True)
class Group:
    """Lines at which a trace begins that are of one consignment, or of a record that is part of none: `id`.

    `reach`: every line on their way back, and how it is reached.
    """

    id: str
    starts: tuple[Line, ...]
    reach: Mapping[str, Reach]


def in_short(connection: duckdb.DuckDBPyConnection, found: Custody, meetings: Table) -> list[Table]:
    """A table by shipment or paper, and one of what would close their ways back; none where it is one shipment."""
    told = groups(connection, found)
    return [by_shipment(connection, found, told, meetings), closing(found, told)] if len(told) > 1 else []


def groups(connection: duckdb.DuckDBPyConnection, found: Custody) -> list[Group]:
    """What a trace begins at, by shipment. Papers that a shipment rests on are told with it."""
    begun = found.begun()
    parts = parts_of(connection, {line.record for line in begun})
    by_id: defaultdict[str, list[Line]] = defaultdict(list)
    for line in begun:
        by_id[parts.get(line.record, line.record)].append(line)
    behind: defaultdict[str, list[Link]] = defaultdict(list)
    for link in found.way("back"):
        behind[link.later].append(link)
    told = [Group(id_, tuple(lines), _reach([line.id for line in lines], behind)) for id_, lines in by_id.items()]
    upstream = {line for one in told for line in one.reach.keys() - {start.id for start in one.starts}}
    return [
        one for one in told if any(s.label in TOLD for s in one.starts) or not any(s.id in upstream for s in one.starts)
    ]


def _reach(starts: Sequence[str], behind: Mapping[str, Sequence[Link]]) -> dict[str, Reach]:
    links: dict[str, Link] = {}
    seen, waiting = set(starts), list(starts)
    while waiting:
        for link in behind.get(waiting.pop(), ()):
            links[link.id] = link
            if link.earlier not in seen:
                seen.add(link.earlier)
                waiting.append(link.earlier)
    return reached([links[id_] for id_ in sorted(links)], starts)


def by_shipment(connection: duckdb.DuckDBPyConnection, found: Custody, told: Sequence[Group], meetings: Table) -> Table:
    """A row a shipment, the latest first: its goods and kg as the side that is last on its way tells them, where its
    ways back end (as its chain was concluded and as they were followed), `meetings`: with whom and how often a vessel
    met in the year before it landed fish that may be in it. `certain`, `confidence`: of the least sure of the best ways
    to these ends.
    """
    chains = _chains(connection, [line.id for one in told for line in one.starts])
    known = refs(connection, [one.id for one in told])
    met = meetings.dicts()
    rows = [_row(one, found, chains, met, known[one.id].name if one.id in known else one.id) for one in told]
    rows.sort(key=lambda row: (row[1] or dt.datetime.min, row[-1]), reverse=True)
    return Table(SHIPMENTS, _COLUMNS, rows, hidden=frozenset({"lines"}))


def _row(
    one: Group, found: Custody, chains: Mapping[str, set[str]], met: Sequence[Mapping[str, Any]], name: str
) -> tuple[Any, ...]:
    lines = side(one.starts)
    weights = [line.kg for line in lines]
    ended = [id_ for id_ in one.reach if id_ in found.ends]
    ends = {end.end for id_ in ended for end in found.ends[id_]}.union(*(chains.get(s.id, ()) for s in one.starts))
    landed = landings([found.lines[id_] for id_ in one.reach if id_ in found.lines])
    with_ = Counter(row["with"] for row in met if may_have_passed(row, landed))
    return (
        name, max((line.day for line in lines if line.day), default=None), sorted({line.what for line in lines}),
        None if None in weights else sum(filter(None, weights)), sorted(ends, key=_broken_first),
        [f"{other} ({times})" for other, times in sorted(with_.items())],
        all(one.reach[id_].certain for id_ in ended) if ended else None,
        min((one.reach[id_].confidence for id_ in ended), default=None),
        [line.id for line in one.starts], one.id,
    )  # fmt: skip


def _broken_first(end: str) -> tuple[bool, str]:
    return end in ("sea", "farm"), end


def _chains(connection: duckdb.DuckDBPyConnection, lines: Collection[str]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for goods, ends in connection.execute(_CHAINS, [list(lines)]).fetchall():
        found[goods] |= set(ends or ())
    return found


def closing(found: Custody, told: Sequence[Group]) -> Table:
    """What would close the ways back of these shipments, that of the most first."""
    shipments: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in told:
        for id_ in one.reach:
            for end in found.ends.get(id_, ()):
                if end.close:
                    shipments[(end.close, end.end)].add(one.id)
    rows = [(close, end, len(ids), sorted(ids)) for (close, end), ids in shipments.items()]
    rows.sort(key=lambda row: (-row[2], row[1], row[0]))
    columns = ("what_would_close_it", "end", "shipments", "of")
    return Table(CLOSING, columns, rows, hidden=frozenset({"of"}))
