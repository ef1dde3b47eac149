"""Where nodes stand: worked out here, so that a page needs no library to draw a graph."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from catchgraph.analyse.graph import Subgraph

if TYPE_CHECKING:
    import networkx as nx

#: Beyond so many nodes forces take too long; rings around the start are as readable.
MOST_FORCED = 300
_ROUNDS = 120

#: Node → (x, y), each between -1 and 1.
Positions = dict[str, tuple[float, float]]


def positions(part: Subgraph) -> Positions:
    """Forces (Fruchterman and Reingold) from rings by depth; the same picture for the same graph."""
    rings = _rings(part)
    if len(rings) < 3 or len(rings) > MOST_FORCED:
        return rings
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(rings)
    graph.add_edges_from((edge.source, edge.target) for edge in part.edges)
    found = nx.spring_layout(
        graph, k=2.2 / math.sqrt(len(rings)), pos=rings, iterations=_ROUNDS, seed=1, method="force"
    )
    return _scaled({id_: (float(x), float(y)) for id_, (x, y) in found.items()})


def _rings(part: Subgraph) -> Positions:
    """Rings by depth around the start; on each the nodes stand in the order of those that lead to them."""
    ids = {one.id for one in part.nodes}
    next_to: defaultdict[str, list[str]] = defaultdict(list)
    for edge in part.edges:
        next_to[edge.source].append(edge.target)
        next_to[edge.target].append(edge.source)
    by_depth: defaultdict[int, list[str]] = defaultdict(list)
    for one in part.nodes:
        by_depth[one.depth].append(one.id)
    angle: dict[str, float] = {}
    found: Positions = {}
    deepest = max(by_depth, default=0)
    for depth in sorted(by_depth):
        ring = sorted(by_depth[depth], key=lambda id_: (_parent_angle(id_, next_to, angle), id_))
        radius = 0.0 if depth == 0 and len(ring) == 1 else (depth + (len(by_depth[0]) > 1)) / (deepest + 1 or 1)
        for place, id_ in enumerate(ring):
            angle[id_] = 2 * math.pi * (place + 0.5 * (depth % 2)) / len(ring)
            found[id_] = (radius * math.cos(angle[id_]), radius * math.sin(angle[id_]))
    return _scaled({id_: place for id_, place in found.items() if id_ in ids})


def _parent_angle(id_: str, next_to: dict[str, list[str]], angle: dict[str, float]) -> float:
    known = [angle[other] for other in next_to.get(id_, ()) if other in angle]
    return sum(known) / len(known) if known else 0.0


def _scaled(found: Positions) -> Positions:
    if not found:
        return {}
    low = [min(place[axis] for place in found.values()) for axis in (0, 1)]
    high = [max(place[axis] for place in found.values()) for axis in (0, 1)]

    def unit(value: float, axis: int) -> float:
        wide = high[axis] - low[axis]
        return round(2 * (value - low[axis]) / wide - 1, 4) if wide > 1e-9 else 0.0

    return {id_: (unit(x, 0), unit(y, 1)) for id_, (x, y) in found.items()}
