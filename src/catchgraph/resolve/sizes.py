"""Comparators of dimensions: length and tonnage, each judged by the kind in which it was measured."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.features import Features

Levels = npt.NDArray[np.int8]

#: Share by which two measures of one kind may differ: by rounding, and by another survey.
SAME, NEAR = 0.012, 0.06

#: Levels of `length` and `tonnage`, in the order of their docstrings.
FAR, OTHER_KIND_LEVEL, EQUAL = 1, 2, 4

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
    return _size(features.sizes["length"], pairs, OTHER_KIND)


def tonnage(features: Features, pairs: pd.DataFrame) -> Levels:
    """Tonnage; gross tonnage (GT) and gross register tonnage (GRT) are different measures.

    missing: one side gives none
    far: further apart than two measures of one hull
    other kind: measures of different kinds, or of a kind not stated, as far apart as they are on one hull
    near: one kind or a kind not stated, within 6 %
    equal: within 1.2 %
    """
    return _size(features.sizes["tonnage"], pairs, OTHER_TONNAGE)


def _size(sizes: pd.DataFrame, pairs: pd.DataFrame, other: float) -> Levels:
    levels = np.zeros(len(pairs), dtype=np.int8)
    left = sizes.rename(columns={"m": "left"})
    right = sizes.rename(columns={"m": "right"})
    at = pairs[["left", "right"]].assign(at=np.arange(len(pairs)))
    both = at.merge(left, on="left").merge(right, on="right", suffixes=("", "_right"))
    a, b = both["value"].to_numpy(), both["value_right"].to_numpy()
    apart = np.abs(a - b) / np.maximum(a, b)
    left_kind, right_kind = both["kind"].to_numpy(dtype=str), both["kind_right"].to_numpy(dtype=str)
    unequal = left_kind != right_kind
    stated = unequal & (left_kind != "") & (right_kind != "")
    level = np.select([apart <= SAME, (apart <= NEAR) & ~stated, (apart <= other) & unequal], [EQUAL, 3, 2], FAR)
    np.maximum.at(levels, both["at"].to_numpy(dtype=np.intp), level.astype(np.int8))
    return levels
