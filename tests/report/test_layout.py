"""Positions of nodes: within the picture, apart, the same every time."""

import math
from itertools import combinations

import pytest

from catchgraph.analyse.graph import Subgraph
from catchgraph.report.layout import MOST_FORCED, positions
from tests.exchange.world import EDGES, NODES, edge, node


@pytest.mark.parametrize("count", [1, 2, 3, 40, MOST_FORCED + 5])
def test_every_node_stands_in_the_picture_apart_from_the_others(count):
    nodes = tuple(node(f"vessel:{n}", "Vessel", "V", 0 if n == 0 else 1 + n % 3) for n in range(count))
    edges = tuple(edge("vessel:0", "OWNS", f"vessel:{n}") for n in range(1, count))
    found = positions(Subgraph(nodes, edges))
    assert set(found) == {one.id for one in nodes}
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in found.values())
    assert min((math.dist(one, other) for one, other in combinations(found.values(), 2)), default=1) > 1e-3


def test_the_same_graph_is_the_same_picture():
    assert positions(Subgraph(NODES, EDGES)) == positions(Subgraph(NODES, EDGES))


def test_nothing_has_no_positions():
    assert positions(Subgraph((), ())) == {}
