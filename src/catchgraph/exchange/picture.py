"""Make pictures of a finding, and of what `expand`, `link`, `timeline`, `common`, `fleet`, `trade`, `trace` found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.analyse.common import Common
from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.expand import Expansion
from catchgraph.analyse.fleet import Fleet
from catchgraph.analyse.graph import Subgraph, subgraph
from catchgraph.analyse.link import Links
from catchgraph.analyse.marks import Mark, marks
from catchgraph.analyse.nodes import refs
from catchgraph.analyse.show import Shown
from catchgraph.analyse.timeline import Timeline
from catchgraph.analyse.trace import Trace
from catchgraph.analyse.trade import Trade
from catchgraph.case.case import CaseFolder
from catchgraph.errors import UsageError
from catchgraph.exchange.persons import private, without_persons
from catchgraph.exchange.shown import Picture
from catchgraph.model.schema import RELATIONSHIPS

if TYPE_CHECKING:
    import duckdb

#: What a picture can be made of.
Drawable = Expansion | Links | Timeline | Common | Fleet | Trade | Trace | Shown

_TOOK_PART = "SELECT DISTINCT source FROM derived.took_part_in WHERE target IN (SELECT unnest(?)) ORDER BY source"
PERSONS_OUT = "names of private persons are left out"


def picture(case: CaseFolder, found: Drawable, *, persons: bool = False) -> Picture:
    """A picture of an answer, with notes, pins and tags. `persons`: with the names of private persons."""
    if isinstance(found, Timeline):
        return picture_of_timeline(case, found, persons=persons)
    if isinstance(found, Shown):
        return picture_of_finding(case, found, persons=persons)
    names = {one.id: one.name for one in found.subgraph.nodes}
    starts: tuple[str, ...]
    if isinstance(found, Expansion):
        starts, title, note = (found.id,), "Neighbours of {}", ""
    elif isinstance(found, Links):
        starts, title, note = (found.start, found.end), "Paths between {} and {}", found.note
    elif isinstance(found, Common):
        starts, title, note = found.entities, "In common: " + ", ".join("{}" for _ in found.entities), found.rows.note
    elif isinstance(found, Trade):
        note = "; ".join(table.note for table in (found.suppliers, found.customers) if table.note)
        starts, title = (found.company.id,), "Trade of {}"
        names[found.company.id] = found.company.name
    elif isinstance(found, Trace):
        starts, title, note = (found.subject.id,), "From which sea: {}", found.note
        names[found.subject.id] = found.subject.name
    else:
        starts, title, note = (found.owner.id,), "Fleet of {}", found.vessels.note
        names[found.owner.id] = found.owner.name
    with case.read() as connection:
        known = refs(connection, [id_ for id_ in starts if id_ not in names])
    names |= {id_: ref.name for id_, ref in known.items()}
    title = title.format(*(names.get(id_, id_) for id_ in starts))
    custody = found.custody if isinstance(found, Trace) else None
    return picture_of(case, found.subgraph, title, starts=starts, note=note, persons=persons, custody=custody)


def picture_of(
    case: CaseFolder,
    part: Subgraph,
    title: str,
    *,
    starts: tuple[str, ...] = (),
    note: str = "",
    persons: bool = False,
    custody: Custody | None = None,
) -> Picture:
    """A picture of a part of the graph, as `picture`; `note` says what it leaves out, `custody` is its chain."""
    notes = tuple(text for text in (note, *(f"{folded.name}: {folded.said}" for folded in part.folded)) if text)
    with case.read() as connection:
        shown = Picture(title, starts, part, _marks(case, connection, part), notes=notes, custody=custody)
        return shown if persons else _without(connection, shown)


def picture_of_timeline(case: CaseFolder, found: Timeline, *, persons: bool = False) -> Picture:
    """A picture of a timeline: its entries, and as a graph the entity with the records, events and parties named."""
    ids = {id_ for entry in found.entries for id_ in (entry.node, entry.other, *entry.also)}
    depth = {**dict.fromkeys(sorted(filter(None, ids)), 1), found.entity: 0}
    with case.read() as connection:
        part = subgraph(connection, depth, _between(connection, list(depth)))
        notes = (found.note,) if found.note else ()
        title = f"Timeline of {found.name}"
        shown = Picture(title, (found.entity,), part, _marks(case, connection, part), found.entries, notes)
        return shown if persons else _without(connection, shown)


def picture_of_finding(case: CaseFolder, found: Shown, *, persons: bool = False) -> Picture:
    """A picture of a finding: its story, the chain of its goods, and as a graph what it is about and rests on with who
    took part. Raises `UsageError` for what is no finding.
    """
    if found.lead is None:
        raise UsageError(
            f"{found.name or found.id} is no finding",
            hint="Pictures of others: catchgraph expand, timeline or trace, each with -o FILE.html.",
        )
    told = found.lead
    shown = [one.node for one in told.entries if one.node]
    depth = {**dict.fromkeys(shown, 1), **dict.fromkeys(told.concern.subjects, 0)}
    with case.read() as connection:
        depth = {**dict.fromkeys(_taking_part(connection, shown), 2), **depth}
        part = subgraph(connection, depth, _between(connection, list(depth)))
        starts = tuple(id_ for id_ in told.concern.subjects if id_ in {one.id for one in part.nodes})
        notes = tuple(filter(None, (f"{found.properties['typology']}, {found.properties['severity']}", told.note)))
        drawn = Picture(
            found.name, starts or (found.id,), part, _marks(case, connection, part), told.entries, notes, told.custody,
            told.tables,
        )  # fmt: skip
        return drawn if persons else _without(connection, drawn)


def _taking_part(connection: duckdb.DuckDBPyConnection, events: list[str]) -> list[str]:
    rows = connection.execute(_TOOK_PART, [events]).fetchall()
    return [str(id_) for (id_,) in rows]


def _marks(case: CaseFolder, connection: duckdb.DuckDBPyConnection, part: Subgraph) -> dict[str, list[Mark]]:
    standing = marks(case, connection)
    return {one.id: standing[one.id] for one in part.nodes if one.id in standing}


def _without(connection: duckdb.DuckDBPyConnection, shown: Picture) -> Picture:
    hidden = private(connection, shown)
    return without_persons(shown, hidden, PERSONS_OUT) if hidden.any else shown


def _between(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> list[tuple[str, str, str]]:
    """Every pair of these nodes that a relationship joins, with its type."""
    found = []
    for kind in RELATIONSHIPS:
        rows = connection.execute(
            f"""SELECT DISTINCT source, target, '{kind.type}' FROM derived."{kind.table}"
                WHERE source IN (SELECT unnest($ids)) AND target IN (SELECT unnest($ids)) ORDER BY ALL""",  # noqa: S608
            {"ids": ids},
        ).fetchall()
        found += [(str(one), str(other), str(type_)) for one, other, type_ in rows]
    return found
