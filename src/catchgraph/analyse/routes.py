"""Which paths are asked for: through something, not through others, before a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from catchgraph.analyse import neighbours
from catchgraph.analyse.find import find_in
from catchgraph.analyse.period import Period, edges_outside
from catchgraph.analyse.search import Graph, Result, search
from catchgraph.errors import UsageError
from catchgraph.model.schema import RECORDS

if TYPE_CHECKING:
    import duckdb

#: Paths of each half for every path through something: some halves meet and make no path.
_SPARE = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, in texts as a person gives them; see `link`."""

    start: str
    end: str
    via: str | None
    avoid: tuple[str, ...]
    k: int
    steps: int
    before: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Leg:
    """A search between two nodes (ids)."""

    start: str
    end: str
    result: Result


@dataclass(frozen=True, slots=True)
class Routes:
    """Paths as ids, by cost, one a chain of entities; `degree` of the nodes on them; the searches they came from.

    `beside`: two entities that follow one another on a path → events and records between them that are not on it.
    """

    ends: tuple[str, str]
    paths: tuple[tuple[float, tuple[str, ...]], ...]
    degree: dict[str, int]
    hubs: dict[str, int]
    legs: tuple[Leg, ...]
    beside: dict[tuple[str, str], tuple[str, ...]]


def routes(connection: duckdb.DuckDBPyConnection, wish: Wish) -> Routes:
    """The paths. Raises `UsageError` where what was asked contradicts itself, `NotFound`, `Ambiguous`."""
    stops = [find_in(connection, text) for text in (wish.start, *([wish.via] if wish.via else []), wish.end)]
    shut = [find_in(connection, text) for text in wish.avoid]
    _check(wish, stops, shut)
    number_of = neighbours.numbers(connection, {*stops, *shut})
    if missing := [id_ for id_ in (*stops, *shut) if id_ not in number_of]:
        raise UsageError(f"{missing[0]} cannot be on a path", hint="Name an entity, a record or an event.")
    legs = list(_legs(connection, wish, [number_of[id_] for id_ in stops], {number_of[id_] for id_ in shut}))
    graphs = [graph for graph, _ in legs]
    degree = {node: count for graph in graphs for node, count in graph.degree.items()}
    paths = _joined([result for _, result in legs], graphs, wish)
    hubs = {hub for _, result in legs for hub in result.hubs}
    beside = _beside(graphs[0], [path for _, path in paths])
    nodes = {node for _, path in paths for node in path} | {node for links in beside.values() for node in links}
    id_of = neighbours.ids_of(connection, nodes | hubs)
    return Routes(
        (stops[0], stops[-1]),
        tuple((cost, tuple(id_of[node] for node in path)) for cost, path in paths),
        {id_of[node]: degree.get(node, 0) for _, path in paths for node in path},
        {id_of[hub]: degree.get(hub, 0) for hub in sorted(hubs)},
        tuple(Leg(*ends, result) for ends, (_, result) in zip(pairwise(stops), legs, strict=True)),
        {(id_of[one], id_of[other]): tuple(map(id_of.__getitem__, links)) for (one, other), links in beside.items()},
    )


def _beside(graph: Graph, paths: Sequence[Sequence[int]]) -> dict[tuple[int, int], list[int]]:
    """What else lies between entities that are neighbours or have one event or record between them."""
    found: dict[tuple[int, int], list[int]] = {}
    for path in paths:
        for one, other in pairwise(graph.chain(path)):
            if (one, other) not in found and path.index(other) - path.index(one) <= 2:
                found[one, other] = [node for node in graph.between(one, other) if node not in path]
    return {ends: links for ends, links in found.items() if links}


def _check(wish: Wish, stops: list[str], shut: list[str]) -> None:
    if stops[0] == stops[-1]:
        raise UsageError(f"{wish.start!r} and {wish.end!r} are the same: {stops[0]}")
    if len(set(stops)) < len(stops):
        raise UsageError(f"{wish.via!r} is an end of the path itself: {stops[1]}")
    if both := sorted(set(stops) & set(shut)):
        raise UsageError(f"{both[0]} is to be on the path and to be avoided")


def _legs(
    connection: duckdb.DuckDBPyConnection, wish: Wish, stops: Sequence[int], shut: set[int]
) -> Iterator[tuple[Graph, Result]]:
    through = len(stops) > 2
    known = neighbours.all_ranges(connection)
    links = tuple(known[kind.label] for kind in RECORDS if kind.label in known)
    k, steps = (_SPARE * wish.k, wish.steps - 1) if through else (wish.k, wish.steps)
    for start, end in pairwise(stops):
        closed = frozenset(shut | (set(stops) - {start, end}))
        graph = Graph(lambda nodes: _edges(connection, nodes, wish.before), closed, links)
        yield graph, search(graph, start, end, k=k, most_steps=steps)


def _edges(
    connection: duckdb.DuckDBPyConnection, nodes: Collection[int], before: dt.datetime | None
) -> list[neighbours.Edge]:
    edges = neighbours.edges(connection, nodes)
    if before is None or not edges:
        return edges
    late = edges_outside(connection, edges, Period(until=before - dt.timedelta(days=1)))
    return [edge for edge in edges if edge[:3] not in late]


def _joined(results: list[Result], graphs: list[Graph], wish: Wish) -> list[tuple[float, list[int]]]:
    """Paths of one search, or of two that meet in the node between them."""
    if len(results) == 1:
        return results[0].paths
    found: dict[tuple[int, ...], tuple[float, list[int]]] = {}
    for cost, path in results[0].paths:
        for more, rest in results[1].paths:
            whole = [*path, *rest[1:]]
            if len(set(whole)) == len(whole) <= wish.steps + 1:
                way = (cost + graphs[0].through(path[-1]) + more, whole)
                chain = graphs[0].chain(whole)
                found[chain] = min(way, found.get(chain, way))
    return sorted(found.values())[: wish.k]
