"""Where the lines of a chain stand: columns from the sea to the shelf, in each an order in which few bands cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.links import Link
from catchgraph.analyse.custody.shipments import TOLD
from catchgraph.analyse.custody.told import Line

WIDE, HIGH, BESIDE, BELOW = 172.0, 88.0, 66.0, 14.0
#: A band of the largest weight of a chain is that thick, and none is thinner than the least.
THICK, THIN = 52.0, 2.0
#: A column of more lines is read by nobody; the tables have all of them.
MOST_ROWS = 20
_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A line: its left upper corner and its height."""

    x: float
    y: float
    high: float


@dataclass(frozen=True, slots=True)
class Layout:
    """`boxes`: by line; `links`: those between boxes; `left_out`: how many lines have no box."""

    boxes: Mapping[str, Box]
    links: tuple[Link, ...]
    left_out: int
    size: tuple[float, float]
    thick: Callable[[float | None], float]


def laid_out(found: Custody) -> Layout:
    """The lines at which the trace begins and the heaviest of each column, what is upstream on the left."""
    columns = _columns(found)
    kept = {id_ for column in columns for id_ in _heaviest(column, found)}
    links = tuple(link for link in found.links if {link.later, link.earlier} <= kept)
    weights = [weight for link in links if (weight := found.weight(link))]
    most = max([*weights, *(found.lines[id_].kg or 0 for id_ in kept)], default=0.0)

    def thick(kg: float | None) -> float:
        return THIN if not kg or not most else max(THIN, round(kg / most * THICK, 1))

    shown = [[id_ for id_ in column if id_ in kept] for column in columns]
    shown = _ordered([column for column in shown if column], links)
    into, out = _sums(links, found, thick)
    high = {id_: max(HIGH, into[id_] + 8, out[id_] + 8) for id_ in kept}
    tall = max((sum(high[id_] + BELOW for id_ in column) for column in shown), default=HIGH)
    boxes = {}
    for number, column in enumerate(shown):
        y = (tall - sum(high[id_] + BELOW for id_ in column)) / 2
        for id_ in column:
            boxes[id_] = Box(12 + number * (WIDE + BESIDE), round(y + 6, 1), round(high[id_], 1))
            y += high[id_] + BELOW
    size = (24 + len(shown) * WIDE + max(len(shown) - 1, 0) * BESIDE, round(tall + 12, 1))
    return Layout(boxes, links, len(found.lines) - len(kept), size, thick)


def _columns(found: Custody) -> list[list[str]]:
    """Lines by how many links are at most between them and the shelf, those of a shipment that lead nowhere on it.

    What leads nowhere and is of no shipment stands beside what it was made from.
    """
    later: defaultdict[str, set[str]] = defaultdict(set)
    earlier: defaultdict[str, set[str]] = defaultdict(set)
    for link in found.drawn():
        later[link.earlier].add(link.later)
        earlier[link.later].add(link.earlier)
    away = dict.fromkeys(found.lines, 0)
    waiting = {id_: len(later[id_]) for id_ in found.lines}
    ready = sorted(id_ for id_, count in waiting.items() if not count)
    while ready:
        here = ready.pop()
        for before in sorted(earlier[here]):
            away[before] = max(away[before], away[here] + 1)
            waiting[before] -= 1
            if not waiting[before]:
                ready.append(before)
    for id_, line in found.lines.items():
        if not later[id_] and earlier[id_] and line.label not in TOLD:
            away[id_] = min(away[before] for before in earlier[id_]) - 1
    first = max(away.values(), default=0)
    away |= {id_: first for id_, line in found.lines.items() if _apart(line, later[id_], earlier[id_])}
    columns: defaultdict[int, list[str]] = defaultdict(list)
    for id_ in sorted(away):
        columns[away[id_]].append(id_)
    return [columns[number] for number in sorted(columns, reverse=True)]


def _apart(line: Line, later: Collection[str], earlier: Collection[str]) -> bool:
    """Whether a line is of no shipment and nothing is linked to it: it is nearer to the sea than to the shelf."""
    return not later and not earlier and line.label not in TOLD


def _heaviest(column: Sequence[str], found: Custody) -> Collection[str]:
    ranked = sorted(column, key=lambda id_: (id_ not in found.starts, -(found.lines[id_].kg or 0), id_))
    return ranked[:MOST_ROWS]


def _ordered(columns: list[list[str]], links: Sequence[Link]) -> list[list[str]]:
    """Each column by the middle of what its lines are linked to, to and fro: few bands then cross."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        near[link.later].append(link.earlier)
        near[link.earlier].append(link.later)
    place = {id_: row / max(len(column), 1) for column in columns for row, id_ in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else columns[::-1]:
            middle = {
                id_: sum(place[other] for other in near[id_]) / len(near[id_]) if near[id_] else place[id_]
                for id_ in column
            }
            column.sort(key=lambda id_: (middle[id_], id_))
            place |= {id_: (row + 0.5) / len(column) for row, id_ in enumerate(column)}
    return columns


def _sums(
    links: Sequence[Link], found: Custody, thick: Callable[[float | None], float]
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """How thick all bands together are that come into a line, and that go out of it."""
    into: defaultdict[str, float] = defaultdict(float)
    out: defaultdict[str, float] = defaultdict(float)
    for link in links:
        high = thick(found.weight(link))
        into[link.later] += high
        out[link.earlier] += high
    return into, out
