"""Comparators of dimensions: length and tonnage, each judged by the kind in which it was measured."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.lists import highest
from catchgraph.resolve.vessel.codes import Sizes
from catchgraph.resolve.vessel.features import Features

Levels = npt.NDArray[np.int8]

#: Share by which two measures of one kind may differ: by rounding, and by another survey.
SAME, NEAR = 0.012, 0.06

#: Levels of `length` and `tonnage`, in the order of their docstrings.
FAR, OTHER_KIND_LEVEL, _NEAR_LEVEL, EQUAL = 1, 2, 3, 4

#: LOA is the longest of a hull's lengths; the registered one and that between perpendiculars are this much less.
OTHER_KIND = 0.22

#: GRT (1947 to 1969 rules) and GT (1969 convention) of one hull differ by more than rounding; up to this share.
OTHER_TONNAGE = 0.65


def length(features: Features, pairs: pd.DataFrame) -> Levels:
    """Length in metres; overall, registered and between perpendiculars are different measures.

    missing: one side gives none
    far: further apart than two measures of one hull
    other kind: measures of different kinds, or of a kind not stated, as far apart as they are on one hull
    near: one kind or a kind not stated, within 6 %
    equal: within 1.2 %
    """
    return _size(features.coded.sizes["length"], pairs, OTHER_KIND)


def tonnage(features: Features, pairs: pd.DataFrame) -> Levels:
    """Tonnage; gross tonnage (GT) and gross register tonnage (GRT) are different measures.

    missing: one side gives none
    far: further apart than two measures of one hull
    other kind: measures of different kinds, or of a kind not stated, as far apart as they are on one hull
    near: one kind or a kind not stated, within 6 %
    equal: within 1.2 %
    """
    return _size(features.coded.sizes["tonnage"], pairs, OTHER_TONNAGE)


def _size(sizes: Sizes, pairs: pd.DataFrame, other_kind: float) -> Levels:
    at, left, right = sizes.rows.both(pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp))
    a, b = sizes.value[left], sizes.value[right]
    apart = np.abs(a - b) / np.maximum(a, b)
    unequal = sizes.kind[left] != sizes.kind[right]
    stated = unequal & sizes.stated[left] & sizes.stated[right]
    level = np.full(len(at), FAR, dtype=np.int8)
    level[(apart <= other_kind) & unequal] = OTHER_KIND_LEVEL
    level[(apart <= NEAR) & ~stated] = _NEAR_LEVEL
    level[apart <= SAME] = EQUAL
    return highest(at, level, len(pairs), 0)
