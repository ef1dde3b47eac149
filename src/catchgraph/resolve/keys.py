"""Keys as numbers, capped: what is too common is refined, then dropped and reported; pairs by partitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.intp]

#: A key shared by more positions than this is too common to compare by.
CAP = 60

#: Pairs of a partition, before the same pair found by several keys is counted once.
PARTITION = 1_500_000

_MIX = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows (m, key) sorted by key, then m; `family`: number of the kind of key, by `families`."""

    m: npt.NDArray[np.int32]
    key: Codes
    family: npt.NDArray[np.int8]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Capped:
    """`keys`: those small enough. `dropped`: key, members of those that are not, the largest first.

    `families`: family, keys, pairs, dropped (members of keys too common), a row each.
    """

    keys: Keys
    dropped: pd.DataFrame
    families: pd.DataFrame


def hashed(texts: npt.NDArray[np.object_]) -> Codes:
    """A number of 64 bits for each text, the same in every run."""
    result: Codes = pd.util.hash_array(texts, categorize=True)
    return result


def keys_of(made: Iterable[tuple[str, Positions, Codes]]) -> Keys:
    """Put the families together: (name, positions, codes)."""
    names, m, key, family = [], [], [], []
    for number, (name, positions, codes) in enumerate(made):
        names.append(name)
        m.append(positions.astype(np.int32))
        with np.errstate(over="ignore"):
            key.append((codes ^ (codes >> np.uint64(31))) * _MIX + np.uint64(number + 1))
        family.append(np.full(len(positions), number, dtype=np.int8))
    return _sorted(np.concatenate(m), np.concatenate(key), np.concatenate(family), tuple(names))


def _sorted(m: npt.NDArray[np.int32], key: Codes, family: npt.NDArray[np.int8], names: tuple[str, ...]) -> Keys:
    order = np.lexsort((m, key))
    m, key, family = m[order], key[order], family[order]
    new = np.ones(len(m), dtype=bool)
    new[1:] = (key[1:] != key[:-1]) | (m[1:] != m[:-1])
    return Keys(m[new], key[new], family[new], names)


def capped(keys: Keys, refinements: Iterable[Codes], shown: Callable[[str, int], str], cap: int = CAP) -> Capped:
    """Keep the keys of at most `cap` positions; part the others by each of `refinements` (a value a position).

    What is still too common is dropped; `shown` gives the text of a key by its family and one of its positions.
    """
    kept, rest = _apart(keys, cap)
    for values in refinements:
        with np.errstate(over="ignore"):
            finer = (rest.key ^ (values[rest.m] * _MIX)) * _MIX + np.uint64(1)
        more, rest = _apart(_sorted(rest.m, finer, rest.family, keys.families), cap)
        kept = _sorted(
            np.concatenate([kept.m, more.m]),
            np.concatenate([kept.key, more.key]),
            np.concatenate([kept.family, more.family]),
            keys.families,
        )
    return Capped(kept, _dropped(rest, shown), _families(kept, rest))


def _apart(keys: Keys, cap: int) -> tuple[Keys, Keys]:
    """Keys that two to `cap` positions share, and those that more share."""
    size = _sizes(keys.key)
    few, many = (size > 1) & (size <= cap), size > cap
    return _take(keys, few), _take(keys, many)


def _take(keys: Keys, where: npt.NDArray[np.bool_]) -> Keys:
    return Keys(keys.m[where], keys.key[where], keys.family[where], keys.families)


def _groups(key: Codes) -> tuple[Positions, Positions]:
    """First row and number of rows of each run of equal keys."""
    first = np.flatnonzero(np.r_[np.ones(min(1, len(key)), dtype=bool), key[1:] != key[:-1]])
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


def partitions(keys: Keys, count: int, most: int = PARTITION) -> list[tuple[int, int]]:
    """Ranges of left positions [from, to) whose pairs are about `most` each."""
    total = np.cumsum(np.bincount(keys.m, weights=_following(keys.key), minlength=count))
    if not count or total[-1] == 0:
        return [(0, count)]
    ends = np.searchsorted(total, np.arange(most, total[-1] + most, most)) + 1
    bounds = np.unique(np.minimum(np.r_[0, ends, count], count))
    return list(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))


def candidates(keys: Keys, low: int, high: int) -> pd.DataFrame:
    """Pairs (left, right; left < right) that share a key and whose left is in [low, high), sorted, each once."""
    here = np.flatnonzero((keys.m >= low) & (keys.m < high))
    follow = _following(keys.key)[here]
    left = np.repeat(keys.m[here].astype(np.int64), follow)
    inside = np.arange(len(left)) - np.repeat(np.cumsum(follow) - follow, follow)
    right = keys.m[np.repeat(here, follow) + 1 + inside].astype(np.int64)
    code = np.unique((left << 32) | right)
    return pd.DataFrame({"left": (code >> 32).astype(np.intp), "right": (code & 0xFFFFFFFF).astype(np.intp)})


def _following(key: Codes) -> Positions:
    """How many rows of the same key follow each row."""
    first, count = _groups(key)
    return np.repeat(first + count, count) - np.arange(len(key)) - 1
