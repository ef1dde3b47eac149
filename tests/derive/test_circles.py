"""Which links close a circle."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.derive.circles import closing


def closed(*links: tuple[int, int], order: list[int] | None = None) -> list[tuple[int, int]]:
    """Links that are cut; lines are numbers, and come by `order`, else as they are."""
    lines = 1 + max(max(link) for link in links)
    source, target = np.array(links, dtype=np.int64).reshape(-1, 2).T
    places = closing(source, target, np.array(order or range(lines), dtype=np.int64))
    return [links[place] for place in places]


def test_what_makes_no_circle_stays() -> None:
    assert closed((0, 1), (1, 2), (0, 2), (3, 2)) == []


def test_a_line_made_from_itself() -> None:
    assert closed((0, 1), (1, 1)) == [(1, 1)]


def test_the_link_that_leads_back_to_where_the_walk_came_in() -> None:
    # 9 leads to 3, so that 3 → 2 → 1 → 3 is walked from 3.
    assert closed((9, 3), (3, 2), (2, 1), (1, 3)) == [(1, 3)]


def test_a_circle_that_nothing_leads_to_is_walked_from_the_first() -> None:
    assert closed((0, 1), (1, 2), (2, 0)) == [(2, 0)]
    assert closed((0, 1), (1, 2), (2, 0), order=[2, 1, 0]) == [(1, 2)]


def test_two_circles_through_one_line() -> None:
    assert closed((0, 1), (1, 0), (1, 2), (2, 1)) == [(1, 0), (2, 1)]


def test_a_chain_of_many_lines() -> None:
    links = [(line, line + 1) for line in range(10_000)]
    assert closed(*links) == []
    assert closed(*links, (10_000, 0)) == [(10_000, 0)]


_LINKS = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40).map(sorted)


@given(_LINKS)
def test_nothing_is_made_from_itself_once_they_are_cut_and_each_cut_one_would(links: list[tuple[int, int]]) -> None:
    cut = closed(*links)
    left = [link for link in links if link not in cut]
    assert not _has_circle(left)
    assert all(_has_circle([*left, link]) for link in cut)


def _has_circle(links: Iterable[tuple[int, int]]) -> bool:
    reach = set(links)
    while more := {(a, d) for a, b in reach for c, d in reach if b == c} - reach:
        reach |= more
    return any(a == b for a, b in reach)
