"""The least and the most of a draw that rests on a paper."""

from __future__ import annotations

from hypothesis import assume, given, settings
from tests.derive.flow.brute import Small, excess, problem, small

from catchgraph.derive.flow.fit import fit
from catchgraph.derive.flow.shares import shares


def _intervals(case: Small, most: int = 40) -> list[tuple[int, int]]:
    given_ = problem(*case)
    low, high = shares(given_, fit(given_), most)
    return list(zip(low.tolist(), high.tolist(), strict=True))


def test_a_draw_of_one_paper_rests_on_it() -> None:
    assert _intervals(([(5, (0,))], [9])) == [(5, 5)]


def test_nothing_is_split_where_either_paper_may_have_given_all() -> None:
    assert _intervals(([(5, (0, 1))], [9, 9])) == [(0, 5), (0, 5)]


def test_what_others_must_have_is_not_there_for_it() -> None:
    # 6 of the first paper's 10 are taken, so that 4 of the 7 are left there; the second has 5.
    assert _intervals(([(6, (0,)), (7, (0, 1))], [10, 5])) == [(6, 6), (2, 4), (3, 5)]


def test_where_nothing_fits_nothing_is_told() -> None:
    assert _intervals(([(6, (0, 1))], [2, 3])) == [(0, 6), (0, 6)]


def _possible(case: Small, edge: tuple[int, int]) -> list[int]:
    """Grams on an edge with which all fits: that part of its draw is a draw of its own."""
    draws, capacity = case
    draw, paper = edge
    grams, papers = draws[draw]
    others = tuple(one for one in papers if one != paper)
    found = []
    for part in range(grams + 1):
        rest = [*draws[:draw], *draws[draw + 1 :], (part, (paper,)), *([(grams - part, others)] if others else [])]
        if (others or part == grams) and excess(rest, capacity)[0] <= 0:
            found.append(part)
    return found


@settings(max_examples=40)
@given(small())
def test_intervals_are_what_fitting_allocations_give(case: Small) -> None:
    draws, capacity = case
    assume(excess(draws, capacity)[0] <= 0)
    edges = [(draw, paper) for draw, (_, papers) in enumerate(draws) for paper in papers]
    possible = [_possible(case, edge) for edge in edges]
    assert _intervals(case) == [(min(grams), max(grams)) for grams in possible]
    # By sums they may be wider, and never narrower.
    for (low, high), grams in zip(_intervals(case, most=0), possible, strict=True):
        assert low <= min(grams) <= max(grams) <= high
