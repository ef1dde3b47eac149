"""Everything dated that the case holds on an entity, in one column, and the times of which it holds nothing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catchgraph.analyse.find import find_in
from catchgraph.analyse.happenings import at_place, events, findings
from catchgraph.analyse.nodes import check_built, refs
from catchgraph.analyse.period import Period
from catchgraph.analyse.silence import silences
from catchgraph.analyse.spells import spells
from catchgraph.analyse.statements import statements
from catchgraph.analyse.subject import gather, is_place, takes_part
from catchgraph.analyse.table import Table
from catchgraph.analyse.timeline_entry import TimelineEntry, united
from catchgraph.analyse.timeline_kinds import EVENTS, KINDS, SILENCE
from catchgraph.analyse.words import spaced
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import UsageError
from catchgraph.model.schema import ENTITIES, label_of, node

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

#: More rows than this are no column to read.
LIMIT = 1_000
_HIDDEN = frozenset(
    {"first", "last", "precision", "until_precision", "latitude", "longitude", "other", "node", "also", "label"}
)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated facts and events of `entity` (id; `label`, `name`), in order. `note` says what was left out."""

    entity: str
    label: str
    name: str
    entries: tuple[TimelineEntry, ...]
    note: str = ""

    @property
    def table(self) -> Table:
        """One row an entry: `date` and `until` as precise as they are, `first` and `last` as times."""
        return Table(
            f"Timeline of {self.name}",
            ("date", "until", "kind", "what", "confidence", "first", "last", "precision", "until_precision",
             "latitude", "longitude", "other", "node", "also", "where"),
            [
                (one.began, one.ended, one.kind, one.text, one.certainty, one.date, one.until, one.precision,
                 one.until_precision, one.latitude, one.longitude, one.other, one.node, list(one.also), list(one.where))
                for one in self.entries
            ],
            note=self.note,
            hidden=_HIDDEN,
        )  # fmt: skip

    def frame(self) -> pd.DataFrame:
        """The rows as a DataFrame."""
        return self.table.frame()


@kept()
def timeline(
    case: CaseFolder,
    text: str,
    *,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    kinds: Iterable[str] | None = None,
    limit: int = LIMIT,
) -> Timeline:
    """What is known of the vessel, company, person or port that `text` names, by day.

    A date is no more precise than its source: 1992 comes before 1992-05. What a register or list says without a day
    is dated by its edition. Where nothing is known for a year or longer, an entry says so. `since`, `until`: only
    what does not lie wholly outside; `kinds`: only these (see `entry.KINDS`); the first `limit` of them. Raises
    `UsageError`, `NotFound`, `Ambiguous`.
    """
    if limit < 1:
        raise UsageError("a timeline has at least 1 row", hint="Give a limit of 1 or more.")
    wanted = None if kinds is None else {kind_of(kind) for kind in kinds}
    period = Period(since, until)
    with case.read() as connection:
        check_built(connection, case)
        id_ = find_in(connection, text)
        label = label_of(id_) or ""
        if node(label).layer != "entity":
            kinds = " or ".join(spaced(kind.label) for kind in ENTITIES)
            raise UsageError(f"{id_} has no timeline", hint=f"Name a {kinds}; catchgraph show has the rest.")
        name = refs(connection, [id_])[id_].name
        every = _entries(connection, label, id_)
    kept = [one for one in every if (wanted is None or one.kind in wanted) and not _outside(one, period)]
    note = f"the first {limit:,} of {len(kept):,} rows; narrow with since, until or kind" if len(kept) > limit else ""
    return Timeline(id_, label, name, tuple(kept[:limit]), note)


def kind_of(text: str) -> str:
    """The kind that a person means: `PortCall`, `port-call`, `port calls` → `port call`. Raises `UsageError`."""
    plain = text.replace("-", " ").replace("_", " ").strip().lower()
    for kind in KINDS:
        if plain.replace(" ", "") in (kind.replace(" ", "").lower(), f"{kind.replace(' ', '').lower()}s"):
            return kind
    raise UsageError(f"a timeline has no {text!r}", hint=f"Kinds: {', '.join(KINDS)}.")


def _entries(connection: duckdb.DuckDBPyConnection, label: str, id_: str) -> list[TimelineEntry]:
    gather(connection, id_)
    found = [*statements(connection), *spells(connection, label, id_)]
    found += events(connection, id_) if takes_part(label) else []
    found += at_place(connection, id_) if is_place(label) else []
    found = _once(found)
    found += silences(found)
    return sorted([*found, *findings(connection, id_)], key=lambda one: one.order)


def _once(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Records that say the same become one entry, with the places of all; events stay apart."""
    same: defaultdict[TimelineEntry, list[TimelineEntry]] = defaultdict(list)
    for one in entries:
        same[replace(one, where=(), also=(), node=one.node if one.kind in EVENTS else None)].append(one)
    return [united(ones, bare.text) for bare, ones in same.items()]


def _outside(one: TimelineEntry, period: Period) -> bool:
    begin, end = one.date or one.until, one.until or one.date
    if begin is None or end is None:
        return False
    open_ended = one.until is None and one.kind != SILENCE
    return bool(
        (period.until and begin >= period.until + dt.timedelta(days=1))
        or (period.since and end < period.since and not open_ended)
    )
