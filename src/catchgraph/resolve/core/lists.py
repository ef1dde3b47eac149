"""Several values for each position, kept flat: what pairs of positions have to compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Lists:
    """`values[start[m] : start[m + 1]]` are the values of position m."""

    start: Ints
    values: npt.NDArray[np.int32]

    @cached_property
    def count(self) -> npt.NDArray[np.int32]:
        """How many values each position has."""
        return np.diff(self.start).astype(np.int32)

    def given(self) -> npt.NDArray[np.bool_]:
        """Whether a position has a value, for all positions."""
        result: npt.NDArray[np.bool_] = self.count > 0
        return result

    def several(self) -> npt.NDArray[np.bool_]:
        """Whether a position has more than one value, for all positions."""
        result: npt.NDArray[np.bool_] = self.count > 1
        return result

    def first(self, without: int) -> npt.NDArray[np.int32]:
        """The first value of each position; `without` where it has none."""
        result = np.full(len(self.start) - 1, without, dtype=np.int32)
        given = self.given()
        result[given] = self.values[self.start[:-1][given]]
        return result

    def positions(self) -> Ints:
        """The position of each value."""
        return np.repeat(np.arange(len(self.start) - 1), self.count)

    def plus(self, step: int) -> Lists:
        """The same lists, every value greater by `step`."""
        return Lists(self.start, self.values + np.int32(step))

    def both(self, left: Ints, right: Ints) -> tuple[Ints, npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        """`beside` of positions of one and the same lists."""
        return beside(self, left, self, right)


def beside(
    one: Lists, left: Ints, other: Lists, right: Ints
) -> tuple[Ints, npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Every value of the left beside every value of the right: place of the pair, left value, right value.

    Sorted by the place of the pair, then by both values as the lists have them; pairs of which a side has no value are
    left out.
    """
    many = other.count[right]
    size = one.count[left] * many
    if size.max(initial=0) <= 1:
        at = np.flatnonzero(size)
        return at, one.values[one.start[left[at]]], other.values[other.start[right[at]]]
    at = np.repeat(np.arange(len(left)), size)
    a, b = one.start[left[at]], other.start[right[at]]
    # Nearly all have one value: only of the others it is worked out which of them meet.
    rest = np.flatnonzero(size[at] > 1)
    inside = rest - (np.cumsum(size) - size)[at[rest]]
    step = many[at[rest]]
    a[rest] += inside // step
    b[rest] += inside % step
    return at, one.values[a], other.values[b]


def in_common(one: Lists, left: Ints, other: Lists, right: Ints) -> npt.NDArray[np.bool_]:
    """Whether a value of the left is one of the right, for each pair."""
    found: npt.NDArray[np.bool_] = one.first(-1)[left] == other.first(-2)[right]
    several = (one.several()[left] & other.given()[right]) | (other.several()[right] & one.given()[left])
    rest = np.flatnonzero(several & ~found)
    at, a, b = beside(one, left[rest], other, right[rest])
    found[rest[at[a == b]]] = True
    return found


def lists(m: object, values: object, count: int) -> Lists:
    """`Lists` of `count` positions from rows (m, value) in any order; of one position the values are sorted."""
    at, value = np.asarray(m, dtype=np.intp), np.asarray(values, dtype=np.int32)
    order = np.lexsort((value, at))
    start = np.zeros(count + 1, dtype=np.intp)
    np.cumsum(np.bincount(at, minlength=count), out=start[1:])
    return Lists(start, value[order])


def long(column: pd.Series) -> pd.DataFrame:
    """A column of lists as rows (m, value), without blanks and repetitions."""
    exploded = column.reset_index(drop=True).explode()
    # Objects throughout: an empty column has no type of its own, and keys are made by adding text.
    value = pd.Series(exploded.to_numpy(dtype=object), dtype=object)
    frame = pd.DataFrame({"m": exploded.index.to_numpy(dtype=np.intp), "value": value})
    frame = frame[frame["value"].notna() & (frame["value"] != "")]
    return frame.drop_duplicates(ignore_index=True)


def highest(at: Ints, level: npt.NDArray[np.int8], count: int, without: int) -> npt.NDArray[np.int8]:
    """The highest level of each of `count` places, `at` sorted; `without` where a place has none."""
    result = np.full(count, without, dtype=np.int8)
    if len(at):
        first = np.flatnonzero(np.r_[True, at[1:] != at[:-1]])
        result[at[first]] = np.maximum.reduceat(level, first)
    return result
