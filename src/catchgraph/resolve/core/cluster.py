"""Clusters by contraction: the best evidence first, as long as all evidence between two clusters speaks for joining.

The best is that which is strongest by pair: the records of a large cluster repeat one another, and their number would
draw in who resembles each of them little before those whom he equals.

A link is weighed against every pair that is given, also those that speak against: a chain of links through look-alikes
does not join two firms whose other records tell them apart. Of a vessel, whose records differ from one time to another,
only links are given: the best first, but for marks that part (greedy additive edge contraction: Keuper and
others 2015, Efficient Decomposition of Image and Mesh Graphs by Lifted Multicuts). What a cluster is depends on its own
component alone.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

Positions = npt.NDArray[np.intp]

#: Log-odds are summed in units of a thousand millionth.
_UNITS = 1e9

#: Evidence between two clusters: its sum, and of how many pairs.
_Evidence = tuple[int, int]
#: What the heap holds: the mean by pair, negated; two clusters.
_Entry = tuple[float, int, int]


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


NO_MARKS = Marks(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int64))


@dataclass(slots=True)
class Clusters:
    """`labels`: the smallest position of each one's cluster. `crossed`: judgements `same` not followed."""

    labels: Positions
    crossed: list[tuple[int, int]] = field(default_factory=list)


def cluster(
    count: int,
    pairs: pd.DataFrame,
    link_at: float | npt.NDArray[np.float64],
    same: Iterable[tuple[int, int]],
    marks: Marks,
) -> Clusters:
    """Group `count` positions by `pairs` (left, right, score: those that count) and `same` (judged, first word first).

    `link_at`: the score from which on a pair speaks for joining, of all or of each.

    A judgement `same` outweighs different identifiers, never a judgement `different`. The result does not depend on the
    order of `pairs`.
    """
    same = list(same)
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    # Whole numbers, so that the order of summing decides nothing.
    excess = np.rint((pairs["score"].to_numpy() - link_at) * _UNITS).astype(np.int64)
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
    edges = {"left": left[inside], "right": right[inside], "excess": excess[inside]}
    forced = forced[troubled[labels[forced[:, 0]]]]
    result, crossed = _contracted(labels, np.flatnonzero(troubled[labels]), edges, forced, marks)
    return Clusters(result, [pair for pair in same if pair in crossed])


def components(count: int, left: Positions, right: Positions) -> Positions:
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


def _contracted(
    labels: Positions, positions: Positions, edges: Mapping[str, Positions], forced: Positions, marks: Marks
) -> tuple[Positions, set[tuple[int, int]]]:
    """Labels after contraction of each component that holds one of `positions`, and judgements not followed."""
    result = labels.copy()
    crossed: set[tuple[int, int]] = set()
    members = _by_component(labels[positions], positions)
    order = np.lexsort((edges["right"], edges["left"]))
    sides = (values[order] for values in edges.values())
    links = _by_component(labels[edges["left"][order]], *sides)
    words = _by_component(labels[forced[:, 0]], forced[:, 0], forced[:, 1])
    held, enemies = _held(marks, positions), _enemies(marks)
    for label, (nodes,) in members.items():
        graph = _Graph(nodes, held, enemies)
        for a, b in zip(*words.get(label, ([], [])), strict=True):
            if not graph.force(a, b):
                crossed.add((a, b))
        graph.contract(*links.get(label, ([], [], [])))
        result[nodes] = [graph.root(node) for node in nodes]
    return result, crossed


def _by_component(labels: Positions, *columns: Positions) -> dict[int, list[list[int]]]:
    """Rows of each label, column by column, in the order they have."""
    order = np.argsort(labels, kind="stable")
    first = np.flatnonzero(np.diff(labels[order], prepend=-1))
    parted = [values[order].tolist() for values in columns]
    ends = pairwise([*first.tolist(), len(labels)])
    parts = ([values[start:stop] for values in parted] for start, stop in ends)
    return dict(zip(labels[order][first].tolist(), parts, strict=True))


