"""Step by step outward from one node, with what is left out on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catchgraph.analyse import neighbours
from catchgraph.analyse.period import EVER, Pair, Period, Step, edges_outside
from catchgraph.model.schema import label_of

if TYPE_CHECKING:
    import duckdb

#: More nodes than this help nobody on a screen.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Rules:
    """How far to go and what to leave out; see `expand`."""

    depth: int
    labels: frozenset[str] | None
    limit: int
    hub: int
    period: Period = EVER


@dataclass(frozen=True, slots=True)
class Omitted:
    """Neighbours of `id` that were left out, by type and label; both empty where the node was not entered."""

    id: str
    type: str
    label: str
    shown: int
    total: int
    why: str


@dataclass(slots=True)
class Walk:
    """`depth` of every node reached, `degree` of most; `pairs` of neighbours, with the type of what joins them."""

    start: str
    depth: dict[str, int]
    degree: dict[str, int] = field(default_factory=dict)
    pairs: set[Pair] = field(default_factory=set)
    omitted: list[Omitted] = field(default_factory=list)


def walk(connection: duckdb.DuckDBPyConnection, start: str, rules: Rules) -> Walk:
    """Breadth first, to `rules.depth` steps."""
    found = Walk(start, {start: 0})
    frontier = [start]
    for step in range(1, rules.depth + 1):
        number_of = neighbours.numbers(connection, frontier)
        if step > 1:
            _drop_hubs(found, number_of, rules.hub)
        reached = _step(connection, found, number_of, rules) | _findings(connection, found, frontier, rules)
        frontier = _new(found, reached)
        found.depth |= dict.fromkeys(frontier, step)
        if not frontier or len(found.depth) >= MOST:
            break
    found.pairs = {pair for pair in found.pairs if pair[0] in found.depth and pair[1] in found.depth}
    return found


def _new(found: Walk, reached: Iterable[str]) -> list[str]:
    new = sorted(set(reached) - found.depth.keys())
    room = MOST - len(found.depth)
    if len(new) > room:
        why = f"an answer holds {MOST:,} nodes at most"
        found.omitted.append(Omitted(found.start, "", "", room, len(new), why))
    return new[:room]


def _drop_hubs(found: Walk, number_of: dict[str, int], hub: int) -> None:
    for id_ in sorted(number_of):
        if (size := found.degree.get(id_, 0)) > hub:
            why = f"a hub, more than {hub:,} neighbours: not entered"
            found.omitted.append(Omitted(id_, "", "", 0, size, why))
            del number_of[id_]


def _step(connection: duckdb.DuckDBPyConnection, found: Walk, number_of: dict[str, int], rules: Rules) -> set[str]:
    without: Collection[Step] = ()
    if rules.period:
        without = edges_outside(connection, neighbours.edges(connection, number_of.values()), rules.period)
    edges = neighbours.first_edges(
        connection, number_of.values(), max(1, rules.limit), labels=rules.labels, without=without
    )
    id_of = {number: id_ for id_, number in number_of.items()}
    id_of |= neighbours.ids_of(connection, {edge[1] for edge in edges} - id_of.keys())
    reached = set()
    for edge in edges:
        near, far = id_of[edge.node], id_of[edge.other]
        found.degree[far] = edge.degree
        if edge.total > rules.limit and edge.rank == 1:
            found.omitted.append(
                Omitted(near, edge.type, label_of(far) or "", rules.limit, edge.total, "beyond the limit")
            )
        if edge.rank <= rules.limit:
            found.pairs.add(_pair(near, far, edge.type))
            reached.add(far)
    return reached


def _findings(connection: duckdb.DuckDBPyConnection, found: Walk, frontier: list[str], rules: Rules) -> set[str]:
    groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for id_, other, kind in neighbours.of_findings(connection, frontier):
        label = label_of(other) or ""
        if rules.labels is None or label in rules.labels:
            groups[id_, kind, label].append(other)
    reached: set[str] = set()
    for (id_, kind, label), others in groups.items():
        if len(others) > rules.limit:
            found.omitted.append(Omitted(id_, kind, label, rules.limit, len(others), "beyond the limit"))
        kept = others[: rules.limit]
        found.pairs |= {_pair(id_, other, kind) for other in kept}
        reached.update(kept)
    return reached


def _pair(one: str, other: str, kind: str) -> Pair:
    return (one, other, kind) if one < other else (other, one, kind)
