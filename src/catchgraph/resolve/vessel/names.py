"""Comparators of vessel names: stem and hull number apart, since sister ships differ in the number only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.letters import least_difference
from catchgraph.resolve.core.lists import Ints, in_common
from catchgraph.resolve.vessel.codes import Names
from catchgraph.resolve.vessel.features import Features

Levels = npt.NDArray[np.int8]
Rows = npt.NDArray[np.int32]

#: Similarity (Indel, 0 to 1) of sorted stems from which they count as alike, or as a misspelling.
ALIKE, SPELT = 0.72, 0.87

#: Levels of `stem` and `number`, in the order of their docstrings.
UNLIKE, EQUAL_STEM, EQUAL_NUMBER = 1, 4, 3
#: Rank of the levels of `number` among names alike.
_RANK = np.array([2, 1, 0, 3], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class NameLevels:
    """Levels of the best pair of names of each pair."""

    stem: Levels
    number: Levels
    former: Levels

    def equal(self) -> npt.NDArray[np.bool_]:
        """Present names are equal, and no number tells them apart."""
        found: npt.NDArray[np.bool_] = (self.stem == EQUAL_STEM) & ((self.number == 0) | (self.number == EQUAL_NUMBER))
        return found


def stem(names: NameLevels) -> Levels:
    """Name without prefix and hull number, its words in any order; of several names the most alike.

    missing: one side gives no name
    unlike: less than 72 % alike
    alike: 72 to 87 % alike
    spelt otherwise: more than 87 % alike
    equal: the same words
    """
    return names.stem


def number(names: NameLevels) -> Levels:
    """Hull number of the name ("NO. 805"), which tells sister ships apart; of the most alike names.

    none: neither name has one, or the names are unlike
    one side: only one name has one
    differ: two different numbers
    equal: the same number
    """
    return names.number


def former(names: NameLevels) -> Levels:
    """Former names, where the present names are not equal.

    none: no former name given, or the present names are equal
    no match: none of the former names is a name of the other side
    match: a former name of one side is a name of the other
    """
    return names.former


def compare_names(features: Features, pairs: pd.DataFrame) -> NameLevels:
    """Best pair of own names for each pair of mentions, and whether a former name matches."""
    names, count = features.coded.names, len(pairs)
    left, right = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    at, a, b = names.own.both(left, right)
    stems = _stem_levels(names, a, b)
    numbers = _number_levels(names.number[a], names.number[b])
    numbers[stems == UNLIKE] = 0
    # A differing number speaks against a pair more than a missing one: best first by stem, then by number.
    best = _best(at, stems * np.int8(4) + _RANK[numbers])
    levels = NameLevels(*(np.zeros(count, dtype=np.int8) for _ in range(3)))
    levels.stem[at[best]] = stems[best]
    levels.number[at[best]] = numbers[best]
    former = names.former.given()
    rest = np.flatnonzero((former[left] | former[right]) & ~levels.equal())
    one, other = left[rest], right[rest]
    match = in_common(names.former, one, names.keys, other) | in_common(names.keys, one, names.former, other)
    levels.former[rest] = np.where(match, 2, 1)
    return levels


def _best(at: Ints, rank: Levels) -> Ints:
    """Of each place the first row of the highest rank; `at` sorted."""
    if not (at[1:] == at[:-1]).any():
        return np.arange(len(at))
    first = np.flatnonzero(np.r_[True, at[1:] != at[:-1]])
    size = len(at)
    highest = np.maximum.reduceat(rank.astype(np.int64) * size + (size - 1 - np.arange(size)), first)
    result: Ints = size - 1 - highest % size
    return result


def _stem_levels(names: Names, a: Rows, b: Rows) -> Levels:
    """Equal also when written without spaces, as lists differ in (LIAO DA PING YU, LIAODAPINGYU)."""
    one, other = names.stem[a], names.stem[b]
    equal = (one == other) | (names.joined[a] == names.joined[b])
    levels = np.where(equal, np.int8(EQUAL_STEM), np.int8(UNLIKE))
    near = np.flatnonzero(~equal)
    one, other = one[near], other[near]
    length = names.length[one] + names.length[other]
    room = length * (1 - ALIKE)
    # What no comparison of letters could make alike, by length and by the letters that only one has.
    some = (np.abs(names.length[one] - names.length[other]) <= room).nonzero()[0]
    some = some[least_difference(names.letters[one[some]], names.letters[other[some]]) <= room[some]]
    levels[near[some]] = _alike(names.stems, one[some], other[some])
    levels[equal & (names.length[names.stem[a]] == 0)] = 0
    return levels


def _alike(texts: npt.NDArray[np.object_], one: Rows, other: Rows) -> Levels:
    """Levels of stems that are not equal, worked out once for each pair of different ones."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    width = max(1, len(texts))
    place, code = pd.factorize(one.astype(np.int64) * width + other)
    left, right = texts[code // width], texts[code % width]
    similar = process.cpdist(left, right, scorer=Indel.normalized_similarity, dtype=np.float64, score_cutoff=ALIKE)
    levels = np.full(len(code), UNLIKE, dtype=np.int8)
    levels[similar > ALIKE] = UNLIKE + 1
    levels[similar > SPELT] = UNLIKE + 2
    found: Levels = levels[place]
    return found


def _number_levels(left: Rows, right: Rows) -> Levels:
    a, b = left >= 0, right >= 0
    levels = np.zeros(len(left), dtype=np.int8)
    levels[a != b] = 1
    levels[a & b] = 2
    levels[a & (left == right)] = EQUAL_NUMBER
    return levels
