"""What a picture shows, as plain values: a part of the graph or a timeline, with what people wrote about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.graph import GraphNode, Subgraph
from catchgraph.analyse.marks import Mark, tags_of
from catchgraph.analyse.table import Table
from catchgraph.analyse.timeline_entry import TimelineEntry
from catchgraph.analyse.timeline_kinds import SILENCE


@dataclass(frozen=True, slots=True)
class Picture:
    """`starts`: ids that were asked about; `marks`: by id; `entries`: of a timeline, in its order.

    `custody`: the chain of a trace. `tables`: what a finding says besides. `notes` say what is not shown.
    """

    title: str
    starts: tuple[str, ...]
    part: Subgraph
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    entries: tuple[TimelineEntry, ...] = ()
    notes: tuple[str, ...] = ()
    custody: Custody | None = None
    tables: tuple[Table, ...] = ()

    def tags(self, id_: str) -> list[str]:
        """The tags on a node."""
        return tags_of(self.marks.get(id_, ()))

    def pinned(self, id_: str) -> bool:
        """Whether a node is pinned."""
        return any(mark.what == "pin" for mark in self.marks.get(id_, ()))

    def written(self, id_: str) -> list[str]:
        """Notes on a node, and the reason of its pin, each with who and which day."""
        return [
            f"{mark.text} ({mark.who}, {mark.when[:10]})"
            for mark in self.marks.get(id_, ())
            if mark.what != "tag" and mark.text
        ]

    def node(self, id_: str) -> GraphNode | None:
        """The node of that id, if it is shown."""
        return next((one for one in self.part.nodes if one.id == id_), None)


def days(one: GraphNode | TimelineEntry) -> str:
    """`2016-05-10 – 2018-12-31`, one of them, or nothing; those of an entry as precise as its source."""
    if isinstance(one, TimelineEntry):
        first, last = one.began, one.ended
    else:
        first, last = (day.date().isoformat() if day else "" for day in (one.since, one.until))
    if first and last and first != last:
        return f"{first} – {last}"
    return first or (f"until {last}" if last else "")


def said(entry: TimelineEntry) -> str:
    """Kind and text of an entry."""
    return entry.text if entry.kind == SILENCE else f"{entry.kind}: {entry.text}"
