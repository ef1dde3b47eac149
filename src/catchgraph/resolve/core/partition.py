"""Candidate pairs from keys, in partitions: never all in one frame, each pair in one partition only."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

Positions = npt.NDArray[np.intp]

#: Pairs of one partition before repetitions are taken out; some 250 bytes each while they are compared.
LIMIT = 500_000


def partitions(keys: pd.DataFrame, *, limit: int = LIMIT) -> Iterator[pd.DataFrame]:
    """Pairs (left, right; left < right) of positions that share a key, sorted, each once.

    `keys`: m (position), key (any values that compare equal). A partition holds all pairs of some left positions.
    """
    rows = _sorted(keys)
    m, end = rows["m"], rows["end"]
    after = np.arange(len(m)) + 1
    by_left = np.argsort(m, kind="stable")
    made = (end - after)[by_left].cumsum()
    at = 0
    while at < len(m):
        wanted = int(np.searchsorted(made, (made[at - 1] if at else 0) + limit, side="right"))
        # A position is never parted: its pairs by several keys repeat one another.
        stop = int(np.searchsorted(m[by_left], m[by_left[min(max(wanted, at + 1), len(m)) - 1]], side="right"))
        some = by_left[at:stop]
        found = _expanded(m, some, after[some], end[some])
        if len(found):
            yield found
        at = stop


def meeting(keys: pd.DataFrame, touched: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Pairs (left, right; left < right) that share a key and of which one side at least is `touched`, sorted."""
    rows = _sorted(keys)
    m, start, end = rows["m"], rows["start"], rows["end"]
    some = np.flatnonzero(touched[m])
    return _expanded(m, some, start[some], end[some])


def too_common(dropped: pd.DataFrame) -> list[tuple[str, int, str]]:
    """Rows for the report, one a family of keys: `dropped` holds family, key, members."""
    found = dropped.groupby("family")["members"].agg(["size", "max"])
    why = "{:,} keys too common to compare by; the most common has {:,} members"
    rows = zip(found.index, found["size"], found["max"], strict=True)
    return [(f"key: {family}", int(keys), why.format(keys, most)) for family, keys, most in rows]


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
