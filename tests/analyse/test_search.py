"""The cheapest paths, beside what an exhaustive search finds."""

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.analyse import search as module
from catchgraph.analyse.search import Graph, search


def ask(edges, start, end, k=3, most_steps=6):
    known = nx.Graph(edges)
    known.add_nodes_from((start, end))

    def fetch(nodes):
        return sorted((n, o, "OWNS", known.degree(o)) for n in nodes if n in known for o in known[n])

    return search(Graph(fetch), start, end, k=k, most_steps=most_steps)


def cost(graph, path):
    return len(path) - 1 + sum(math.log(graph.degree(node)) for node in path[1:-1])


def test_a_direct_neighbour_costs_one():
    assert ask([(1, 2)], 1, 2).paths == [(1.0, [1, 2])]


def test_a_quiet_way_round_is_cheaper_than_a_hub():
    hub = [(1, 100), (2, 100), *((100, leaf) for leaf in range(200, 260))]
    found = ask([*hub, (1, 3), (3, 4), (4, 2)], 1, 2, k=2)
    assert [path for _, path in found.paths] == [[1, 3, 4, 2], [1, 100, 2]]
    assert found.paths[0][0] == pytest.approx(3 + 2 * math.log(2))
    assert found.paths[1][0] == pytest.approx(2 + math.log(62))


def test_no_path_and_too_long_a_path_give_nothing():
    chain = [(number, number + 1) for number in range(1, 8)]
    assert ask(chain, 1, 99).paths == []
    assert ask(chain, 1, 8, most_steps=6).paths == []
    assert [path for _, path in ask(chain, 1, 8, most_steps=7).paths] == [[1, 2, 3, 4, 5, 6, 7, 8]]


def test_beyond_a_hub_nothing_is_searched_and_that_is_said(monkeypatch):
    monkeypatch.setattr(module, "HUB", 3)
    edges = [(1, 10), (10, 11), (10, 12), (10, 20), (20, 2), (20, 21), (20, 22)]
    found = ask(edges, 1, 2)
    assert found.paths == [], "both neighbours of the ends are hubs"
    assert found.hubs == {10, 20}
    monkeypatch.setattr(module, "HUB", 4)
    found = ask(edges, 1, 2)
    assert [path for _, path in found.paths] == [[1, 10, 20, 2]]
    assert found.hubs == set()


def test_a_hub_that_both_sides_reach_is_met(monkeypatch):
    monkeypatch.setattr(module, "HUB", 3)
    edges = [(1, 10), (2, 10), (10, 11), (10, 12)]
    assert [path for _, path in ask(edges, 1, 2).paths] == [[1, 10, 2]]


def test_the_search_ends_at_its_limit(monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    found = ask([(1, 3), (1, 4), (1, 5), (3, 6), (6, 2)], 1, 2)
    assert found.cut
    assert found.paths == []


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda e: e[0] != e[1]), min_size=1, max_size=22),
    st.integers(1, 4),
)
def test_the_same_paths_as_an_exhaustive_search(edges, k):
    graph = nx.Graph(edges)
    graph.add_nodes_from((0, 1))
    every = sorted(cost(graph, path) for path in nx.all_simple_paths(graph, 0, 1, cutoff=8))
    found = ask(edges, 0, 1, k=k, most_steps=8).paths
    assert [pytest.approx(price) for price, _ in found] == every[:k]
    for price, path in found:
        assert price == pytest.approx(cost(graph, path))
        assert len(set(path)) == len(path)
