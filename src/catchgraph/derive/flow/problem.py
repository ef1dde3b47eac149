"""Draws, papers, and which draw may rest on which paper."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.intp]
Grams = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

#: Capacity of a paper of which no weight is known: whatever is drawn fits it.
UNBOUNDED = -1


@dataclass(frozen=True, slots=True)
class Problem:
    """`demand`: grams of each draw, at least; `capacity`: grams of each paper, at most, or `UNBOUNDED`.

    `draw`, `paper`: the draw at the first position may rest on the paper at the second; each two once, sorted by draw
    and paper. A draw without a paper takes no part.
    """

    demand: Grams
    capacity: Grams
    draw: Positions
    paper: Positions
    _by_paper: list[Positions] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def load(self) -> Grams:
        """Grams of all draws that may rest on each paper."""
        load = np.zeros(len(self.capacity), np.int64)
        np.add.at(load, self.paper, self.demand[self.draw])
        return load

    @property
    def papers_of(self) -> Positions:
        """How many papers each draw may rest on."""
        return np.bincount(self.draw, minlength=len(self.demand)).astype(np.intp)

    def edges_of_draws(self, draws: Positions) -> Positions:
        """Places in `draw` and `paper` of these draws."""
        return _ranges(self.draw, draws)

    def edges_of_papers(self, papers: Positions) -> Positions:
        """Places in `draw` and `paper` of these papers."""
        if not self._by_paper:
            order = np.argsort(self.paper, kind="stable")
            self._by_paper[:] = [order, self.paper[order]]
        order, ordered = self._by_paper
        return order[_ranges(ordered, papers)]


def _ranges(ordered: Positions, wanted: Positions) -> Positions:
    """Places of values in an ordered array."""
    first = np.searchsorted(ordered, wanted, "left")
    many = np.searchsorted(ordered, wanted, "right") - first
    starts = np.repeat(first - np.concatenate(([0], np.cumsum(many)[:-1])), many) if len(many) else first
    return starts + np.arange(int(many.sum()), dtype=np.intp)
