"""Where the words of a graph stand, so that none lies on another or on a node, and how large the drawing has to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

#: Widths of a letter in the two sizes of words, on average.
LETTER, SMALL = 6.4, 4.7
#: The size of a node, and of a cell of the raster in which boxes are looked up.
_NODE, _CELL = 9.0, 60.0
#: Shares of the way along an edge at which its words may stand.
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)

#: left, top, right, bottom
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """Where words begin (`anchor` start), end or have their middle; `x` and `y` of their first line."""

    x: float
    y: float
    anchor: str


@dataclass(slots=True)
class Taken:
    """Boxes in which something stands."""

    cells: defaultdict[tuple[int, int], list[Box]] = field(default_factory=lambda: defaultdict(list))

    def add(self, box: Box) -> None:
        """Take the room."""
        for cell in _cells(box):
            self.cells[cell].append(box)

    def free(self, box: Box) -> bool:
        """Whether nothing stands there."""
        return not any(_meet(box, other) for cell in _cells(box) for other in self.cells.get(cell, ()))

    def bounds(self) -> Box:
        """The box around all."""
        every = [box for boxes in self.cells.values() for box in boxes] or [(0.0, 0.0, 0.0, 0.0)]
        lefts, tops, rights, bottoms = zip(*every, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def beside_nodes(
    places: Mapping[str, tuple[float, float]], lines: Mapping[str, tuple[str, str]], taken: Taken
) -> dict[str, Words]:
    """The two lines of words of each node right of it, else left, below or above; right, too, where all are taken."""
    for x, y in places.values():
        taken.add((x - _NODE, y - _NODE, x + _NODE, y + _NODE))
    found = {}
    for id_, (x, y) in places.items():
        wide = max(len(lines[id_][0]) * LETTER, len(lines[id_][1]) * SMALL)
        high = 22.0 if lines[id_][1] else 12.0
        choices = (
            (Words(x + 13, y + 1, "start"), (x + 12, y - 9, x + 13 + wide, y - 9 + high)),
            (Words(x - 13, y + 1, "end"), (x - 13 - wide, y - 9, x - 12, y - 9 + high)),
            (Words(x, y + 22, "middle"), (x - wide / 2, y + 12, x + wide / 2, y + 12 + high)),
            (Words(x, y - 5 - high, "middle"), (x - wide / 2, y - 15 - high, x + wide / 2, y - 15)),
        )
        found[id_], box = next(((words, box) for words, box in choices if taken.free(box)), choices[0])
        taken.add(box)
    return found


def along_edges(
    ends: Sequence[tuple[tuple[float, float], tuple[float, float]]], texts: Sequence[str], taken: Taken
) -> list[Words | None]:
    """The middle of the words of each edge on it, where there is room; else nothing, and the edge says them itself."""
    found: list[Words | None] = []
    for ((x1, y1), (x2, y2)), text in zip(ends, texts, strict=True):
        wide = len(text) * SMALL / 2 + 2
        words = None
        for share in _ALONG:
            x, y = x1 + share * (x2 - x1), y1 + share * (y2 - y1)
            box = (x - wide, y - 8, x + wide, y + 4)
            if taken.free(box):
                taken.add(box)
                words = Words(round(x, 1), round(y, 1), "middle")
                break
        found.append(words)
    return found


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // _CELL) for side in box)
    return product(range(left, right + 1), range(top, bottom + 1))
