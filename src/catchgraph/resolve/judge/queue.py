"""What a person should look at next: undecided pairs near the threshold, those with the largest consequences first."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchgraph.case.case import CaseFolder
from catchgraph.case.decisions import standing
from catchgraph.model import kinds
from catchgraph.resolve.core.weights import load_weights
from catchgraph.resolve.explain.compared import on_the_spot, stored_parts
from catchgraph.resolve.explain.explanation import Part
from catchgraph.resolve.explain.strongest_links import Link, tree
from catchgraph.resolve.judge.stakes import Stakes, stakes
from catchgraph.resolve.labels import Label, label_of_mention, labels_of

if TYPE_CHECKING:
    import duckdb

#: How far from the threshold a pair is still in doubt (log-odds: there it is one in fifty).
WINDOW = 4.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair to decide. `entities`: those of both sides, twice the same where they are one now.

    `value` orders the queue: doubt (1 at the threshold, towards 0 away from it)
    times consequence.
    """

    kind: str
    left: str
    right: str
    score: float
    link_at: float
    levels: str
    entities: tuple[str, str]
    value: float
    stakes: tuple[Stakes, Stakes]

    @property
    def together(self) -> bool:
        """Whether both are one entity now."""
        return self.entities[0] == self.entities[1]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both records side by side: names, places, and the values that were compared.

    The weights of `parts` and `intercept`, what counts before any field, sum to the score.
    """

    left: Label
    right: Label
    parts: tuple[Part, ...]
    intercept: float


def queue(case: CaseFolder, wanted: Iterable[str] | None = None, *, conflicts: bool = False) -> list[Doubt]:
    """Undecided pairs of the `wanted` kinds, else of all, most valuable first; the same case gives the same order. Of
    pairs of one entity each further one counts half, a third, … as much: what is said of the first may decide it.

    Of two entities that are apart the strongest pair stands for all: what a person says of it is never crossed. Of an
    entity only links without which it would fall apart (the maximum spanning tree) are asked. `conflicts`: only pairs
    that score high enough, but whose clusters must stay apart. Decided pairs, and entities between which a judgement
    stands, do not return.
    """
    judged: set[tuple[str, ...]] = {pair for pair in standing(case, "judgement") if len(pair) == 2}
    found: list[Doubt] = []
    with case.read() as connection:
        for kind in kinds.prefixes():
            if wanted is None or kind in set(wanted):
                found += _of_kind(connection, kind, judged, conflicts=conflicts)
    return _spread(found)


def _spread(found: Iterable[Doubt]) -> list[Doubt]:
    """By value, divided by how many pairs with one of its entities came before and itself."""
    asked: Counter[str] = Counter()
    waiting = [(-round(one.value, 9), one.kind, one.left, one.right, one) for one in found]
    heapq.heapify(waiting)
    order: list[Doubt] = []
    while waiting:
        *_, one = first = heapq.heappop(waiting)
        now = -round(one.value / (1 + max(asked[entity] for entity in one.entities)), 9)
        if now > first[0]:
            heapq.heappush(waiting, (now, *first[1:]))
            continue
        order.append(one)
        asked.update(set(one.entities))
    return order


def labels(case: CaseFolder, doubts: Sequence[Doubt]) -> dict[str, Label]:
    """Name and place of every mention of these pairs."""
    found: dict[str, Label] = {}
    with case.read() as connection:
        for kind in kinds.prefixes():
            some = [mention for one in doubts if one.kind == kind for mention in (one.left, one.right)]
            found |= labels_of(connection, kind, some) if some else {}
    return found


def sides(case: CaseFolder, doubt: Doubt) -> Sides:
    """What a person needs to see of a pair."""
    judged = {subject for subjects in standing(case, "judgement") for subject in subjects}
    with case.read() as connection:
        shown = on_the_spot(connection, doubt.kind, [(doubt.left, doubt.right)], judged)["parts"].iloc[0]
        left, right = (label_of_mention(connection, doubt.kind, mention) for mention in (doubt.left, doubt.right))
    parts = tuple(
        Part(one["field"], "", one["left"], one["right"], one["level"], "", float(one["weight"]))
        for one in stored_parts(doubt.kind, shown, doubt.levels)
    )
    return Sides(left, right, parts, load_weights(doubt.kind).intercept)


_PAIRS = """
    SELECT p."left", p."right", p.score, p.levels, a.entity_id, b.entity_id
    FROM resolve.pair p
    JOIN resolve.member a ON a.mention_id = p."left" JOIN resolve.member b ON b.mention_id = p."right"
    WHERE p.kind = $kind AND p.decided IN ('linked', 'not linked')
      AND CASE WHEN $conflicts THEN p.score >= $at AND a.entity_id <> b.entity_id
               ELSE abs(p.score - $at) <= $window AND (a.entity_id <> b.entity_id OR p.score >= $at) END
    ORDER BY p.score DESC, p."left", p."right"
