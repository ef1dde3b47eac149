"""What needs no flow: draws on a paper that all that may rest on it fits."""

from __future__ import annotations

import numpy as np

from catchgraph.derive.flow.problem import UNBOUNDED, Mask, Problem


def peel(problem: Problem) -> tuple[Mask, Mask]:
    """The draws and the papers that remain when those are taken away, and again, until there are none.

    Such a paper can bear all of its draws, so that it takes nothing from others; and none of these draws is in the
    smallest set that does not fit, since that set without them fits as little. So what does not fit in the remainder is
    what does not fit in all.
    """
    load, capacity = problem.load, problem.capacity
    draws, papers = problem.demand > 0, np.ones(len(capacity), np.bool_)
    found = np.flatnonzero((capacity == UNBOUNDED) | (load <= capacity))
    while len(found):
        papers[found] = False
        served = np.unique(problem.draw[problem.edges_of_papers(found)])
        served = served[draws[served]]
        draws[served] = False
        edges = problem.edges_of_draws(served)
        touched = problem.paper[edges]
        np.subtract.at(load, touched, problem.demand[problem.draw[edges]])
        touched = np.unique(touched)
        found = touched[papers[touched] & (load[touched] <= capacity[touched])]
    return draws, papers
