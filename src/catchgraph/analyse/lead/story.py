"""What each record of a finding says, in the order of time, and where its doubt lies."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.concern import Concern
from catchgraph.analyse.custody.told import told
from catchgraph.analyse.lead.doubts import doubts
from catchgraph.analyse.nodes import dicts, refs
from catchgraph.analyse.table import Table
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.analyse.words import amounts, first_of, spaced
from catchgraph.model.schema import NodeType, label_of, node
from catchgraph.model.tells import Spell

if TYPE_CHECKING:
    import duckdb

#: More than this is no story; the formats for programs name all that a finding rests on.
MOST = 200
_PARTY, _LINES = 3, 2
_COLUMNS = ("date", "until", "record", "what", "doubt", "rests", "confidence", "where", "id")
_TOOK_PART = """
    SELECT target, source, role FROM derived.took_part_in WHERE target IN (SELECT unnest(?))
    ORDER BY target, role, source
"""
_LINES_OF = """
    SELECT record, count(*) AS n, sum(coalesce(net_kg, landed_kg)) AS kg,
           count(*) FILTER (WHERE coalesce(net_kg, landed_kg) IS NULL) AS unknown,
           list_sort(list(DISTINCT coalesce(species, species_group, description, 'HS ' || hs6, name))) AS what,
           min(id) AS first
    FROM derived.goods WHERE record IN (SELECT unnest(?)) AND of_line IS NULL GROUP BY record
