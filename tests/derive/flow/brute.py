"""Draws and papers so few that every set of draws can be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations

import numpy as np
from hypothesis import strategies as st

from catchgraph.derive.flow.problem import UNBOUNDED, Problem

#: Grams of each draw and the papers that it may rest on; grams of each paper.
Small = tuple[list[tuple[int, tuple[int, ...]]], list[int]]


def problem(draws: Sequence[tuple[int, Sequence[int]]], capacity: Sequence[int]) -> Problem:
    """Of draws as (grams, papers)."""
    edges = [(draw, paper) for draw, (_, papers) in enumerate(draws) for paper in sorted(set(papers))]
    draw, paper = (np.array([edge[end] for edge in edges], np.intp) for end in (0, 1))
    return Problem(np.array([grams for grams, _ in draws], np.int64), np.array(capacity, np.int64), draw, paper)


@st.composite
def small(draw: st.DrawFn) -> Small:
    """Up to five draws on up to four papers, some of them of unknown weight."""
    papers = draw(st.integers(1, 4))
    weights = st.one_of(st.integers(0, 9), st.just(UNBOUNDED))
    of = st.sets(st.integers(0, papers - 1), min_size=1).map(lambda found: tuple(sorted(found)))
    draws = draw(st.lists(st.tuples(st.integers(0, 6), of), min_size=1, max_size=5))
    return draws, draw(st.lists(weights, min_size=papers, max_size=papers))


def excess(draws: Sequence[tuple[int, Sequence[int]]], capacity: Sequence[int]) -> tuple[int, set[int]]:
    """By how much a set of draws exceeds all papers that it may rest on, at most, and the smallest such set."""
    every = range(len(draws))
    found = [
        (_excess(draws, capacity, one), set(one))
        for one in chain(*(combinations(every, n) for n in (*every, len(draws))))
    ]
    most = max(grams for grams, _ in found)
    return most, set.intersection(*(one for grams, one in found if grams == most))


def _excess(draws: Sequence[tuple[int, Sequence[int]]], capacity: Sequence[int], some: Sequence[int]) -> int:
    papers = {paper for one in some for paper in draws[one][1]}
    if any(capacity[paper] == UNBOUNDED for paper in papers):
        return -1
    return sum(draws[one][0] for one in some) - sum(capacity[paper] for paper in papers)
