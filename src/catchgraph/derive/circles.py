"""Which links of goods close a circle: goods that would be made from themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Positions = npt.NDArray[np.int64]

#: So many rounds of leaves are taken off all at once; what is left of a longer chain is walked.
_ROUNDS = 50


def closing(source: Positions, target: Positions, order: Positions) -> list[int]:
    """Places of the links, from `source` to `target` by the numbers of lines, that close a circle, in their order.

    A walk from the later to the earlier finds them: it begins at lines to which others lead from outside the circles,
    else at that which comes first by `order` (a number for each line). The link that leads back into the walk is it.
    """
    import numpy as np

    left = _core(source, target, len(order))
    if not len(left):
        return []
    inside = np.zeros(len(order), dtype=bool)
    inside[source[left]] = True
    entered = np.zeros(len(order), dtype=bool)
    entered[target[~inside[source]]] = True
    ahead: dict[int, list[tuple[int, int]]] = {}
    for place in left[np.lexsort((order[target[left]], order[source[left]]))].tolist():
        ahead.setdefault(int(source[place]), []).append((place, int(target[place])))
    starts = sorted(ahead, key=lambda line: (not entered[line], int(order[line])))
    return sorted(_walk(starts, ahead))


def _core(source: Positions, target: Positions, lines: int) -> Positions:
    """Places of links that are left when lines that only begin or only end some are taken off, again and again."""
    import numpy as np

    left = np.arange(len(source))
    for _ in range(_ROUNDS):
        begins, ends = np.zeros(lines, dtype=bool), np.zeros(lines, dtype=bool)
        begins[source[left]] = True
        ends[target[left]] = True
        stays = ends[source[left]] & begins[target[left]]
        if stays.all():
            break
        left = left[stays]
    return left


def _walk(starts: Sequence[int], ahead: dict[int, list[tuple[int, int]]]) -> Iterator[int]:
    """Links that lead back to a line on the way to it."""
    done: set[int] = set()
    for start in starts:
        if start in done:
            continue
        on_way = {start}
        way = [(start, iter(ahead[start]))]
        while way:
            line, links = way[-1]
            for place, earlier in links:
                if earlier in on_way:
                    yield place
                elif earlier not in done:
                    on_way.add(earlier)
                    way.append((earlier, iter(ahead.get(earlier, ()))))
                    break
            else:
                way.pop()
                on_way.discard(line)
                done.add(line)