"""


@dataclass(frozen=True, slots=True)
class Story:
    """`entries`: a line a record, event or line of goods, as of a timeline; `doubts`: by its id; `rests`: ids of those
    that the finding rests on itself. `note` says what is left out.
    """

    entries: tuple[TimelineEntry, ...]
    doubts: Mapping[str, tuple[str, ...]]
    rests: frozenset[str]
    note: str = ""

    @property
    def table(self) -> Table:
        """A row an entry, in its order."""
        rows = [
            (one.began, one.ended, one.kind, one.text, list(self.doubts.get(one.node or "", ())),
             one.node in self.rests, one.confidence, list(one.where), one.node)
            for one in self.entries
        ]  # fmt: skip
        return Table("Story", _COLUMNS, rows, self.note, frozenset({"rests", "confidence", "id"}))


def story(connection: duckdb.DuckDBPyConnection, found: Concern) -> Story:
    """The first `MOST` of all that a finding rests on and is about, by day; what has no day stands last."""
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in found.every:
        by_label[label_of(id_) or ""].append(id_)
    entries = [one for label in sorted(by_label) for one in _told(connection, label, by_label[label])]
    entries.sort(key=_order)
    note = f"the first {MOST} of {len(entries):,}" if len(entries) > MOST else ""
    entries = entries[:MOST]
    said = doubts(connection, [one.node for one in entries if one.node], found.subjects)
    sure = {id_: min((one.confidence for one in each if one.confidence is not None), default=1.0)
            for id_, each in said.items()}  # fmt: skip
    entries = [replace(one, confidence=sure.get(one.node or "", 1.0)) for one in entries]
    words = {id_: tuple(one.text for one in each) for id_, each in said.items()}
    return Story(tuple(entries), words, frozenset(found.rests), note)


def _order(one: TimelineEntry) -> tuple[Any, ...]:
    when = one.date or one.until
    return (when is None, when or dt.datetime.min, one.kind, one.text, one.node or "")


def _told(connection: duckdb.DuckDBPyConnection, label: str, ids: Collection[str]) -> list[TimelineEntry]:
    kind = node(label)
    if label == "Goods":
        return _goods(connection, ids)
    who = _who(connection, ids) if kind.layer == "event" else {}
    lines = _lines(connection, ids) if kind.tells.lines and kind.layer == "record" else {}
    found: dict[str, TimelineEntry] = {}
    for spell in _spells(kind):
        for row in _rows(connection, kind, ids, spell):
            words = kind.tells.say({**row, "who": who.get(row["id"], "an unknown vessel")}, _says(kind, spell))
            text = "; ".join(filter(None, (words or row["name"], _place(kind, row), *lines.get(row["id"], ()))))
            found.setdefault(row["id"], _entry(kind, row, text))
    return list(found.values())


def _spells(kind: NodeType) -> tuple[Spell, ...]:
    """The days of a record: those of its own lines in a timeline, else of what it says, else its one day."""
    if kind.layer == "event":
        return (Spell(kind=spaced(kind.label), since="start", until='coalesce("end", start)'),)
    dated = kind.tells.dated
    days = (dated.first, dated.last) if dated else (kind.tells.day, kind.tells.day)
    plain = Spell(kind=spaced(kind.label), since=days[0], until=days[1])
    return (*kind.tells.spells, plain)


def _says(kind: NodeType, spell: Spell) -> Any:
    return kind.tells.there if kind.layer == "event" else spell.says


def _rows(
    connection: duckdb.DuckDBPyConnection, kind: NodeType, ids: Collection[str], spell: Spell
) -> list[dict[str, Any]]:
    return dicts(
        connection,
        f"""SELECT r.*, CAST({spell.since} AS TIMESTAMP) AS began, CAST({spell.until} AS TIMESTAMP) AS ended,
                   {spell.precision} AS precise, {spell.until_precision} AS until_precise
            FROM derived."{kind.table}" r WHERE id IN (SELECT unnest($ids)) AND ({spell.where})
            ORDER BY r.id""",  # noqa: S608 - declared in the model
        {"ids": list(ids)},
    )


def _entry(kind: NodeType, row: Mapping[str, Any], text: str) -> TimelineEntry:
    since, until = ("time", "time") if kind.layer == "event" else (row["precise"], row["until_precise"])
    return TimelineEntry(
        row["began"], row["ended"], since, until, spaced(kind.label), text, None, row["id"],
        row.get("latitude"), row.get("longitude"), 1.0, tuple(row["records"] or ()),
    )  # fmt: skip


def _goods(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> list[TimelineEntry]:
    found = []
    for line in told(connection, ids).values():
        weight = f"{line.kg:,.0f} kg" if line.kg is not None else "weight not stated"
        text = "; ".join(filter(None, (line.called, line.what, weight, line.place, line.chief)))
        found.append(
            TimelineEntry(line.day, line.day, "day", "day", "goods", text, None, line.id, None, None, 1.0, line.where)
        )
    return found


def _who(connection: duckdb.DuckDBPyConnection, events: Collection[str]) -> dict[str, str]:
    """Event → who took part, each with its role."""
    rows = connection.execute(_TOOK_PART, [list(events)]).fetchall()
    known = refs(connection, {vessel for _, vessel, _ in rows})
    named: defaultdict[str, list[str]] = defaultdict(list)
    for event, vessel, role in rows:
        name = known[vessel].name if vessel in known else vessel
        named[event].append(f"{name} ({role})" if role else name)
    return {event: first_of(list(dict.fromkeys(names)), 4) for event, names in named.items()}


def _place(kind: NodeType, row: Mapping[str, Any]) -> str:
    at = kind.tells.at
    if at and row.get(at.name):
        return f"at {row[at.name]}"
    if row.get("latitude") is None or row.get("longitude") is None:
        return ""
    return f"at {row['latitude']:.2f}, {row['longitude']:.2f}"


def _lines(connection: duckdb.DuckDBPyConnection, records: Collection[str]) -> dict[str, Iterator[str]]:
    """Record → its lines of goods and whom it names, in a few words."""
    rows = dicts(connection, _LINES_OF, [list(records)])
    first = told(connection, [row["first"] for row in rows])
    return {row["record"]: _summed(row, first[row["first"]].chief) for row in rows}


def _summed(row: Mapping[str, Any], chief: str) -> Iterator[str]:
    weight = f"{row['kg']:,.0f} kg" if row["kg"] is not None else "no weight"
    less = f" ({row['unknown']:,} without a weight)" if row["kg"] is not None and row["unknown"] else ""
    yield f"{amounts({'Goods': row['n']})[0]}, {weight}{less}: {first_of(row['what'] or ['unnamed'], _LINES)}"
    if chief:
        yield first_of(chief.split("; "), _PARTY)
