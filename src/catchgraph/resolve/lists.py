"""Several values for each position, kept flat: what pairs of positions have to compare."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Lists:
    """`values[start[m] : start[m + 1]]` are the values of position m."""

    start: Ints
    values: npt.NDArray[np.int32]

    def counts(self, at: Ints) -> Ints:
        """How many values each of these positions has."""
        result: Ints = self.start[at + 1] - self.start[at]
        return result

    def positions(self) -> Ints:
        """The position of each value."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def both(self, left: Ints, right: Ints) -> tuple[Ints, npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """`beside` of positions of one and the same lists."""
        return beside(self, left, self, right)


def beside(
    one: Lists, left: Ints, other: Lists, right: Ints
) -> tuple[Ints, npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Every value of the left beside every value of the right: place of the pair, left value, right value.

    Sorted by the place of the pair; pairs of which a side has no value are left out.
    """
    few, many = one.counts(left), other.counts(right)
    if (few == 1).all() and (many == 1).all():
        return np.arange(len(left)), one.values[one.start[left]], other.values[other.start[right]]
    size = few * many
    at = np.repeat(np.arange(len(left)), size)
    inside = np.arange(len(at)) - np.repeat(np.cumsum(size) - size, size)
    a = one.values[one.start[left][at] + inside // np.maximum(many[at], 1)]
    b = other.values[other.start[right][at] + inside % np.maximum(many[at], 1)]
    return at, a, b


def lists(m: object, values: object, count: int) -> Lists:
    """`Lists` of `count` positions from rows (m, value) in any order; of one position the values are sorted."""
    at, value = np.asarray(m, dtype=np.intp), np.asarray(values, dtype=np.int32)
    order = np.lexsort((value, at))
    start = np.zeros(count + 1, dtype=np.intp)
    np.cumsum(np.bincount(at, minlength=count), out=start[1:])
    return Lists(start, value[order])


def highest(at: Ints, level: npt.NDArray[np.int8], count: int, without: int) -> npt.NDArray[np.int8]:
    """The highest level of each of `count` places, `at` sorted; `without` where a place has none."""
    result = np.full(count, without, dtype=np.int8)
    if len(at):
        first = np.flatnonzero(np.r_[True, at[1:] != at[:-1]])
        result[at[first]] = np.maximum.reduceat(level, first)
    return result
