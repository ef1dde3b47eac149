"""Clusters by contraction: the best evidence first, as long as all evidence between two clusters speaks for joining.

A link is weighed against every pair that was compared, also those that speak against: a chain of links through
look-alikes does not join two firms whose other records tell them apart (greedy additive edge contraction: Keuper and
others 2015, Efficient Decomposition of Image and Mesh Graphs by Lifted Multicuts). What a cluster is depends on its own
component alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.cluster import Clusters, components

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Marks:
    """What may not come together: rows (m, kind, value).

    Two clusters that both have values of one kind and none in common never join. `different`: pairs of positions that a
    person judged different.
    """

    m: Positions
    kind: npt.NDArray[np.int32]
    value: npt.NDArray[np.int64]
    different: frozenset[tuple[int, int]] = frozenset()


def contract(
    count: int, pairs: pd.DataFrame, link_at: float, same: Iterable[tuple[int, int]], marks: Marks
) -> Clusters:
    """Group `count` positions by `pairs` (left, right, score: all that were compared) and `same` (judged).

    A judgement `same` outweighs different identifiers, never a judgement `different`. The result does not depend on the
    order of `pairs`.
    """
    same = list(same)
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    excess = (pairs["score"].to_numpy() - link_at).round(9)
    forced = np.array(same, dtype=np.intp).reshape(-1, 2)
    linked = excess >= 0
    labels = components(count, np.r_[forced[:, 0], left[linked]], np.r_[forced[:, 1], right[linked]])
    inside = labels[left] == labels[right]
    troubled = np.zeros(count, dtype=bool)
    troubled[labels[left[inside & ~linked]]] = True
    troubled[_mixed(labels, marks)] = True
    for a, b in marks.different:
        troubled[labels[[a, b]]] = True
    inside &= troubled[labels[left]]
    order = np.lexsort((right[inside], left[inside]))
    edges = [array[inside][order].tolist() for array in (left, right, excess)]
    graph = _Graph(np.flatnonzero(troubled[labels]), marks)
    crossed = [(a, b) for a, b in same if troubled[labels[a]] and not graph.force(a, b)]
    graph.contract(*edges)
    result = labels.copy()
    for position in graph.parent:
        result[position] = graph.root(position)
    return Clusters(result, crossed)


def _mixed(labels: Positions, marks: Marks) -> Positions:
    """Components in which a kind has more than one value."""
    frame = pd.DataFrame({"label": labels[marks.m], "kind": marks.kind, "value": marks.value}).drop_duplicates()
    count = frame.groupby(["label", "kind"]).size()
    return count.index.get_level_values("label")[count > 1].unique().to_numpy(np.intp)


class _Graph:
    """Clusters that know the evidence between them, their marks and what they may not join."""

    def __init__(self, positions: Positions, marks: Marks) -> None:
        self.parent: dict[int, int] = {int(p): int(p) for p in positions}
        self._near: dict[int, dict[int, float]] = {p: {} for p in self.parent}
        self._marks: dict[int, dict[int, set[int]]] = {}
        here = np.isin(marks.m, positions)
        for m, kind, value in zip(*(v[here].tolist() for v in (marks.m, marks.kind, marks.value)), strict=True):
            self._marks.setdefault(m, {}).setdefault(kind, set()).add(value)
        self._enemies: dict[int, set[int]] = {}
        self._members: dict[int, set[int]] = {}
        for a, b in marks.different:
            if a in self.parent and b in self.parent:
                for one, other in ((a, b), (b, a)):
                    self._enemies.setdefault(one, set()).add(other)
                    self._members[one] = {one}

    def root(self, position: int) -> int:
        parent = self.parent
        while parent[position] != position:
            parent[position] = parent[parent[position]]
            position = parent[position]
        return position

    def force(self, a: int, b: int) -> bool:
        """Join what a person judged the same; says whether they are together."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return True
        if self._hostile(a, b):
            return False
        self._join(a, b)
        return True

    def contract(self, left: list[int], right: list[int], excess: list[float]) -> None:
        """Join along the edges, the strongest evidence first."""
        near = self._near
        for one, other, weight in zip(left, right, excess, strict=True):
            a, b = self.root(one), self.root(other)
            if a != b:
                near[a][b] = near[b][a] = round(near[a].get(b, 0.0) + weight, 9)
        heap = [(-weight, a, b) for a, to in near.items() for b, weight in to.items() if a < b and weight >= 0]
        heapq.heapify(heap)
        while heap:
            weight, a, b = heapq.heappop(heap)
            # What changed since stands in the heap anew.
            if near.get(a, {}).get(b) == -weight and not self._hostile(a, b) and not self._apart(a, b):
                self._join(a, b, heap)

    def _hostile(self, a: int, b: int) -> bool:
        return bool(self._enemies.get(a, _NONE) & self._members.get(b, _NONE))

    def _apart(self, a: int, b: int) -> bool:
        one, other = self._marks.get(a), self._marks.get(b)
        if not one or not other:
            return False
        return any(values.isdisjoint(other[kind]) for kind, values in one.items() if kind in other)

    def _join(self, a: int, b: int, heap: list[tuple[float, int, int]] | None = None) -> None:
        low, high = min(a, b), max(a, b)
        self.parent[high] = low
        near = self._near
        mine, other = near[low], near.pop(high)
        mine.pop(high, None)
        for node, weight in other.items():
            if node == low:
                continue
            total = round(mine.get(node, 0.0) + weight, 9)
            to = near[node]
            del to[high]
            mine[node] = to[low] = total
            if heap is not None and total >= 0:
                heapq.heappush(heap, (-total, min(low, node), max(low, node)))
        for kind, values in self._marks.pop(high, {}).items():
            self._marks.setdefault(low, {}).setdefault(kind, set()).update(values)
        for held in (self._enemies, self._members):
            if high in held:
                held.setdefault(low, set()).update(held.pop(high))


_NONE: set[int] = set()
