"""Keys as numbers, capped: what is too common is refined, then dropped and reported; pairs by partitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.lists import Lists
from catchgraph.resolve.core.threads import in_threads

Codes = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.intp]

#: A key shared by more positions than this is too common to compare by.
CAP = 60

#: Pairs of a partition, before the same pair found by several keys is counted once.
PARTITION = 500_000

_MIX = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows (m, key), those of one key beside one another, by m; `family`: number of the kind of key, by `families`."""

    m: npt.NDArray[np.int32]
    key: Codes
    family: npt.NDArray[np.int8]
    families: tuple[str, ...]

    def where(self, rows: npt.NDArray[np.bool_]) -> Keys:
        """Some of the rows."""
        return Keys(self.m[rows], self.key[rows], self.family[rows], self.families)


@dataclass(frozen=True, slots=True)
class Capped:
    """`keys`: those small enough. `dropped`: key, members of those that are not, the largest first.

    `families`: family, keys, pairs, dropped (members of keys too common), a row each.
    """

    keys: Keys
    dropped: pd.DataFrame
    families: pd.DataFrame


def keys_of(made: Iterable[tuple[str, Positions, Codes]]) -> Keys:
    """Put the families together: (name, positions, codes)."""
    names: list[str] = []

    def families() -> Iterator[Keys]:
        for number, (name, positions, codes) in enumerate(made):
            names.append(name)
            with np.errstate(over="ignore"):
                key = (codes ^ (codes >> np.uint64(31))) * _MIX + np.uint64(number + 1)
            yield Keys(positions.astype(np.int32), key, np.full(len(positions), number, dtype=np.int8), ())

    # No two families have a key in common.
    found = list(in_threads(lambda rows: by_key(rows.m, rows.key, rows.family, ()), families()))
    return _together(found, tuple(names))


def by_key(m: npt.NDArray[np.integer], key: Codes, family: npt.NDArray[np.int8], families: tuple[str, ...]) -> Keys:
    """Rows in any order, each once."""
    order = np.argsort(key)
    key = key[order]
    # One sort of numbers in place of one by two columns: the key's rank, then the position.
    code = (_new(key).cumsum() << 32) | m[order]
    code.sort()
    once = _new(code)
    return Keys((code[once] & 0xFFFFFFFF).astype(np.int32), key[once], family[order][once], families)


def _new(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Whether a value is another than the one before."""
    result = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=result[1:])
    return result


def _together(parts: Sequence[Keys], families: tuple[str, ...]) -> Keys:
    m, key, family = (np.concatenate([getattr(part, name) for part in parts]) for name in ("m", "key", "family"))
    return Keys(m, key, family, families)


def capped(
    keys: Keys, refinements: Iterable[Codes | Lists], shown: Callable[[str, int], str], cap: int = CAP
) -> Capped:
    """Keep the keys of at most `cap` positions; part the others by each of `refinements`: a value a position, or more.

    What is still too common is dropped; `shown` gives the text of a key by its family and one of its positions.
    """
    few, rest = _apart(keys, cap)
    kept = [few]
    for values in refinements:
        more, rest = _apart(_parted(rest, values), cap)
        kept.append(more)
    every = _together(kept, keys.families)
    return Capped(every, _dropped(rest, shown), _families(every, rest))


def _parted(keys: Keys, values: Codes | Lists) -> Keys:
    """Each key with the value of its position, or with each of several."""
    at = np.arange(len(keys.m))
    if isinstance(values, Lists):
        count = values.count[keys.m]
        at = np.repeat(at, count)
        inside = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
        value = values.values[values.start[keys.m[at]] + inside].astype(np.uint64)
    else:
        value = values[keys.m]
    with np.errstate(over="ignore"):
        finer = (keys.key[at] ^ (value * _MIX)) * _MIX + np.uint64(1)
    return by_key(keys.m[at], finer, keys.family[at], keys.families)


def _apart(keys: Keys, cap: int) -> tuple[Keys, Keys]:
    """Keys that two to `cap` positions share, and those that more share."""
    size = _sizes(keys.key)
    few, many = (size > 1) & (size <= cap), size > cap
    return keys.where(few), keys.where(many)


def _groups(key: Codes) -> tuple[Positions, Positions]:
    """First row and number of rows of each run of equal keys."""
    first = np.flatnonzero(_new(key))
    return first, np.diff(np.r_[first, len(key)])


def _sizes(key: Codes) -> Positions:
    _, count = _groups(key)
    return np.repeat(count, count)


def _dropped(rest: Keys, shown: Callable[[str, int], str]) -> pd.DataFrame:
    first, count = _groups(rest.key)
    texts = [
        f"{rest.families[family]}: {shown(rest.families[family], m)}"
        for family, m in zip(rest.family[first].tolist(), rest.m[first].tolist(), strict=True)
    ]
    frame = pd.DataFrame({"key": pd.Series(texts, dtype=object), "members": count})
    return frame.sort_values(["members", "key"], ascending=[False, True], ignore_index=True)


def _families(kept: Keys, rest: Keys) -> pd.DataFrame:
    first, count = _groups(kept.key)
    family = kept.family[first]
    size = len(kept.families)
    return pd.DataFrame(
        {
            "family": kept.families,
            "keys": np.bincount(family, minlength=size),
            "pairs": np.bincount(family, weights=count * (count - 1) // 2, minlength=size).astype(np.int64),
            "dropped": np.bincount(rest.family, minlength=size),
        }
    )


class Candidates:
    """Pairs that share a key, in parts of about `most` pairs before repetitions: never all in one table."""

    def __init__(self, keys: Keys, count: int, most: int = PARTITION) -> None:
        self._m = keys.m
        first, size = _groups(keys.key)
        #: How many rows of the same key follow each row.
        self._follow = (np.repeat(first + size, size) - np.arange(len(keys.m)) - 1).astype(np.int32)
        total = np.cumsum(np.bincount(keys.m, weights=self._follow, minlength=count))
        most_of_all = total[-1] if count else 0
        ends = np.searchsorted(total, np.arange(most, most_of_all + most, most)) + 1
        bounds = np.unique(np.minimum(np.r_[0, ends, count], count)).tolist()
        #: Ranges of left positions, [from, to).
        self.ranges: list[tuple[int, int]] = list(pairwise(bounds)) or [(0, count)]

    def pairs(self, low: int, high: int) -> pd.DataFrame:
        """left, right (left < right, int32) of those whose left is in [low, high), sorted, each once."""
        here = np.flatnonzero((self._m >= low) & (self._m < high))
        follow = self._follow[here]
        # Rows of one key stand beside one another: the n-th pair of a row is with the n-th row behind it.
        other = np.arange(1, int(follow.sum()) + 1) + np.repeat(here - (np.cumsum(follow) - follow), follow)
        code = (np.repeat(self._m[here].astype(np.int64), follow) << 32) | self._m[other]
        code.sort()
        code = code[_new(code)]
        sides = {"left": (code >> 32).astype(np.int32), "right": (code & 0xFFFFFFFF).astype(np.int32)}
        return pd.DataFrame(sides, copy=False)

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """The pairs of every part."""
        return (self.pairs(low, high) for low, high in self.ranges)
