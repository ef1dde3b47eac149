"""Clusters by contraction: all evidence between two clusters counts, marks and judgements part them."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pandas as pd
import pytest

from catchgraph.resolve.core.contraction import Marks, contract

NO_MARKS = Marks(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int64))


def marks(*rows: tuple[int, int, int], different: frozenset[tuple[int, int]] = frozenset()) -> Marks:
    m, kind, value = (np.array(column, dtype=int) for column in zip(*rows, strict=True)) if rows else ([], [], [])
    return Marks(np.asarray(m, np.intp), np.asarray(kind, np.int32), np.asarray(value, np.int64), different)


def labels(count: int, *pairs: tuple[int, int, float], same: object = (), with_: Marks = NO_MARKS) -> list[int]:
    frame = pd.DataFrame(list(pairs), columns=["left", "right", "score"])
    return contract(count, frame, 0.0, list(same), with_).labels.tolist()  # type: ignore[call-overload]


def test_links_join() -> None:
    assert labels(4, (0, 1, 2.0), (1, 2, 0.0)) == [0, 0, 0, 3]


def test_what_speaks_against_outweighs_a_weak_link() -> None:
    # 2 is linked to 1 by 1.0, and told from 0 by -3.0.
    assert labels(3, (0, 1, 5.0), (1, 2, 1.0), (0, 2, -3.0)) == [0, 0, 2]
    assert labels(3, (0, 1, 5.0), (1, 2, 4.0), (0, 2, -3.0)) == [0, 0, 0]


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


def test_judgements_go_first() -> None:
    apart = marks((0, 0, 7), (1, 0, 8))
    assert labels(2, (0, 1, -9.0), same=[(0, 1)], with_=apart) == [0, 0]
    parted = marks(different=frozenset({(0, 2)}))
    assert labels(3, (0, 1, 3.0), (1, 2, 2.0), with_=parted) == [0, 0, 2]
    crossed = contract(3, pd.DataFrame({"left": [0], "right": [1], "score": [1.0]}), 0.0, [(0, 1), (1, 2)], parted)
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
    assert len(set(contract(count, frame, 0.0, [], NO_MARKS).labels.tolist())) == 201
