"""Several values at a position: what meets, in which order, and what is in common."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.core.lists import Lists, beside, highest, in_common, lists

VALUES = st.lists(st.sets(st.integers(0, 5), max_size=3), min_size=3, max_size=3)
PLACES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=8)


def of(values: list[set[int]]) -> Lists:
    rows = [(m, value) for m, several in enumerate(values) for value in several]
    return lists([m for m, _ in rows], [value for _, value in rows], len(values))


@given(VALUES, VALUES, PLACES)
def test_every_value_of_one_meets_every_value_of_the_other(
    one: list[set[int]], other: list[set[int]], places: list[tuple[int, int]]
) -> None:
    left, right = (np.array([place[side] for place in places], dtype=np.intp) for side in (0, 1))
    at, a, b = beside(of(one), left, of(other), right)
    expected = [
        (place, *pair) for place, (x, y) in enumerate(places) for pair in product(sorted(one[x]), sorted(other[y]))
    ]
    assert list(zip(at.tolist(), a.tolist(), b.tolist(), strict=True)) == expected
    assert in_common(of(one), left, of(other), right).tolist() == [bool(one[x] & other[y]) for x, y in places]


def test_values_of_a_position() -> None:
    known = of([{4, 2}, set(), {7}])
    assert known.given().tolist() == [True, False, True]
    assert known.several().tolist() == [True, False, False]
    assert known.first(-1).tolist() == [2, -1, 7]
    assert known.plus(1).values.tolist() == [3, 5, 8]


def test_the_highest_of_each_place() -> None:
    level = np.array([1, 3, 2], dtype=np.int8)
    assert highest(np.array([0, 0, 2]), level, 4, -1).tolist() == [3, -1, 2, -1]
