"""Clusters: components, and best edge first where something must stay apart."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.core.cluster import Constraints, cluster, components

FREE = Constraints(np.full(5, "", dtype=str))


def edges(*rows: tuple[int, int, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["left", "right", "score"]).astype({"left": int, "right": int, "score": float})


def test_without_conflict_a_cluster_is_a_component() -> None:
    found = cluster(5, edges((0, 1, 2.0), (1, 3, 1.0)), [], FREE)
    assert found.labels.tolist() == [0, 0, 2, 0, 4]


def test_two_identifiers_never_meet_and_the_best_edge_wins() -> None:
    limits = Constraints(np.array(["A", "", "B", "", ""]))
    found = cluster(5, edges((0, 1, 1.0), (1, 2, 2.0)), [], limits)
    assert found.labels.tolist() == [0, 1, 1, 3, 4]


def test_judged_different_is_never_crossed_not_even_through_others() -> None:
    limits = Constraints(np.full(5, "", dtype=str), frozenset({(0, 2)}))
    found = cluster(5, edges((0, 1, 9.0), (1, 2, 5.0)), [], limits)
    assert found.labels.tolist() == [0, 0, 2, 3, 4]


def test_judged_different_is_not_crossed_by_two_clusters_that_each_hold_one_of_them() -> None:
    limits = Constraints(np.full(5, "", dtype=str), frozenset({(2, 3)}))
    found = cluster(5, edges((0, 2, 9.0), (1, 3, 8.0), (0, 1, 5.0)), [], limits)
    assert found.labels.tolist() == [0, 1, 0, 1, 4]


def test_judged_same_joins_without_an_edge_and_across_identifiers() -> None:
    limits = Constraints(np.array(["A", "B", "", "", ""]))
    assert cluster(5, edges(), [(0, 1)], limits).labels.tolist() == [0, 0, 2, 3, 4]


def test_of_contradicting_judgements_different_stands_and_the_crossed_one_is_told() -> None:
    limits = Constraints(np.full(5, "", dtype=str), frozenset({(0, 2)}))
    found = cluster(5, edges(), [(0, 1), (1, 2)], limits)
    assert found.labels.tolist() == [0, 0, 2, 3, 4]
    assert found.crossed == [(1, 2)]


def test_identifiers_of_several_words_meet_when_one_is_in_common() -> None:
    limits = Constraints(np.array(["PTE LTD", "LTD", "SA", "", ""]))
    found = cluster(5, edges((0, 1, 1.0), (1, 2, 1.0)), [], limits)
    assert found.labels.tolist() == [0, 0, 2, 3, 4]


_GRAPHS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=14)


@given(_GRAPHS)
def test_components_are_those_of_networkx(pairs: list[tuple[int, int]]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(9))
    graph.add_edges_from(pairs)
    expected = {node: min(part) for part in nx.connected_components(graph) for node in part}
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.intp) for side in (0, 1))
    assert components(9, left, right).tolist() == [expected[node] for node in range(9)]


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from([1.0, 2.0, 3.0])), max_size=14),
    st.lists(st.sampled_from(["", "A", "B"]), min_size=7, max_size=7),
    st.frozensets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]), max_size=3),
    st.randoms(use_true_random=False),
)
def test_nothing_forbidden_comes_together_in_any_order(
    rows: list[tuple[int, int, float]], identifier: list[str], different: frozenset[tuple[int, int]], random: object
) -> None:
    best: dict[tuple[int, int], float] = {}
    for a, b, score in rows:
        if a != b:
            best[min(a, b), max(a, b)] = score
    listed = [(a, b, score) for (a, b), score in best.items()]
    limits = Constraints(np.array(identifier), different)
    labels = cluster(7, edges(*listed), [], limits).labels.tolist()
    random.shuffle(listed)  # type: ignore[attr-defined]
    assert cluster(7, edges(*listed), [], limits).labels.tolist() == labels
    for label in set(labels):
        inside = [at for at in range(7) if labels[at] == label]
        assert len({identifier[at] for at in inside} - {""}) <= 1
        assert not any(a in inside and b in inside for a, b in different)
