"""Clusters from scored pairs: components, then best edge first where a component holds a conflict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

Labels = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Constraints:
    """What may not come together.

    `identifier`: identifiers of each mention, separated by spaces, or ''; two clusters that both have some and
    none in common never join. `different`: pairs of positions that a person judged different.
    """

    identifier: npt.NDArray[np.str_]
    different: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class Clusters:
    """`labels`: the smallest position of each mention's cluster. `crossed`: judgements `same` not followed."""

    labels: Labels
    crossed: list[tuple[int, int]] = field(default_factory=list)


def cluster(count: int, edges: pd.DataFrame, same: Iterable[tuple[int, int]], constraints: Constraints) -> Clusters:
    """Group `count` mentions by `edges` (left, right, score: the links) and `same` (judged, first word first).

    A judgement `same` outweighs different identifiers, never a judgement `different`. The result does not
    depend on the order of `edges`.
    """
    same = list(same)
    forced = pd.DataFrame(same, columns=["left", "right"], dtype=np.intp)
    every = pd.concat([forced, edges[["left", "right"]]], ignore_index=True)
    labels = components(count, every["left"].to_numpy(np.intp), every["right"].to_numpy(np.intp))
    inside = set(_conflicted(labels, constraints))
    if not inside:
        return Clusters(labels)
    return _constrained(labels, edges, same, constraints, inside)


def components(count: int, left: Labels, right: Labels) -> Labels:
    """Smallest position of each connected component, by repeated relabelling of whole arrays."""
    labels = np.arange(count, dtype=np.intp)
    while True:
        before = labels.copy()
        low = np.minimum(labels[left], labels[right])
        np.minimum.at(labels, left, low)
        np.minimum.at(labels, right, low)
        # Halving the paths keeps the number of rounds at the logarithm of the longest chain.
        labels = labels[labels]
        if np.array_equal(before, labels):
            return labels


def _conflicted(labels: Labels, constraints: Constraints) -> Iterable[int]:
    known = constraints.identifier != ""
    pairs = pd.DataFrame({"label": labels[known], "identifier": constraints.identifier[known]}).drop_duplicates()
    counts = pairs.groupby("label").size()
    yield from counts.index[counts > 1]
    yield from (int(labels[a]) for a, b in constraints.different if labels[a] == labels[b])


def _constrained(
    labels: Labels, edges: pd.DataFrame, same: list[tuple[int, int]], constraints: Constraints, inside: set[int]
) -> Clusters:
    forest = _Forest(constraints, np.flatnonzero(np.isin(labels, list(inside))))
    crossed = [(a, b) for a, b in same if int(labels[a]) in inside and not forest.join(a, b, judged=True)]
    within = edges[np.isin(labels[edges["left"].to_numpy(np.intp)], list(inside))]
    best = within.sort_values(["score", "left", "right"], ascending=[False, True, True])
    for a, b in zip(best["left"].tolist(), best["right"].tolist(), strict=True):
        forest.join(a, b, judged=False)
    result = labels.copy()
    for position in forest.parent:
        result[position] = forest.root(position)
    return Clusters(result, crossed)


class _Forest:
    """Clusters that know their identifiers and what they may not join."""

    def __init__(self, constraints: Constraints, positions: npt.NDArray[np.intp]) -> None:
        self.parent = {int(p): int(p) for p in positions}
        self._identifiers = {p: set(str(constraints.identifier[p]).split()) for p in self.parent}
        self._enemies: dict[int, set[int]] = {p: set() for p in self.parent}
        for a, b in constraints.different:
            if a in self.parent and b in self.parent:
                self._enemies[a].add(b)
                self._enemies[b].add(a)
        self._members = {p: {p} for p in self.parent}

    def root(self, position: int) -> int:
        while self.parent[position] != position:
            self.parent[position] = self.parent[self.parent[position]]
            position = self.parent[position]
        return position

    def join(self, a: int, b: int, *, judged: bool) -> bool:
        """Join the clusters of `a` and `b` unless that is forbidden; says whether they are together."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if self._enemies[a] & self._members[b] or self._enemies[b] & self._members[a]:
            return False
        one, other = self._identifiers[a], self._identifiers[b]
        if not judged and one and other and not one & other:
            return False
        low, high = min(a, b), max(a, b)
        self.parent[high] = low
        self._identifiers[low] |= self._identifiers.pop(high)
        self._enemies[low] |= self._enemies.pop(high)
        self._members[low] |= self._members.pop(high)
        return True