"""

Row = tuple[str, str, float, str, str, str]


def _of_kind(
    connection: duckdb.DuckDBPyConnection, kind: str, judged: set[tuple[str, ...]], *, conflicts: bool
) -> list[Doubt]:
    at = load_weights(kind).link_at
    given = {"kind": kind, "at": at, "window": WINDOW, "conflicts": conflicts}
    rows: list[Row] = connection.execute(_PAIRS, given).fetchall()
    rows = _undecided(connection, rows, judged)
    known = stakes(connection, {entity for row in rows for entity in row[4:]})
    return [_doubt(kind, at, row, known) for row in rows]


def _doubt(kind: str, at: float, row: Row, known: Mapping[str, Stakes]) -> Doubt:
    left, right, score, levels, one, other = row
    likely = 1 / (1 + math.exp(-(score - at)))
    both = (known[one], known[other])
    weight = sum(side.weight for side in both) / (2 if one == other else 1)
    value = 4 * likely * (1 - likely) * (1 + weight)
    return Doubt(kind, left, right, score, at, levels, (one, other), value, both)


def _undecided(connection: duckdb.DuckDBPyConnection, rows: list[Row], judged: set[tuple[str, ...]]) -> list[Row]:
    decided = _between(connection, judged)
    inside = _needed(connection, {row[4] for row in rows if row[4] == row[5]})
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in rows:
        left, right, one, other = row[0], row[1], row[4], row[5]
        pair = (min(one, other), max(one, other))
        if (left, right) in judged:
            continue
        if one == other:
            if (left, right) in inside:
                kept.append(row)
        elif pair not in decided and pair not in seen:
            seen.add(pair)
            kept.append(row)
    return kept


def _between(connection: duckdb.DuckDBPyConnection, judged: set[tuple[str, ...]]) -> set[tuple[str, str]]:
    """Pairs of entities between whose records a judgement stands."""
    mentions = sorted({mention for pair in judged for mention in pair})
    entity = dict(
        connection.execute(
            "SELECT mention_id, entity_id FROM resolve.member WHERE mention_id IN (SELECT unnest(?))", [mentions]
        ).fetchall()
    )
    ends = [(entity[pair[0]], entity[pair[1]]) for pair in judged if all(one in entity for one in pair)]
    return {(min(pair), max(pair)) for pair in ends}


def _needed(connection: duckdb.DuckDBPyConnection, entities: set[str]) -> set[tuple[str, str]]:
    """Links without which one of these entities would fall apart."""
    rows = connection.execute(
        """SELECT p."left", p."right", p.score, p.decided = 'judged same'
        FROM resolve.pair p JOIN resolve.member a ON a.mention_id = p."left"
        JOIN resolve.member b ON b.mention_id = p."right" AND b.entity_id = a.entity_id
        WHERE p.decided IN ('linked', 'judged same') AND a.entity_id IN (SELECT unnest(?))""",
        [sorted(entities)],
    ).fetchall()
    return {(link.left, link.right) for link in tree(Link(*row) for row in rows)}
