"""Private persons stay out of what leaves the case, unless they are asked for (DESIGN §4).

A person stays a node, so that what it joins is seen, under a number in place of name and id; texts of what is about a
person (identities, measures, findings, entries of a timeline) give way to what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.told import Named
from catchgraph.analyse.details import Detail
from catchgraph.analyse.graph import GraphNode, Subgraph
from catchgraph.analyse.table import Table
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.exchange.shown import Picture
from catchgraph.model.schema import ENTITIES, HOLDINGS, RELATIONSHIPS, label_of

if TYPE_CHECKING:
    import duckdb

_PRIVATE = tuple(kind for kind in ENTITIES if kind.tells.private)
_LABELS = frozenset(kind.label for kind in _PRIVATE)
_EVERY_NAME = " UNION ALL ".join(
    f'SELECT unnest(list_append(names, name)) AS name FROM derived."{kind.table}" WHERE id IN (SELECT unnest($ids))'  # noqa: S608
    for kind in _PRIVATE
)
_NAMES = f"SELECT DISTINCT name FROM ({_EVERY_NAME}) WHERE length(name) > 2"  # noqa: S608 - declared in the model
#: What is about an entity: findings, and the records that mean it.
_ABOUT = " UNION ".join(
    f'SELECT source AS id, target AS person FROM derived."{kind.table}" WHERE target_label IN (SELECT unnest($labels))'  # noqa: S608
    for kind in RELATIONSHIPS
    if kind not in HOLDINGS and kind.targets & _LABELS
)


@dataclass(frozen=True, slots=True)
class Private:
    """`numbers`: person's id → id in its place; `about`: ids of what is about a person; `names`: of these persons."""

    numbers: Mapping[str, str]
    about: frozenset[str]
    names: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to leave out."""
        return bool(self.numbers or self.about)


def private(connection: duckdb.DuckDBPyConnection, shown: Picture) -> Private:
    """The persons in a picture, and what in it is about a person that may not be in it."""
    ids = [one.id for one in shown.part.nodes]
    ids += [*shown.starts, *(one.id for one in shown.part.folded)]
    ids += [id_ for entry in shown.entries for id_ in (entry.node, entry.other) if id_]
    persons = sorted({id_ for id_ in ids if label_of(id_) in _LABELS})
    rows = connection.execute(
        f"SELECT id, person FROM ({_ABOUT}) WHERE id IN (SELECT unnest($ids))",  # noqa: S608 - constants only
        {"ids": ids, "labels": sorted(_LABELS)},
    ).fetchall()
    meant = sorted({*persons, *(person for _, person in rows)})
    names = connection.execute(_NAMES, {"ids": meant}).fetchall() if meant else []
    numbers = {id_: f"person:{number}" for number, id_ in enumerate(persons, 1)}
    longest = sorted({name for (name,) in names if name}, key=lambda name: (-len(name), name))
    return Private(numbers, frozenset(id_ for id_, _ in rows), tuple(longest))


def without_persons(shown: Picture, hidden: Private, note: str) -> Picture:
    """The picture without the names and ids of private persons; `note` says so in it."""
    nodes = tuple(_node(one, hidden) for one in shown.part.nodes)
    edges = tuple(_edge(edge, hidden) for edge in shown.part.edges)
    folded = tuple(
        replace(one, id=hidden.numbers.get(one.id, one.id), name=_text(one.name, hidden), said=_text(one.said, hidden))
        for one in shown.part.folded
    )
    return Picture(
        title=_text(shown.title, hidden),
        starts=tuple(hidden.numbers.get(id_, id_) for id_ in shown.starts),
        part=Subgraph(nodes, edges, folded),
        marks={id_: found for id_, found in shown.marks.items() if id_ not in hidden.numbers},
        entries=tuple(_entry(entry, hidden) for entry in shown.entries),
        notes=(*(_text(text, hidden) for text in shown.notes), note),
        custody=shown.custody and _custody(shown.custody, hidden),
        tables=tuple(_table(table, hidden) for table in shown.tables),
    )


def _table(table: Table, hidden: Private) -> Table:
    rows = [tuple(_cell(value, hidden) for value in row) for row in table.rows]
    return replace(table, rows=rows, note=_text(table.note, hidden))


def _cell(value: Any, hidden: Private) -> Any:
    if isinstance(value, list):
        return [_cell(one, hidden) for one in value]
    return _text(hidden.numbers.get(value, value), hidden) if isinstance(value, str) else value


def _custody(found: Custody, hidden: Private) -> Custody:
    lines = {
        id_: replace(
            line, called=_text(line.called, hidden), what=_text(line.what, hidden), place=_text(line.place, hidden),
            who=tuple(_whom(one, hidden) for one in line.who),
        )
        for id_, line in found.lines.items()
    }  # fmt: skip
    ends = {
        id_: [replace(end, why=_text(end.why, hidden), close=_text(end.close, hidden)) for end in each]
        for id_, each in found.ends.items()
    }
    return replace(found, lines=lines, ends=ends)


def _whom(one: Named, hidden: Private) -> Named:
    number = hidden.numbers.get(one.id or "")
    if number:
        return replace(one, id=number, name=number.replace("person:", "Person "))
    return replace(one, name=_text(one.name, hidden))


def _node(one: GraphNode, hidden: Private) -> GraphNode:
    if one.id in hidden.numbers:
        number = hidden.numbers[one.id]
        return replace(one, id=number, name=number.replace("person:", "Person "), facts={})
    if one.id in hidden.about:
        return replace(one, name=str(one.facts.get("typology", one.label)))
    return replace(one, name=_text(one.name, hidden))


def _edge(edge: Detail, hidden: Private) -> Detail:
    ends = (edge.source, edge.target)
    if not {*ends} & {*hidden.numbers, *hidden.about}:
        return edge
    source, target = (hidden.numbers.get(end, end) for end in ends)
    # Its own id, spelling and basis may hold the name, or what the name can be guessed from.
    return replace(
        edge, id=f"{edge.type.lower()}:{source}-{target}-{edge.role or ''}", source=source, target=target,
        as_written=None, basis=None,
    )  # fmt: skip


def _entry(entry: TimelineEntry, hidden: Private) -> TimelineEntry:
    if number := hidden.numbers.get(entry.other or ""):
        return replace(entry, other=number, text=f"{entry.kind}: {number.replace('person:', 'Person ')}")
    text = entry.kind if entry.node in hidden.about else _text(entry.text, hidden)
    node = hidden.numbers.get(entry.node, entry.node) if entry.node else None
    return replace(entry, text=text, node=node)


def _text(text: str, hidden: Private) -> str:
    for name in hidden.names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "(a person)", text, flags=re.IGNORECASE)
    return text
