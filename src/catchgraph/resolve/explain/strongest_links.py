"""What holds the records of an entity together: links, the strongest of them as a tree, the path between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions (`left` < `right`) of one entity that are linked. `score` in log-odds.

    `judged`: a person said that they are the same, which is stronger than any score. `by`: how they are joined, in
    words, where it is not by the score.
    """

    left: str
    right: str
    score: float
    judged: bool = False
    by: str = ""

    @property
    def strength(self) -> tuple[bool, float]:
        """What a judgement or a higher score wins by."""
        return (self.judged, self.score)


def tree(links: Iterable[Link]) -> list[Link]:
    """The maximum spanning tree (or trees): strongest links first, none that closes a circle.

    Between any two records it holds the path whose weakest link is the strongest there is. The order of `links` does
    not matter.
    """
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while (up := parent.setdefault(one, one)) != one:
            parent[one] = one = parent.get(up, up)
        return one

    kept = []
    for link in sorted(links, key=lambda x: (not x.judged, -x.score, x.left, x.right)):
        a, b = root(link.left), root(link.right)
        if a != b:
            parent[max(a, b)] = min(a, b)
            kept.append(link)
    return kept


def path(links: Sequence[Link], start: str, end: str) -> list[Link]:
    """The links of a tree from one mention to another, in order; empty where none leads there."""
    beside: dict[str, list[tuple[str, Link]]] = {}
    for link in links:
        beside.setdefault(link.left, []).append((link.right, link))
        beside.setdefault(link.right, []).append((link.left, link))
    came: dict[str, tuple[str, Link] | None] = {start: None}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        for other, link in beside.get(one, []):
            if other not in came:
                came[other] = (one, link)
                waiting.append(other)
    steps = []
    at = end
    while (step := came.get(at)) is not None:
        steps.append(step[1])
        at = step[0]
    return steps[::-1]


def weakest(links: Sequence[Link]) -> Link | None:
    """The link that would part them first."""
    return min(links, key=lambda x: (x.strength, x.left, x.right), default=None)


def parts(links: Iterable[Link], every: Iterable[str]) -> list[list[str]]:
    """Groups of mentions that the links connect, the largest first; those without a link are alone."""
    group = {one: {one} for one in every}
    for link in links:
        one, other = group[link.left], group[link.right]
        if one is not other:
            one |= other
            for mention in other:
                group[mention] = one
    found = {id(members): sorted(members) for members in group.values()}
    return sorted(found.values(), key=lambda members: (-len(members), members))
