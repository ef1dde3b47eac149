"""Notes, pins and tags that people put on entities, records, events and findings.

They are decisions (`decisions.jsonl`: who, when, what) on the id of that day. Ids change when entities are merged or
split, so decisions and tombstones are replayed in the order of time: a merge joins what was written of both, and a
split leaves it on every part, since nobody can say which part was meant.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import MARKS, Decision, decisions
from catchgraph.model.ids import make_id

if TYPE_CHECKING:
    import duckdb

TAG = "tag:"
NOTE = "note:"

#: Old id → what became of it, for one run.
Moves = Mapping[str, list[str]]
#: Id of today → the marks on it, each under what makes it one.
_State = dict[str, dict[tuple[str, str], "Mark"]]

_TOMBSTONES = """
    SELECT r.done_at, t.run, t.entity_id, t.successors FROM resolve.tombstone t JOIN main.run r USING (run)
    WHERE t.run <= (SELECT max(run) FROM main.run WHERE step = 'derive') ORDER BY t.run, t.entity_id
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """One note, pin or tag. `what`: note, pin or tag; `written_of`: the id that it was put on.

    `id` names it for whoever takes it back: `note:…` of a note, else nothing.
    """

    what: str
    text: str
    who: str
    when: str
    written_of: str
    id: str = ""

    @property
    def at(self) -> dt.datetime | None:
        """When, in UTC; nothing where a line written by hand has no time."""
        return _time(self.when) if _time(self.when) > dt.datetime.min else None


def marks(case: CaseFolder, connection: duckdb.DuckDBPyConnection) -> dict[str, list[Mark]]:
    """Every standing mark by the id that its subject has in the derived tables now: pin, tags, notes by time."""
    made = [decision for decision in decisions(case) if decision.kind in MARKS]
    if not made:
        return {}
    state = replay(made, _moves(connection))
    return {id_: sorted(state[id_].values(), key=_order) for id_ in sorted(state) if state[id_]}


def replay(made: Iterable[Decision], moves: Iterable[tuple[dt.datetime, Moves]]) -> _State:
    """Marks by the ids of today, from decisions and from the moves of ids, each with its time (UTC)."""
    # A run and a decision of one second: the run first, since a decision names an id that stands.
    happened: list[tuple[dt.datetime, int, int, Decision | Moves]] = [
        *((at, 0, place, move) for place, (at, move) in enumerate(moves)),
        *((_time(decision.when), 1, place, decision) for place, decision in enumerate(made)),
    ]
    state: _State = {}
    for _, _, _, event in sorted(happened, key=lambda item: item[:3]):
        if isinstance(event, Decision):
            _apply(state, event)
        else:
            state = _moved(state, event)
    return state


def parts(decision: Decision) -> tuple[str, str]:
    """The id that a mark was put on, and its tag (`tag:…`) or the note's id, if it names one."""
    named = next((subject for subject in decision.subjects if subject.startswith((TAG, NOTE))), "")
    return next((subject for subject in decision.subjects if subject != named), ""), named


def tags_of(found: Iterable[Mark]) -> list[str]:
    """The tags among marks."""
    return [mark.text for mark in found if mark.what == "tag"]


def _apply(state: _State, decision: Decision) -> None:
    subject, named = parts(decision)
    if decision.verdict == "withdrawn":
        state.get(subject, {}).pop((decision.kind, named), None)
        return
    if decision.kind == "note":
        named = make_id("note", subject, decision.when, decision.who, decision.why)
    text = named.removeprefix(TAG) if decision.kind == "tag" else decision.why
    mark = Mark(decision.kind, text, decision.who, decision.when, subject, named if decision.kind == "note" else "")
    state.setdefault(subject, {})[decision.kind, named] = mark


def _moved(state: _State, moves: Moves) -> _State:
    moved: defaultdict[str, dict[tuple[str, str], Mark]] = defaultdict(dict)
    for id_, found in state.items():
        for heir in moves.get(id_) or [id_]:
            moved[heir].update({key: mark for key, mark in found.items() if key not in moved[heir]})
    return dict(moved)


def _moves(connection: duckdb.DuckDBPyConnection) -> list[tuple[dt.datetime, Moves]]:
    runs: dict[int, tuple[dt.datetime, dict[str, list[str]]]] = {}
    for at, run, id_, successors in connection.execute(_TOMBSTONES).fetchall():
        # Times of decisions have whole seconds.
        runs.setdefault(run, (at.replace(microsecond=0), {}))[1][id_] = list(successors or [])
    return list(runs.values())


def _time(text: str) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        # A line written by hand without a time still counts, before everything else.
        return dt.datetime.min
    return found.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0) if found.tzinfo else found


def _order(mark: Mark) -> tuple[int, str, str]:
    return (("pin", "tag", "note").index(mark.what), "" if mark.what == "tag" else mark.when, mark.text)
