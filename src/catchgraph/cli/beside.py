"""Two records side by side, what differs marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catchgraph.cli.clean import clean

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table
    from catchgraph.resolve.explain.explanation import Part
    from catchgraph.resolve.judge.queue import Doubt, Sides

#: Beside each field: it speaks for one, against it, or differs without weight.
FOR, AGAINST, OTHER = "+", "-", "~"

#: The row of what counts before any field, and what it is.
BEFORE, RARE = "(before any field)", "how rare a match is at all"

#: Levels of fields that had nothing to compare, and of two lists that are just two.
_SILENT = frozenset({"missing", "none", "nothing", "different"})


def side_by_side(seen: Sides) -> Table:
    """A row a field that at least one of both gives: mark, field, both values, how they compare, weight; the sum."""
    from catchgraph.analyse.table import Table

    rows = [
        (_mark(part), part.field, part.left, part.right, part.level, f"{part.weight:+.2f}")
        for part in sorted(seen.parts, key=lambda part: -abs(part.weight))
        if _says(part) or bool(part.left) != bool(part.right)
    ]
    score = seen.intercept + sum(part.weight for part in seen.parts)
    rows.append(("", BEFORE, "", "", RARE, f"{seen.intercept:+.2f}"))
    rows.append(("", "score", "", "", "sum of the weights", f"{score:+.2f}"))
    return Table("", ("", "field", "one", "other", "compared", "weight"), rows)


def headline(doubt: Doubt, seen: Sides, number: int, total: int) -> str:
    """What is asked, where both stand, and what hangs on it."""
    how = "joined now" if doubt.together else "apart now"
    away = doubt.score - doubt.link_at
    lines = [
        f"{number} of {total}: is this one {doubt.kind}? ({how}; score {doubt.score:.2f}, {abs(away):.2f} "
        f"{'above' if away >= 0 else 'below'} the threshold)",
        f"  one:   {named(seen.left.name)}, {seen.left.where}",
        f"  other: {named(seen.right.name)}, {seen.right.where}",
        f"  {consequence(doubt)}",
    ]
    return "\n".join(clean(line) for line in lines)


def consequence(doubt: Doubt) -> str:
    """What the answer decides."""
    one, other = (side.said() for side in doubt.stakes)
    if doubt.together:
        return f"Different would part {doubt.entities[0]} ({one})."
    return f"Same would join {doubt.entities[0]} ({one}) and {doubt.entities[1]} ({other})."


def _mark(part: Part) -> str:
    if part.weight > 0:
        return FOR
    if part.weight < 0:
        return AGAINST
    return OTHER if _says(part) and part.left and part.right and part.left != part.right else " "


def _says(part: Part) -> bool:
    """Whether there was anything to compare."""
    return bool(part.weight) or part.level not in _SILENT


def named(name: str) -> str:
    """The name of a record, where it gives one."""
    return clean(name) or "(no name)"
