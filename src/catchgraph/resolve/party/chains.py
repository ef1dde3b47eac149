"""Pairs that chains of links bring together though they need not share a key."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.cluster import components

Positions = npt.NDArray[np.intp]

#: Of more nodes than these that hang together only the pairs that share a key are weighed.
MOST = 400


def pairs_inside(
    count: int, pairs: pd.DataFrame, linked: npt.NDArray[np.bool_], same: Iterable[tuple[int, int]]
) -> pd.DataFrame:
    """left, right (left < right), sorted: every pair within a component of links that is not among `pairs`.

    `pairs`: left, right; `linked`: which of them score high enough; `same`: judged pairs, which hold together, too.
    """
    left, right = pairs["left"].to_numpy(np.int64), pairs["right"].to_numpy(np.int64)
    forced = np.array(list(same), dtype=np.intp).reshape(-1, 2)
    labels = components(count, np.r_[forced[:, 0], left[linked]], np.r_[forced[:, 1], right[linked]])
    order = np.argsort(labels, kind="stable")
    size = np.bincount(labels, minlength=count)[labels[order]]
    order, size = order[(size > 2) & (size <= MOST)], size[(size > 2) & (size <= MOST)]
    inside = np.arange(len(order)) - np.searchsorted(labels[order], labels[order], side="left")
    follow = size - inside - 1
    one = np.repeat(np.arange(len(order)), follow)
    step = np.arange(len(one)) - np.repeat(np.cumsum(follow) - follow, follow)
    code = order[one].astype(np.int64) << 32 | order[one + 1 + step]
    rest = np.setdiff1d(code, left << 32 | right, assume_unique=True)
    rest.sort()
    return pd.DataFrame({"left": (rest >> 32).astype(np.intp), "right": (rest & 0xFFFFFFFF).astype(np.intp)})
