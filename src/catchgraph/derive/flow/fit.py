"""Whether the draws of each component fit its papers, and which papers are in the way where they do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from catchgraph.derive.flow.network import Network
from catchgraph.derive.flow.peel import peel
from catchgraph.derive.flow.problem import Positions, Problem
from catchgraph.resolve.core.cluster import components

#: Draws of other papers each of a component up to which a flow is worked out (80,000: 5 s); above, sums only.
MOST = 100_000
NONE = -1


@dataclass(frozen=True, slots=True)
class Fit:
    """Of each draw and paper its component: the smallest position of a paper in it, `NONE` of a draw without a paper.

    `draw_cut`, `paper_cut`: the part of what does not fit, the smallest position of a paper in it, else `NONE`. All
    draws of a part rest on its papers only, and exceed them; it is the smallest such set. `bound_only`: components that
    sums alone were worked out of; their parts are true, but others may be missed.
    """

    draw_component: Positions
    paper_component: Positions
    draw_cut: Positions
    paper_cut: Positions
    bound_only: Positions


def fit(problem: Problem, most: int = MOST) -> Fit:
    """Whether all draws can be met (K. Gallai, P. Hall: each set of draws by the papers that it may rest on)."""
    draw_component, paper_component = _components(problem, np.ones(len(problem.draw), np.bool_))
    draws, _ = peel(problem)
    core = draws[problem.draw]
    short = np.zeros(len(problem.demand), np.bool_)
    bounded: list[int] = []
    labels = _components(problem, core)[1]
    of_edge = labels[problem.paper[core]]
    order = np.argsort(of_edge, kind="stable")
    places = np.flatnonzero(core)[order]
    starts = np.flatnonzero(np.diff(of_edge[order], prepend=-1))
    for edges in np.split(places, starts[1:]) if len(places) else ():
        whole = _short(problem, edges, most)
        if whole is None:
            whole = _by_sums(problem, edges)
            bounded.append(int(paper_component[problem.paper[edges[0]]]))
        short[whole] = True
    draw_cut, paper_cut = _components(problem, short[problem.draw])
    paper_cut[np.setdiff1d(np.arange(len(paper_cut)), problem.paper[short[problem.draw]])] = NONE
    return Fit(draw_component, paper_component, draw_cut, paper_cut, np.unique(np.array(bounded, np.intp)))


def _components(problem: Problem, edges: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[Positions, Positions]:
    """Label of each draw and of each paper by these edges; `NONE` of a draw that has none."""
    papers = len(problem.capacity)
    draw, paper = problem.draw[edges], problem.paper[edges]
    labels = components(papers + len(problem.demand), draw + papers, paper)
    draws = labels[papers:]
    return np.where(draws < papers, draws, NONE), labels[:papers].copy()


def _short(problem: Problem, edges: Positions, most: int) -> Positions | None:
    """The smallest set of draws that exceeds its papers the most, empty where all fit; None of too many draws.

    It is what more could run to when the greatest flow runs: one set, whichever such flow was found.
    """
    papers, paper = np.unique(problem.paper[edges], return_inverse=True)
    if len(papers) == 1:
        return problem.draw[edges]
    merged: dict[tuple[int, ...], list[int]] = {}
    draws, starts = np.unique(problem.draw[edges], return_index=True)
    for draw, of in zip(draws.tolist(), np.split(paper, starts[1:]), strict=True):
        merged.setdefault(tuple(of.tolist()), []).append(draw)
    if len(merged) > most:
        return None
    source, sink, first = len(papers), len(papers) + 1, len(papers) + 2
    network = Network(first + len(merged))
    for place, most_grams in enumerate(problem.capacity[papers].tolist()):
        network.join(place, sink, most_grams)
    wanted = 0
    for node, (of_set, alike) in enumerate(merged.items(), start=first):
        grams = int(problem.demand[alike].sum())
        wanted += grams
        network.join(source, node, grams)
        for place in of_set:
            network.join(node, place, grams)
    if network.push(source, sink) == wanted:
        return np.zeros(0, np.intp)
    reached = network.reached(source)
    return np.array(
        [one for node, alike in enumerate(merged.values(), first) if reached[node] for one in alike], np.intp
    )


def _by_sums(problem: Problem, edges: Positions) -> Positions:
    """Draws that exceed their papers by plain sums: those that have one paper only, else all of them; empty if not."""
    alone = edges[problem.papers_of[problem.draw[edges]] == 1]
    sums = np.zeros(len(problem.capacity), np.int64)
    np.add.at(sums, problem.paper[alone], problem.demand[problem.draw[alone]])
    over = sums > problem.capacity
    if over[problem.paper[alone]].any():
        return np.unique(problem.draw[alone[over[problem.paper[alone]]]])
    draws, papers = np.unique(problem.draw[edges]), np.unique(problem.paper[edges])
    if int(problem.demand[draws].sum()) > int(problem.capacity[papers].sum()):
        return draws
    return np.zeros(0, np.intp)
