"""The greatest flow through a network of arcs, in whole numbers."""

from __future__ import annotations

from collections import deque


class Network:
    """Nodes 0 … and arcs with what they can still bear. An arc and its reverse stand at 2k and 2k + 1.

    E. A. Dinic, Algorithm for solution of a problem of maximum flow in networks with power estimation, 1970; without
    recursion, since ways are long.
    """

    def __init__(self, nodes: int) -> None:
        self.arcs: list[list[int]] = [[] for _ in range(nodes)]
        self.to: list[int] = []
        self.left: list[int] = []

    def join(self, start: int, end: int, most: int) -> int:
        """Add an arc that bears `most`; returns its place."""
        place = len(self.to)
        self.to += [end, start]
        self.left += [most, 0]
        self.arcs[start].append(place)
        self.arcs[end].append(place + 1)
        return place

    def flow(self, arc: int) -> int:
        """What runs through an arc."""
        return self.left[arc ^ 1]

    def push(self, source: int, sink: int, most: int | None = None) -> int:
        """Let run what can from source to sink, `most` at most; returns how much more that is."""
        done = 0
        while most is None or done < most:
            depth = self._depths(source, sink)
            if depth[sink] < 0:
                break
            done += self._along(source, sink, depth, None if most is None else most - done)
        return done

    def reached(self, source: int) -> list[bool]:
        """Which nodes more could still run to."""
        return [depth >= 0 for depth in self._depths(source, -1)]

    def _depths(self, source: int, sink: int) -> list[int]:
        depth = [-1] * len(self.arcs)
        depth[source] = 0
        waiting = deque((source,))
        while waiting:
            node = waiting.popleft()
            if node == sink:
                break
            for arc in self.arcs[node]:
                if self.left[arc] and depth[self.to[arc]] < 0:
                    depth[self.to[arc]] = depth[node] + 1
                    waiting.append(self.to[arc])
        return depth

    def _along(self, source: int, sink: int, depth: list[int], most: int | None) -> int:
        """Fill all shortest ways."""
        to, left, arcs = self.to, self.left, self.arcs
        at = [0] * len(arcs)
        way: list[int] = []
        node, done = source, 0
        while most is None or done < most:
            if node == sink:
                amount = min(left[arc] for arc in way)
                amount = amount if most is None else min(amount, most - done)
                done += amount
                full = len(way)
                for step, arc in enumerate(way):
                    left[arc] -= amount
                    left[arc ^ 1] += amount
                    if not left[arc]:
                        full = min(full, step)
                del way[full:]
                node = to[way[-1]] if way else source
                continue
            while at[node] < len(arcs[node]):
                arc = arcs[node][at[node]]
                if left[arc] and depth[to[arc]] == depth[node] + 1:
                    break
                at[node] += 1
            else:
                if not way:
                    break
                node = to[way.pop() ^ 1]
                at[node] += 1
                continue
            way.append(arc)
            node = to[arc]
        return done
