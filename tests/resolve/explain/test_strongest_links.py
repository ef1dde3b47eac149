"""The strongest links as a tree, and the path with the strongest weakest link, against an exhaustive search."""

from __future__ import annotations

import itertools

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.explain.strongest_links import Link, parts, path, tree, weakest

NODES = "abcdef"


def test_a_judgement_is_stronger_than_any_score() -> None:
    links = [Link("a", "b", 9.0), Link("b", "c", 8.0), Link("a", "c", -3.0, judged=True)]
    assert tree(links) == [links[2], links[0]]
    assert path(tree(links), "b", "c") == [links[0], links[2]]
    assert weakest(tree(links)) == links[0]


def test_groups_that_links_connect() -> None:
    assert parts([Link("b", "c", 1.0)], "abcd") == [["b", "c"], ["a"], ["d"]]


_LINKS = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-5, 5),
    max_size=12,
)


@given(_LINKS, st.randoms(use_true_random=False))
def test_no_path_has_a_stronger_weakest_link(scores: dict[tuple[str, str], int], random: object) -> None:
    links = [Link(a, b, float(score)) for (a, b), score in scores.items()]
    kept = tree(links)
    random.shuffle(links)  # type: ignore[attr-defined]
    assert tree(links) == kept
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(NODES)
    graph.add_weighted_edges_from((link.left, link.right, link.score) for link in links)
    for a, b in itertools.combinations(NODES, 2):
        found = path(kept, a, b)
        every = [
            min(graph.edges[step]["weight"] for step in itertools.pairwise(nodes))
            for nodes in nx.all_simple_paths(graph, a, b)
        ]
        assert bool(found) == bool(every)
        if found:
            assert min(link.score for link in found) == max(every)
            assert found[0].left == a or found[0].right == a
            assert found[-1].left == b or found[-1].right == b