def _mixed(labels: Positions, marks: Marks) -> Positions:
    """Components in which no value of a kind is common to all that have one."""
    rows = pd.DataFrame({"label": labels[marks.m], "kind": marks.kind, "value": marks.value, "m": marks.m})
    several = rows.groupby(["label", "kind"])["value"].transform("nunique") > 1
    rows = rows[several].drop_duplicates()
    having = rows.groupby(["label", "kind"])["m"].nunique()
    most = rows.groupby(["label", "kind", "value"]).size().groupby(["label", "kind"]).max()
    return having.index.get_level_values("label")[most < having].unique().to_numpy(np.intp)


def _held(marks: Marks, positions: Positions) -> dict[int, dict[int, set[int]]]:
    """Position → kind → values."""
    result: dict[int, dict[int, set[int]]] = {}
    here = np.isin(marks.m, positions)
    for m, kind, value in zip(*(v[here].tolist() for v in (marks.m, marks.kind, marks.value)), strict=True):
        result.setdefault(m, {}).setdefault(kind, set()).add(value)
    return result


def _enemies(marks: Marks) -> dict[int, set[int]]:
    result: dict[int, set[int]] = {}
    for a, b in marks.different:
        result.setdefault(a, set()).add(b)
        result.setdefault(b, set()).add(a)
    return result


class _Graph:
    """Clusters of a component that know the evidence between them, their marks and what they may not join."""

    def __init__(
        self, positions: list[int], held: Mapping[int, dict[int, set[int]]], enemies: Mapping[int, set[int]]
    ) -> None:
        self.parent: dict[int, int] = {p: p for p in positions}
        self._near: dict[int, dict[int, _Evidence]] = {p: {} for p in positions}
        self._marks = {p: held[p] for p in positions if p in held}
        self._enemies = {p: set(enemies[p]) for p in positions if p in enemies}
        self._members = {p: {p} for p in self._enemies}

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

    def contract(self, left: list[int], right: list[int], excess: list[int]) -> None:
        """Join along the edges, the strongest evidence first."""
        near = self._near
        for one, other, weight in zip(left, right, excess, strict=True):
            a, b = self.root(one), self.root(other)
            if a != b:
                near[a][b] = near[b][a] = _both(near[a].get(b), (weight, 1))
        heap = [_entry(a, b, known) for a, to in near.items() for b, known in to.items() if a < b and known[0] >= 0]
        heapq.heapify(heap)
        while heap:
            entry = heapq.heappop(heap)
            _, a, b = entry
            known = near.get(a, {}).get(b)
            # What changed since stands in the heap anew.
            if known and _entry(a, b, known) == entry and not self._hostile(a, b) and not self._apart(a, b):
                self._join(a, b, heap)

    def _hostile(self, a: int, b: int) -> bool:
        return bool(self._enemies.get(a, _NONE) & self._members.get(b, _NONE))

    def _apart(self, a: int, b: int) -> bool:
        one, other = self._marks.get(a), self._marks.get(b)
        if not one or not other:
            return False
        return any(values.isdisjoint(other[kind]) for kind, values in one.items() if kind in other)

    def _join(self, a: int, b: int, heap: list[_Entry] | None = None) -> None:
        low, high = min(a, b), max(a, b)
        self.parent[high] = low
        near = self._near
        mine, other = near[low], near.pop(high)
        mine.pop(high, None)
        for node, known in other.items():
            if node == low:
                continue
            total = _both(mine.get(node), known)
            to = near[node]
            del to[high]
            mine[node] = to[low] = total
            if heap is not None and total[0] >= 0:
                heapq.heappush(heap, _entry(min(low, node), max(low, node), total))
        for kind, values in self._marks.pop(high, {}).items():
            self._marks.setdefault(low, {}).setdefault(kind, set()).update(values)
        for held in (self._enemies, self._members):
            if high in held:
                held.setdefault(low, set()).update(held.pop(high))


def _both(one: _Evidence | None, other: _Evidence) -> _Evidence:
    return other if one is None else (one[0] + other[0], one[1] + other[1])


def _entry(a: int, b: int, known: _Evidence) -> _Entry:
    return -known[0] / known[1], a, b


_NONE: set[int] = set()
