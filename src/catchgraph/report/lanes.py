"""Which bars stand beside each other in a row, and where the words of each have room: nothing lies on anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

#: Width of a letter of 11 pixels, on average; capitals are wider.
LETTER = 6.6
#: A lane has no more rows; what is left shares the last one, without words.
MOST_ROWS = 24
_PAD, _DOT, _BETWEEN = 5.0, 6.0, 3.0


@dataclass(frozen=True, slots=True)
class Span:
    """A bar from `left` to `right` in units of the drawing; `firm`: the leftmost that its end may be; its words."""

    left: float
    right: float
    firm: float
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its row. `words_at`: where its words begin (end, with `before`), nothing where there is no room."""

    row: int
    left: float
    right: float
    words_at: float | None
    inside: bool
    before: bool


def placed(spans: Sequence[Span], edge: float) -> list[Placed]:
    """A row for each span, as few rows as can be; `spans` by their left end. `edge`: where the drawing ends.

    A bar whose end is known to the year only is cut where the next in its row begins within that year.
    """
    found: list[Placed] = []
    #: By row: up to where it is taken, and the bar that is last in it.
    taken: list[float] = []
    last: list[int] = []
    for number, span in enumerate(spans):
        at, low, high = _words(span, edge)
        row = next((row for row, until in enumerate(taken) if low >= until), len(taken))
        if row == MOST_ROWS:
            found.append(Placed(MOST_ROWS - 1, span.left, span.right, None, inside=False, before=False))
            continue
        if row == len(taken):
            taken.append(high)
            last.append(number)
        elif found[last[row]].right > span.left:
            found[last[row]] = replace(found[last[row]], right=max(span.left, found[last[row]].left))
        taken[row], last[row] = high, number
        inside = bool(span.words) and _fits(span)
        found.append(Placed(row, span.left, span.right, at, inside=inside, before=at is not None and at < span.left))
    return found


def _fits(span: Span) -> bool:
    return len(span.words) * LETTER + 2 * _PAD <= span.firm - span.left


def _words(span: Span, edge: float) -> tuple[float | None, float, float]:
    """Where the words begin (or end, left of the bar), and from where to where bar and words take up the row."""
    low, high = span.left - _DOT / 2, max(span.firm, span.left + _DOT) + _BETWEEN
    if not span.words:
        return None, low, high
    if _fits(span):
        return span.left + _PAD, low, high
    wide = len(span.words) * LETTER
    after = max(span.right, span.left + _DOT) + _PAD
    if after + wide <= edge:
        return after, low, after + wide + _BETWEEN
    return span.left - _PAD - _DOT / 2, span.left - _PAD - _DOT / 2 - wide, high
