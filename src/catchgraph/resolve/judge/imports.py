"""Judgements of others taken into a case: what is new is added, what contradicts ours is shown and not taken."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import Decision, append, decisions
from catchgraph.resolve.judge.exchange import CANONICAL, IMPORTED, decided, read_lines
from catchgraph.resolve.judge.log import members
from catchgraph.resolve.mentions import MENTIONING

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of each judgement of a file.

    `taken`: added. `known`: number of those that were there. `withdrawn`: those that were there and were taken back
    since, each with what took it back. `against`: theirs and ours, where both differ; ours stand. `waiting`: those of
    `taken` whose records are not in the case now. `unknown`: ids that are no records of the case and no mentions.
    `wrong`: number of the line, and why it is no judgement.
    """

    taken: list[Decision] = field(default_factory=list)
    known: int = 0
    withdrawn: list[tuple[Decision, Decision]] = field(default_factory=list)
    against: list[tuple[Decision, Decision]] = field(default_factory=list)
    waiting: list[Decision] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def take_in(case: CaseFolder, text: str, *, restore: bool = False) -> Imported:
    """Add the judgements of a file of either format (`exchange.read_lines`), with who and when as it says.

    Ids of records (registration:…, listing:…) mean their mentions. A judgement on a pair about which the case decided
    otherwise is not taken, unless the file's log goes on from the case's own. One that the case had and took back
    stays so, unless `restore` says that it shall stand again.
    """
    made, edges, wrong = read_lines(text)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    result = Imported(wrong=wrong)
    theirs: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    with case.read() as connection:
        ids = {subject for one in made for subject in one.subjects} | {id_ for edge in edges for id_ in edge[:2]}
        mentions = _mentions(connection, ids)
        edges = [(mentions.get(edge[0], edge[0]), mentions.get(edge[1], edge[1]), *edge[2:]) for edge in edges]
        for one in [*made, *decided(edges, _ours_id)]:
            pair = tuple(sorted(mentions.get(subject, subject) for subject in one.subjects))
            if len(set(pair)) == 2 and all(map(_ours_id, pair)):
                theirs[pair].append(replace(one, subjects=pair, when=one.when or now))
        here = members(connection, {subject for pair in theirs for subject in pair})
    foreign = {id_ for id_ in ids if id_ not in mentions and not _ours_id(id_) and not CANONICAL.fullmatch(id_)}
    result.unknown.extend(sorted(foreign))
    counted = _sorted_out(_ours(case), theirs, result, restore=restore)
    append(case, result.taken)
    result.waiting.extend(one for one in result.taken if any(subject not in here for subject in one.subjects))
    return replace(result, known=counted)


def _sorted_out(
    ours: dict[tuple[str, ...], list[Decision]],
    theirs: dict[tuple[str, ...], list[Decision]],
    result: Imported,
    *,
    restore: bool,
) -> int:
    known = 0
    for pair, log in theirs.items():
        mine = ours.get(pair, [])
        new = [one for one in log if not _among(one, mine)]
        stands = mine[-1] if mine and mine[-1].verdict != "withdrawn" else None
        if not new and mine and stands is None and log[-1].verdict != "withdrawn":
            if restore:
                result.taken.append(log[-1])
            else:
                result.withdrawn.append((log[-1], mine[-1]))
            known += len(log) - 1
            continue
        known += len(log) - len(new)
        goes_on = all(one in log for one in mine)
        if new and stands and not goes_on and stands.verdict != new[-1].verdict:
            result.against.append((new[-1], stands))
        elif new and not (mine and not goes_on and stands):
            result.taken.extend(new)
        elif new:
            known += len(new)
    return known


def _among(one: Decision, mine: Iterable[Decision]) -> bool:
    """Whether it is there. An edge of nomenklatura carries no reason: verdict, person and time tell."""
    if not one.why.startswith(IMPORTED):
        return one in mine
    return any((one.verdict, one.who, one.when) == (own.verdict, own.who, own.when) for own in mine)


def _ours(case: CaseFolder) -> dict[tuple[str, ...], list[Decision]]:
    log: dict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for one in decisions(case):
        if one.kind == "judgement":
            log[one.subjects].append(one)
    return log


def _ours_id(id_: str) -> bool:
    """A mention is waited for, also where its record is not in the case."""
    return id_.startswith("mention:")


def _mentions(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, str]:
    """Ids of records → the mention of each."""
    wanted: Sequence[str] = sorted(ids)
    found: dict[str, str] = {}
    for table in MENTIONING:
        rows = connection.execute(
            f"SELECT id, min(mention_id) FROM read.{table} WHERE id IN (SELECT unnest(?)) GROUP BY id",  # noqa: S608
            [wanted],
        ).fetchall()
        found |= {id_: mention for id_, mention in rows if mention is not None}
    return found
