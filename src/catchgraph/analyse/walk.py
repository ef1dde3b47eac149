"""Step by step outward from one node, with what is left out on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catchgraph.analyse import neighbours
from catchgraph.model.schema import label_of

if TYPE_CHECKING:
    import duckdb

#: More nodes than this help nobody on a screen.
MOST = 2_000

#: (node, relationship type, shown, of how many, why)
Folded = tuple[str, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Rules:
    """How far to go and what to leave out; see `expand`."""

    depth: int
    labels: frozenset[str] | None
    limit: int
    hub: int


@dataclass(slots=True)
class Walk:
    """`depth` of every node reached, `degree` of most; `pairs` of neighbours, with the type of what joins them."""

    start: str
    depth: dict[str, int]
    degree: dict[str, int] = field(default_factory=dict)
    pairs: set[tuple[str, str, str]] = field(default_factory=set)
    folded: list[Folded] = field(default_factory=list)


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
    found.pairs = {pair for pair in found.pairs if pair[0] in found.depth and pair[1] in found.depth}
    return found


def _new(found: Walk, reached: Iterable[str]) -> list[str]:
    new = sorted(set(reached) - found.depth.keys())
    room = MOST - len(found.depth)
    if len(new) > room:
        found.folded.append((found.start, "", room, len(new), f"an answer holds {MOST:,} nodes at most"))
    return new[:room]


def _drop_hubs(found: Walk, number_of: dict[str, int], hub: int) -> None:
    for id_ in sorted(number_of):
        if (size := found.degree.get(id_, 0)) > hub:
            found.folded.append((id_, "", 0, size, f"a hub, more than {hub:,} neighbours: not entered"))
            del number_of[id_]


def _step(connection: duckdb.DuckDBPyConnection, found: Walk, number_of: dict[str, int], rules: Rules) -> set[str]:
    ranges = () if rules.labels is None else neighbours.ranges_of(connection, rules.labels)
    edges = neighbours.first_edges(connection, number_of.values(), rules.limit, ranges)
    id_of = {number: id_ for id_, number in number_of.items()}
    id_of |= neighbours.ids_of(connection, {edge[1] for edge in edges} - id_of.keys())
    found.degree |= {id_of[other]: degree for _, other, _, degree, _ in edges}
    too_many = {(id_of[node], kind, total) for node, _, kind, _, total in edges if total > rules.limit}
    found.folded += [(id_, kind, rules.limit, total, "beyond the limit") for id_, kind, total in sorted(too_many)]
    found.pairs |= {_pair(id_of[node], id_of[other], kind) for node, other, kind, _, _ in edges}
    return {id_of[edge[1]] for edge in edges}


def _findings(connection: duckdb.DuckDBPyConnection, found: Walk, frontier: list[str], rules: Rules) -> set[str]:
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, other, kind in neighbours.of_findings(connection, frontier):
        if rules.labels is None or label_of(other) in rules.labels:
            groups[id_, kind].append(other)
    reached: set[str] = set()
    for (id_, kind), others in groups.items():
        if len(others) > rules.limit:
            found.folded.append((id_, kind, rules.limit, len(others), "beyond the limit"))
        kept = others[: rules.limit]
        found.pairs |= {_pair(id_, other, kind) for other in kept}
        reached.update(kept)
    return reached


def _pair(one: str, other: str, kind: str) -> tuple[str, str, str]:
    return (one, other, kind) if one < other else (other, one, kind)
