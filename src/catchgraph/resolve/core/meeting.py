"""Pairs that share a key, of which one side at least was touched."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

Positions = npt.NDArray[np.intp]


def meeting(keys: pd.DataFrame, touched: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Pairs (left, right; left < right) that share a key, of which one side at least is `touched`; sorted, each once.

    `keys`: m (position), key (any values that compare equal).
    """
    rows = _sorted(keys)
    m, start, end = rows["m"], rows["start"], rows["end"]
    some = np.flatnonzero(touched[m])
    return _expanded(m, some, start[some], end[some])


def _sorted(keys: pd.DataFrame) -> dict[str, Positions]:
    """Positions by key, and for each where those of its key start and end."""
    code = pd.factorize(keys["key"])[0]
    rows = pd.DataFrame({"code": code, "m": keys["m"].to_numpy(np.intp)}).drop_duplicates()
    rows = rows.sort_values(["code", "m"])
    codes = rows["code"].to_numpy()
    return {
        "m": rows["m"].to_numpy(np.intp),
        "start": np.searchsorted(codes, codes, side="left").astype(np.intp),
        "end": np.searchsorted(codes, codes, side="right").astype(np.intp),
    }


def _expanded(m: Positions, rows: Positions, start: Positions, end: Positions) -> pd.DataFrame:
    """Each of `rows` with the rows from its `start` to before its `end`, as pairs of positions."""
    count = end - start
    one = np.repeat(m[rows], count)
    offset = np.arange(len(one)) - np.repeat(count.cumsum() - count, count)
    other = m[np.repeat(start, count) + offset]
    width = int(m.max()) + 1 if len(m) else 1
    packed = np.unique((np.minimum(one, other) * width + np.maximum(one, other))[one != other])
    return pd.DataFrame({"left": packed // width, "right": packed % width})
