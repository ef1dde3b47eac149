"""The cheapest paths between two nodes, searched from both ends at once and fetched level by level.

A path costs one for each step and the logarithm of the number of neighbours of every node that it passes
through: two vessels that share a one-ship company are closer than two that met the same busy carrier.

Paths through the same entities in the same order are one chain, whatever events and records lie between: only the
cheapest path of a chain is an answer.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from catchgraph.analyse.neighbours import Edge

if TYPE_CHECKING:
    import networkx as nx

#: A node with more neighbours is no step of an explanation; it is met, but not searched beyond.
HUB = 1_000
#: The search ends when it holds more relationships than this.
MOST = 300_000


@dataclass(slots=True)
class Graph:
    """What the search may ask for, and what it has learnt.

    `closed`: nodes that no path may lead through; `links`: lowest and highest numbers of what only links entities.
    """

    fetch: Callable[[Collection[int]], list[Edge]]
    closed: frozenset[int] = frozenset()
    links: tuple[tuple[int, int], ...] = ()
    next_to: dict[int, list[int]] = field(default_factory=dict)
    degree: dict[int, int] = field(default_factory=dict)
    held: int = 0

    def open(self, nodes: Iterable[int]) -> None:
        """Fetch the neighbours of nodes, and how many neighbours these have."""
        new = sorted(set(nodes) - self.next_to.keys())
        self.next_to |= {node: [] for node in new}
        for node, other, _, degree in self.fetch(new):
            if other in self.closed:
                continue
            if not self.next_to[node] or self.next_to[node][-1] != other:
                self.next_to[node].append(other)
                self.degree[other] = degree
                self.held += 1

    def is_link(self, node: int) -> bool:
        """Whether it is an event or a record."""
        return any(low <= node <= high for low, high in self.links)

    def chain(self, path: Sequence[int]) -> tuple[int, ...]:
        """The entities on a path, and its ends."""
        return (path[0], *(node for node in path[1:-1] if not self.is_link(node)), path[-1])

    def between(self, one: int, other: int) -> list[int]:
        """Events and records next to both."""
        near, far = sorted((one, other), key=lambda end: (end not in self.next_to, self.degree.get(end, 0), end))
        self.open([near])
        links = [node for node in self.next_to[near] if self.is_link(node)]
        if far in self.next_to:
            return sorted(set(links) & set(self.next_to[far]))
        self.open(links)
        return [node for node in links if far in self.next_to[node]]

    def through(self, node: int) -> float:
        """What passing through a node costs."""
        return math.log(max(1, self.degree.get(node, 1)))


@dataclass(slots=True)
class Side:
    """Everything reached from one end: what it cost and from where; `shut` are the nodes not searched beyond yet."""

    start: int
    cost: dict[int, float]
    shut: set[int]
    parent: dict[int, int] = field(default_factory=dict)

    @classmethod
    def at(cls, start: int) -> Side:
        """Only the end itself is reached."""
        return cls(start, {start: 0.0}, {start})

    def leaving(self, graph: Graph, node: int) -> float:
        """Cost up to and through a node."""
        return self.cost[node] + (0.0 if node == self.start else graph.through(node))

    def least(self, graph: Graph) -> float:
        """The least cost of any way on from this side."""
        return min((self.leaving(graph, node) for node in self.shut), default=math.inf)

    def path(self, node: int) -> list[int]:
        """From the end to the node."""
        steps = [node]
        while steps[-1] != self.start:
            steps.append(self.parent[steps[-1]])
        return steps[::-1]


@dataclass(frozen=True, slots=True)
class Result:
    """Paths by cost, one for each chain. Beyond `hubs` cheaper ones may lie; `cut`: the search ended at its limit.

    `reached`: how many nodes were reached from either end, itself not counted, over `held` relationships.
    """

    paths: list[tuple[float, list[int]]]
    hubs: set[int]
    cut: bool
    reached: tuple[int, int]
    held: int


def search(graph: Graph, start: int, end: int, *, k: int, most_steps: int) -> Result:
    """The cheapest simple paths of the `k` cheapest chains, of at most `most_steps` steps, that do not lead beyond
    hubs."""
    one, other = Side.at(start), Side.at(end)
    for _ in range(most_steps):
        bound = _bound(graph, one, other, k)
        choices = [(_useful(graph, a, b, bound), a, b) for a, b in ((one, other), (other, one))]
        choices = [choice for choice in choices if choice[0]]
        if not choices or graph.held > MOST:
            break
        useful, side, far = min(choices, key=lambda choice: sum(graph.degree.get(node, 0) for node in choice[0]))
        _step(graph, side, far, useful)
    bound = _bound(graph, one, other, k)
    hubs = _near(graph, one, other, bound, hubs=True) | _near(graph, other, one, bound, hubs=True)
    paths = _cheapest(graph, start, end, k, most_steps)
    reached = (len(one.cost) - 1, len(other.cost) - 1)
    return Result(paths, hubs, graph.held > MOST, reached, graph.held)


def _useful(graph: Graph, side: Side, far: Side, bound: float) -> set[int]:
    return _near(graph, side, far, bound, hubs=False)


def _near(graph: Graph, side: Side, far: Side, bound: float, *, hubs: bool) -> set[int]:
    """Nodes through which a path that costs less than `bound` may still lead."""
    rest = 1 + far.least(graph)
    return {
        node
        for node in side.shut
        if (node != side.start and graph.degree[node] > HUB) == hubs and side.leaving(graph, node) + rest < bound
    }


def _step(graph: Graph, side: Side, far: Side, nodes: set[int]) -> None:
    graph.open(nodes)
    side.shut -= nodes
    for node in sorted(nodes):
        cost = side.leaving(graph, node) + 1
        for other in graph.next_to[node]:
            if cost < side.cost.get(other, math.inf):
                side.cost[other] = cost
                side.parent[other] = node
                if other != far.start and graph.degree[other] > 1:
                    side.shut.add(other)


def _bound(graph: Graph, one: Side, other: Side, k: int) -> float:
    """The cost of the k-th best chain that both sides know; infinite while they know fewer."""
    costs = {node: one.leaving(graph, node) + other.cost[node] for node in one.cost.keys() & other.cost.keys()}
    known: dict[tuple[int, ...], float] = {}
    for node in heapq.nsmallest(8 * k, _met(graph, one, other, costs), key=lambda met: (costs[met], met)):
        path = (*one.path(node), *other.path(node)[-2::-1])
        if len(set(path)) == len(path):
            known.setdefault(graph.chain(path), costs[node])
    return sorted(known.values())[k - 1] if len(known) >= k else math.inf


def _met(graph: Graph, one: Side, other: Side, costs: dict[int, float]) -> list[int]:
    """Where the sides meet: of events and records that join the same two, the cheapest."""
    best: dict[object, int] = {}
    for node in sorted(costs, key=lambda node: (costs[node], node)):
        ends = (one.parent.get(node), other.parent.get(node))
        best.setdefault(ends if graph.is_link(node) else node, node)
    return list(best.values())


def _cheapest(graph: Graph, start: int, end: int, k: int, most_steps: int) -> list[tuple[float, list[int]]]:
    import networkx as nx

    known = _known(graph, start, end)
    if start not in known or end not in known or not nx.has_path(known, start, end):
        return []
    found: dict[tuple[int, ...], tuple[float, list[int]]] = {}
    for path in islice(nx.shortest_simple_paths(known, start, end, weight="weight"), 10 * k):
        if len(path) <= most_steps + 1:
            found.setdefault(graph.chain(path), (nx.path_weight(known, path, "weight"), path))
        if len(found) == k:
            break
    return sorted(found.values())


def _known(graph: Graph, start: int, end: int) -> nx.Graph[int]:
    """What was learnt as a graph, without what leads nowhere or only repeats a chain."""
    import networkx as nx

    # What one opened node alone knows leads nowhere.
    seen = Counter(other for others in graph.next_to.values() for other in others)
    known: nx.Graph[int] = nx.Graph()
    for node in sorted(graph.next_to):
        for other in graph.next_to[node]:
            if seen[other] < 2 and other not in graph.next_to and other not in (start, end):
                continue
            weight = 1 + sum(graph.through(x) / 2 for x in (node, other) if x not in (start, end))
            known.add_edge(node, other, weight=weight)
    same: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    for node in known:
        if graph.is_link(node) and node not in (start, end):
            same[frozenset(known[node])].append(node)
    for ends, links in same.items():
        best = min(links, key=lambda node: (graph.through(node), node))
        # Two that are neighbours need nothing between them.
        direct = len(ends) == 2 and known.has_edge(*ends)
        known.remove_nodes_from(node for node in links if direct or node != best)
    return known
