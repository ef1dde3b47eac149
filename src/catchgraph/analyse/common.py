"""What several entities have in common: neighbours that at least two of them share, one or two steps away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catchgraph.analyse import neighbours
from catchgraph.analyse.find import find_in
from catchgraph.analyse.graph import Subgraph, subgraph
from catchgraph.analyse.nodes import check_built
from catchgraph.analyse.search import HUB
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import UsageError

if TYPE_CHECKING:
    import duckdb

#: Second steps are taken while the neighbours to read are not more than these in all.
MOST = 200_000
LARGEST = 20
_COLUMNS = ("rank", "label", "name", "shared_by", "with", "steps", "through", "relationship", "where", "neighbours",
            "through_id", "id")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Common:
    """`rows`: for each thing in common one row with each of the entities that share it; `subgraph`: the ways there."""

    entities: tuple[str, ...]
    rows: Table
    subgraph: Subgraph


@dataclass(slots=True)
class _Reach:
    """What one entity reaches: node → the nodes on the way there, the least busy first; none where it is next to it."""

    start: int
    through: dict[int, list[int]] = field(default_factory=dict)


@kept()
def common(case: CaseFolder, names: Iterable[str], *, limit: int = 20) -> Common:
    """What at least two of the entities that `names` mean share, the most telling first.

    First what most of them share, then what is fewest steps away, then what has the fewest neighbours: a one-ship
    company says more than a busy port. Nothing is searched beyond a neighbour that itself has very many; `note`
    says so. Raises `UsageError` for fewer than two entities, `NotFound`, `Ambiguous`.
    """
    if limit < 1:
        raise UsageError("ask for at least 1 row", hint="Give a limit of 1 or more.")
    with case.read() as connection:
        check_built(connection, case)
        ids = list(dict.fromkeys(find_in(connection, text) for text in names))
        if not 2 <= len(ids) <= LARGEST:
            raise UsageError(f"{len(ids)} different entities", hint=f"Name 2 to {LARGEST} that are not the same.")
        number_of = neighbours.numbers(connection, ids)
        if missing := [id_ for id_ in ids if id_ not in number_of]:
            raise UsageError(f"{missing[0]} is in no relationship", hint="Name an entity, a record or an event.")
        degree: dict[int, int] = {}
        reaches, left = _reach(connection, [number_of[id_] for id_ in ids], degree)
        shared = _shared(reaches, degree)
        return _answer(connection, ids, reaches, shared[:limit], degree, _note(len(shared), limit, left))


def _reach(
    connection: duckdb.DuckDBPyConnection, starts: Sequence[int], degree: dict[int, int]
) -> tuple[list[_Reach], int]:
    """What each reaches in two steps, and how many neighbours were not searched beyond."""
    reaches = {start: _Reach(start) for start in starts}
    for node, other, _, size in neighbours.edges(connection, starts):
        reaches[node].through[other] = []
        degree[other] = size
    first = sorted(
        {other for reach in reaches.values() for other in reach.through} - reaches.keys(),
        key=lambda other: (degree[other], other),
    )
    entered, room = [], MOST
    for other in first:
        room -= degree[other]
        if degree[other] > HUB or room < 0:
            break
        entered.append(other)
    beyond: defaultdict[int, list[int]] = defaultdict(list)
    for node, other, _, size in neighbours.edges(connection, entered):
        beyond[node].append(other)
        degree[other] = size
    for reach in reaches.values():
        direct = set(reach.through)
        for middle in sorted(direct & beyond.keys(), key=lambda node: (degree[node], node)):
            for other in beyond[middle]:
                if other not in direct and other not in reaches:
                    reach.through.setdefault(other, []).append(middle)
    return list(reaches.values()), len(first) - len(entered)


def _shared(reaches: Sequence[_Reach], degree: dict[int, int]) -> list[int]:
    """What at least two reach, the most telling first.

    What lies behind one neighbour that they share (a sister ship behind the owner) is left out: the neighbour stands
    for it.
    """
    starts = {reach.start for reach in reaches}
    ways: defaultdict[int, list[list[int]]] = defaultdict(list)
    for reach in reaches:
        for node, middles in reach.through.items():
            if node not in starts:
                ways[node].append(middles)
    shared = (node for node, every in ways.items() if len(every) > 1 and not _behind(every))
    return sorted(
        shared,
        key=lambda node: (-len(ways[node]), sum(2 if way else 1 for way in ways[node]), degree[node], node),
    )


def _behind(ways: list[list[int]]) -> bool:
    """Whether one and the same node is on the way of all."""
    return bool(set(ways[0]).intersection(*ways[1:]))


def _answer(
    connection: duckdb.DuckDBPyConnection,
    ids: list[str],
    reaches: list[_Reach],
    shared: list[int],
    degree: dict[int, int],
    note: str,
) -> Common:
    starts = {reach.start for reach in reaches}
    ways = [
        (node, reach.start, next(iter(reach.through[node]), None))
        for node in shared
        for reach in reaches
        if node in reach.through
    ]
    used = {step for way in ways for step in way if step is not None}
    id_of = neighbours.ids_of(connection, used | starts)
    depth = {id_of[node]: 1 if middle is None else 2 for node, _, middle in sorted(ways, key=str)}
    depth |= {id_of[middle]: 1 for _, _, middle in ways if middle is not None} | dict.fromkeys(ids, 0)
    steps = {frozenset(pair) for way in ways for pair in _pairs(way, id_of)}
    joined = [pair for pair in neighbours.joined(connection, depth) if frozenset(pair[:2]) in steps]
    part = subgraph(connection, depth, joined)
    rows = _rows(ways, id_of, part, degree)
    return Common(tuple(ids), Table("In common", _COLUMNS, rows, note, frozenset({"through_id"})), part)


def _pairs(way: tuple[int, int, int | None], id_of: dict[int, str]) -> list[tuple[str, str]]:
    node, start, middle = way
    if middle is None:
        return [(id_of[start], id_of[node])]
    return [(id_of[start], id_of[middle]), (id_of[middle], id_of[node])]


def _rows(
    ways: list[tuple[int, int, int | None]], id_of: dict[int, str], part: Subgraph, degree: dict[int, int]
) -> list[tuple[Any, ...]]:
    nodes = {one.id: one for one in part.nodes}
    rank = {node: number for number, node in enumerate(dict.fromkeys(way[0] for way in ways), 1)}
    shared_by = {node: sum(way[0] == node for way in ways) for node in rank}
    edges: defaultdict[frozenset[str], list[Any]] = defaultdict(list)
    for edge in part.edges:
        edges[frozenset((edge.source, edge.target))].append(edge)
    rows = []
    for node, start, middle in ways:
        steps = [edges[frozenset(pair)] for pair in _pairs((node, start, middle), id_of)]
        types = " – ".join("/".join(sorted({edge.type for edge in step})) for step in steps)
        where = sorted({place for step in steps for edge in step for place in edge.where})
        one = nodes[id_of[node]]
        through = id_of[middle] if middle is not None else None
        rows.append(
            (rank[node], one.label, one.name, shared_by[node], nodes[id_of[start]].name, len(steps),
             nodes[through].name if through else None, types, where, degree[node], through, one.id)
        )  # fmt: skip
    return rows


def _note(count: int, limit: int, left: int) -> str:
    parts = []
    if not count:
        parts.append("nothing is one or two steps from two of them")
    if count > limit:
        parts.append(f"{count:,} things in common; the first {limit:,}")
    if left:
        parts.append(f"not searched beyond {left:,} neighbours that have too many of their own")
    return "; ".join(parts)
