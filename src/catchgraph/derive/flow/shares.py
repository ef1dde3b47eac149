"""How much of a draw rests on a paper: the least and the most that any fitting allocation gives."""

from __future__ import annotations

import numpy as np

from catchgraph.derive.flow.fit import Fit
from catchgraph.derive.flow.network import Network
from catchgraph.derive.flow.problem import UNBOUNDED, Grams, Mask, Positions, Problem

#: Edges of a component up to which every one is probed; above, intervals are narrowed by sums, and may be wider.
PROBED = 40
_ROUNDS = 4
_MUCH = np.int64(2) ** 60


def shares(problem: Problem, found: Fit, most: int = PROBED) -> tuple[Grams, Grams]:
    """Least and most grams of each edge.

    Where a component does not fit, no allocation does: of its draws with several papers nothing to all is given.
    """
    demand = problem.demand[problem.draw]
    low = np.where(problem.papers_of[problem.draw] == 1, demand, 0)
    high = demand.copy()
    tight = _tight(problem, found)
    if tight.any():
        _narrow(problem, np.flatnonzero(tight), low, high)
        of_edge = found.paper_component[problem.paper[tight]]
        order = np.argsort(of_edge, kind="stable")
        starts = np.flatnonzero(np.diff(of_edge[order], prepend=-1))
        for edges in np.split(np.flatnonzero(tight)[order], starts[1:]):
            if len(edges) <= most:
                _probe(problem, np.sort(edges), low, high)
    return low, high


def _tight(problem: Problem, found: Fit) -> Mask:
    """Edges of components that fit, but not however draws are allocated."""
    over = (problem.capacity != UNBOUNDED) & (problem.load > problem.capacity)
    labels = np.setdiff1d(found.paper_component[over], found.paper_component[found.paper_cut >= 0])
    return np.isin(found.paper_component[problem.paper], labels)


def _narrow(problem: Problem, edges: Positions, low: Grams, high: Grams) -> None:
    """Take from a paper what others must have, and leave to a draw what others cannot give."""
    draw, paper = problem.draw[edges], problem.paper[edges]
    capacity = np.where(problem.capacity == UNBOUNDED, _MUCH, problem.capacity)
    for _ in range(_ROUNDS):
        least = np.zeros(len(capacity), np.int64)
        np.add.at(least, paper, low[edges])
        high[edges] = np.minimum(high[edges], capacity[paper] - least[paper] + low[edges])
        greatest = np.zeros(len(problem.demand), np.int64)
        np.add.at(greatest, draw, high[edges])
        low[edges] = np.maximum(low[edges], problem.demand[draw] - greatest[draw] + high[edges])


def _probe(problem: Problem, edges: Positions, low: Grams, high: Grams) -> None:
    """Of a small component: how far each edge can go up and down while all the others give way."""
    draws, draw = np.unique(problem.draw[edges], return_inverse=True)
    papers, paper = np.unique(problem.paper[edges], return_inverse=True)
    source, sink = len(draws) + len(papers), len(draws) + len(papers) + 1
    network = Network(sink + 1)
    wanted = problem.demand[draws].tolist()
    for node, grams in enumerate(wanted):
        network.join(source, node, grams)
    for node, grams in enumerate(problem.capacity[papers].tolist(), start=len(draws)):
        network.join(node, sink, sum(wanted) if grams == UNBOUNDED else grams)
    arcs = [
        network.join(one, len(draws) + other, wanted[one])
        for one, other in zip(draw.tolist(), paper.tolist(), strict=True)
    ]
    if network.push(source, sink) < sum(wanted):
        return  # what a component judged by sums only leaves open
    for edge, arc in zip(edges.tolist(), arcs, strict=True):
        high[edge] = network.flow(arc) + _more(network, arc, up=True)
        low[edge] = network.flow(arc) - _more(network, arc, up=False)


def _more(network: Network, arc: int, *, up: bool) -> int:
    """How much the flow of an arc can rise or fall while each draw stays met: what can run round it."""
    start, end = network.to[arc ^ 1], network.to[arc]
    kept = network.left[:]
    network.left[arc] = network.left[arc ^ 1] = 0
    more = min(network.push(end, start), kept[arc]) if up else network.push(start, end, kept[arc ^ 1])
    network.left[:] = kept
    return more
