"""A finding with its story and the chain of its goods: what `show` prints of it, and what a page draws."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.concern import Concern, concern
from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.followed import follow
from catchgraph.analyse.custody.starts import of_concern
from catchgraph.analyse.lead.deciding import deciding
from catchgraph.analyse.lead.papers import side_by_side
from catchgraph.analyse.lead.readings import readings
from catchgraph.analyse.lead.story import Story, story
from catchgraph.analyse.table import Table
from catchgraph.analyse.timeline_entry import TimelineEntry

if TYPE_CHECKING:
    import duckdb

#: Lines of goods and links that are followed to say what would close a way; `trace` follows more.
_LINES, _LINKS, _STEPS = 50, 300, 12


@dataclass(frozen=True, slots=True)
class Lead:
    """`concern`: what it names; `story`: what each record says by day; `tables`: benign readings, what would decide it,
    papers side by side, those with rows or a note; `custody`: the way of its goods; `note`: what that leaves out.
    """

    concern: Concern
    story: Story
    tables: tuple[Table, ...]
    custody: Custody
    note: str

    @property
    def entries(self) -> tuple[TimelineEntry, ...]:
        """The story as entries of a timeline, each with its doubts behind it."""
        return tuple(
            replace(
                one, text="; doubt: ".join(filter(None, (one.text, "; ".join(self.story.doubts.get(one.node, ())))))
            )
            if one.node
            else one
            for one in self.story.entries
        )


def lead(
    connection: duckdb.DuckDBPyConnection, id_: str, given: Mapping[str, Any], queries: Sequence[Path] = ()
) -> Lead:
    """The finding with this id and these properties; `queries`: folders of the user's own queries."""
    found = concern(connection, id_)
    told = story(connection, found)
    begun = of_concern(connection, found, _LINES)
    custody, ways = follow(connection, begun, depth=_STEPS, limit=_LINKS)
    details = json.loads(given.get("details") or "{}")
    tables = (
        readings(given["typology"], details, forced=bool(given.get("forced")), folders=queries),
        deciding(told, custody),
        *side_by_side(connection, found),
    )
    note = "; ".join(filter(None, (told.note, begun.note, *(walked.cut for walked in ways.values()))))
    return Lead(found, told, tuple(table for table in tables if table.rows or table.note), custody, note)
