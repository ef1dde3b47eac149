"""Clusters by contraction: all evidence between two clusters counts, marks and judgements part them."""

from __future__ import annotations

import itertools
import random

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.core.cluster import NO_MARKS, Marks, cluster, components


def marks(*rows: tuple[int, int, int], different: frozenset[tuple[int, int]] = frozenset()) -> Marks:
    m, kind, value = (np.array(column, dtype=int) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    return Marks(np.asarray(m, np.intp), np.asarray(kind, np.int32), np.asarray(value, np.int64), different)


def labels(count: int, *pairs: tuple[int, int, float], same: object = (), with_: Marks = NO_MARKS) -> list[int]:
    frame = pd.DataFrame(list(pairs), columns=["left", "right", "score"])
    return cluster(count, frame, 0.0, list(same), with_).labels.tolist()  # type: ignore[call-overload]


def test_links_join() -> None:
    assert labels(4, (0, 1, 2.0), (1, 2, 0.0)) == [0, 0, 0, 3]


def test_what_speaks_against_outweighs_a_weak_link() -> None:
    # 2 is linked to 1 by 1.0, and told from 0 by -3.0.
    assert labels(3, (0, 1, 5.0), (1, 2, 1.0), (0, 2, -3.0)) == [0, 0, 2]
    assert labels(3, (0, 1, 5.0), (1, 2, 4.0), (0, 2, -3.0)) == [0, 0, 0]


def test_many_records_of_a_firm_draw_in_no_record_of_another() -> None:
    # 3 is 4's own, 5.0; it resembles each of 0, 1 and 2 by 2.0, which is 6.0 in all and 2.0 by pair.
    firm = ((0, 1, 9.0), (0, 2, 9.0), (1, 2, 9.0))
    like = ((0, 3, 2.0), (1, 3, 2.0), (2, 3, 2.0))
    against = ((0, 4, -3.0), (1, 4, -3.0), (2, 4, -3.0))
    assert labels(5, *firm, *like, *against, (3, 4, 5.0)) == [0, 0, 0, 3, 3]


def test_marks_of_one_kind_part_where_nothing_is_in_common() -> None:
    chain = ((0, 1, 3.0), (1, 2, 2.0))
    assert labels(3, *chain, with_=marks((0, 0, 7), (2, 0, 8))) == [0, 0, 2]
    assert labels(3, *chain, with_=marks((0, 0, 7), (2, 1, 8))) == [0, 0, 0]
    assert labels(3, *chain, with_=marks((0, 0, 7), (2, 0, 8), (2, 0, 7))) == [0, 0, 0]


def test_a_value_that_all_have_parts_none_whatever_else_they_have() -> None:
    # LTD and CO LTD, LTD and PTE LTD: LTD is common to all.
    chain = ((0, 1, 3.0), (1, 2, 2.0))
    common = ((0, 0, 7), (0, 0, 8), (1, 0, 7), (2, 0, 7), (2, 0, 9))
    assert labels(3, *chain, with_=marks(*common)) == [0, 0, 0]
    # 1 has something in common with each, these two nothing with one another.
    assert labels(3, *chain, with_=marks((0, 0, 8), (1, 0, 8), (1, 0, 9), (2, 0, 9))) == [0, 0, 0]
    assert labels(3, (0, 1, 3.0), (0, 2, 2.0), with_=marks((0, 0, 8), (1, 0, 8), (2, 0, 9))) == [0, 0, 2]


def test_judged_different_is_not_crossed_by_two_clusters_that_each_hold_one_of_them() -> None:
    parted = marks(different=frozenset({(2, 3)}))
    assert labels(5, (0, 2, 9.0), (1, 3, 8.0), (0, 1, 5.0), with_=parted) == [0, 1, 0, 1, 4]


def test_a_mark_and_the_best_link_decide_who_is_left_out() -> None:
    assert labels(5, (0, 1, 1.0), (1, 2, 2.0), with_=marks((0, 0, 7), (2, 0, 8))) == [0, 1, 1, 3, 4]


def test_judgements_go_first() -> None:
    apart = marks((0, 0, 7), (1, 0, 8))
    assert labels(2, (0, 1, -9.0), same=[(0, 1)], with_=apart) == [0, 0]
    parted = marks(different=frozenset({(0, 2)}))
    assert labels(3, (0, 1, 3.0), (1, 2, 2.0), with_=parted) == [0, 0, 2]
    crossed = cluster(3, pd.DataFrame({"left": [0], "right": [1], "score": [1.0]}), 0.0, [(0, 1), (1, 2)], parted)
    assert crossed.crossed == [(1, 2)]


@pytest.mark.parametrize("seed", range(20))
def test_order_and_other_components_change_nothing(seed: int) -> None:
    rng = random.Random(seed)
    pairs = [(a, b, round(rng.uniform(-4, 4), 3)) for a, b in itertools.combinations(range(9), 2) if rng.random() < 0.5]
    found = labels(9, *pairs)
    rng.shuffle(pairs)
    assert labels(9, *pairs) == found
    further = [(a + 9, b + 9, score) for a, b, score in pairs]
    assert labels(18, *further, *pairs) == [*found, *(label + 9 for label in found)]


def test_a_long_chain_takes_little_time() -> None:
    count = 20_000
    at = np.arange(count - 1)
    frame = pd.DataFrame({"left": at, "right": at + 1, "score": 1.0})
    frame.loc[::100, "score"] = -1.0
    assert len(set(cluster(count, frame, 0.0, [], NO_MARKS).labels.tolist())) == 201


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
    rows: list[tuple[int, int, float]],
    identifier: list[str],
    different: frozenset[tuple[int, int]],
    shuffled: random.Random,
) -> None:
    best: dict[tuple[int, int], float] = {}
    for a, b, score in rows:
        if a != b:
            best[min(a, b), max(a, b)] = score
    listed = [(a, b, score) for (a, b), score in best.items()]
    rows_of = [(at, 0, ord(text)) for at, text in enumerate(identifier) if text]
    limits = marks(*rows_of, different=different)
    found = labels(7, *listed, with_=limits)
    shuffled.shuffle(listed)
    assert labels(7, *listed, with_=limits) == found
    for label in set(found):
        inside = [at for at in range(7) if found[at] == label]
        assert len({identifier[at] for at in inside} - {""}) <= 1
        assert not any(a in inside and b in inside for a, b in different)
