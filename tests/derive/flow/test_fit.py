"""Whether draws fit their papers, and which papers cannot all be true where they do not."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from tests.derive.flow.brute import Small, excess, problem, small

from catchgraph.derive.flow.fit import NONE, Fit, fit
from catchgraph.derive.flow.problem import UNBOUNDED


def _cut(found: Fit) -> tuple[list[int], list[int]]:
    return np.flatnonzero(found.draw_cut != NONE).tolist(), np.flatnonzero(found.paper_cut != NONE).tolist()


def test_a_draw_gives_way_to_one_that_has_no_other_paper() -> None:
    # 6 of the first paper are taken by who has that only; 4 and 3 of the second do for who may have either.
    assert _cut(fit(problem([(6, [0]), (7, [0, 1])], [10, 3]))) == ([], [])


def test_the_papers_of_the_cut_are_those_that_cannot_all_be_true() -> None:
    # The first two draws want 15 of 12. The third, of the second paper or the third, finds its 5 in the third.
    found = fit(problem([(8, [0]), (7, [0, 1]), (5, [1, 2])], [9, 3, 20]))
    assert _cut(found) == ([0, 1], [0, 1])
    assert found.paper_component.tolist() == [0, 0, 0]


def test_two_that_do_not_fit_are_told_apart_though_a_draw_joins_them() -> None:
    draws = [(5, [0]), (5, [2]), (4, [0, 1]), (4, [1, 2])]
    found = fit(problem(draws, [4, 20, 4]))
    assert _cut(found) == ([0, 1], [0, 2])
    assert found.draw_cut.tolist() == [0, 2, NONE, NONE]


def test_a_paper_of_unknown_weight_bears_all() -> None:
    assert _cut(fit(problem([(5, [0, 1]), (5, [0])], [4, UNBOUNDED]))) == ([1], [0])
    assert _cut(fit(problem([(5, [0, 1]), (4, [0])], [4, UNBOUNDED]))) == ([], [])


def test_a_draw_of_no_paper_takes_no_part() -> None:
    found = fit(problem([(5, []), (5, [0])], [5]))
    assert (_cut(found), found.draw_component.tolist()) == (([], []), [NONE, 0])


def test_of_too_many_draws_sums_tell_what_they_can() -> None:
    # Each of the pairs exceeds only both of its papers together, which no sum of one paper shows.
    pairs = [(6, [0, 1]), (5, [0, 1]), (1, [1, 2]), (9, [2, 3]), (1, [2, 3])]
    assert _cut(fit(problem(pairs, [5, 5, 5, 5])))[0] == [0, 1, 2, 3, 4]
    by_sums = fit(problem(pairs, [5, 5, 6, 6]), most=1)
    assert (_cut(by_sums), by_sums.bound_only.tolist()) == (([], []), [0])
    alone = fit(problem([*pairs, (6, [0])], [5, 5, 5, 5]), most=1)
    assert _cut(alone) == ([5], [0])


@settings(max_examples=60)
@given(small())
def test_what_does_not_fit_is_the_smallest_set_that_exceeds_its_papers_most(case: Small) -> None:
    draws, capacity = case
    grams, which = excess(draws, capacity)
    short, papers = _cut(fit(problem(draws, capacity)))
    assert set(short) == (which if grams > 0 else set())
    assert set(papers) == {paper for one in short for paper in draws[one][1]}


@settings(max_examples=60)
@given(small())
def test_sums_alone_find_nothing_that_fits(case: Small) -> None:
    draws, capacity = case
    found = fit(problem(draws, capacity), most=0)
    for part in {*found.paper_cut.tolist()} - {NONE}:
        some = [draws[one] for one in np.flatnonzero(found.draw_cut == part)]
        papers = np.flatnonzero(found.paper_cut == part).tolist()
        assert {paper for _, of in some for paper in of} == set(papers)
        assert sum(grams for grams, _ in some) > sum(capacity[paper] for paper in papers)
