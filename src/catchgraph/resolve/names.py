"""Comparators of vessel names: stem and hull number apart, since sister ships differ in the number only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.features import Features
from catchgraph.resolve.levels import shared
from catchgraph.resolve.lists import lists

Levels = npt.NDArray[np.int8]
Rows = npt.NDArray[np.int32]

#: Similarity (Indel, 0 to 1) of sorted stems from which they count as alike, or as a misspelling.
ALIKE, SPELT = 0.72, 0.87

#: Levels of `stem` and `number`, in the order of their docstrings.
UNLIKE, EQUAL_STEM, EQUAL_NUMBER = 1, 4, 3


@dataclass(frozen=True, slots=True)
class NameLevels:
    """Levels of the best pair of names of each pair, and where those names stand in `features.names`."""

    stem: Levels
    number: Levels
    former: Levels
    left: npt.NDArray[np.intp]
    right: npt.NDArray[np.intp]


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
    names, count = features.names, len(pairs)
    rows = np.flatnonzero(names["own"].to_numpy(dtype=bool))
    one, other = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    own = lists(names["m"].to_numpy(np.intp)[rows], rows, len(features))
    at, a, b = own.both(one, other)
    stems = _stem_levels(names, a, b)
    numbers = _number_levels(names["number"].to_numpy(object), a, b)
    numbers[stems == UNLIKE] = 0
    # A differing number speaks against a pair more than a missing one: best first by stem, then by number.
    rank = stems.astype(int) * 4 + np.choose(numbers, [2, 1, 0, 3])
    best = np.lexsort((b, a, -rank, at)) if (at[1:] == at[:-1]).any() else np.arange(len(at))
    best = best[np.r_[True, at[best][1:] != at[best][:-1]]] if len(at) else best
    at = at[best]
    equal = np.zeros(count, dtype=bool)
    equal[at] = (stems[best] == EQUAL_STEM) & np.isin(numbers[best], [0, EQUAL_NUMBER])
    return NameLevels(
        stem=_placed(at, stems[best], np.zeros(count, dtype=np.int8)),
        number=_placed(at, numbers[best], np.zeros(count, dtype=np.int8)),
        former=_former(names, pairs, equal),
        left=_placed(at, a[best], np.full(count, -1, dtype=np.intp)),
        right=_placed(at, b[best], np.full(count, -1, dtype=np.intp)),
    )


def _former(names: pd.DataFrame, pairs: pd.DataFrame, equal: npt.NDArray[np.bool_]) -> Levels:
    keys = names[["m", "key"]].rename(columns={"key": "value"})
    former = keys[~names["own"].to_numpy(dtype=bool)]
    has = set(former["m"])
    levels = (pairs["left"].isin(has) | pairs["right"].isin(has)).to_numpy().astype(np.int8)
    levels[shared(pairs, former, keys) | shared(pairs, keys, former)] = 2
    levels[equal] = 0
    return levels


def _stem_levels(names: pd.DataFrame, a: Rows, b: Rows) -> Levels:
    """Equal also when written without spaces, as lists differ in (LIAO DA PING YU, LIAODAPINGYU)."""
    stem, texts = pd.factorize(names["stem"].to_numpy(object))
    joined = pd.factorize(names["joined"].to_numpy(object))[0]
    one, other = stem[a], stem[b]
    levels = np.full(len(a), EQUAL_STEM, dtype=np.int8)
    differ = np.flatnonzero((one != other) & (joined[a] != joined[b]))
    code, place = np.unique(one[differ].astype(np.int64) * len(texts) + other[differ], return_inverse=True)
    width = max(1, len(texts))
    similar = _similar(texts[code // width].tolist(), texts[code % width].tolist())
    levels[differ] = np.select([similar > SPELT, similar > ALIKE], [3, 2], UNLIKE)[place]
    nameless = np.array([text == "" for text in texts], dtype=bool)
    levels[nameless[one] & nameless[other]] = 0
    return levels


def similarity(left: pd.Series, right: pd.Series) -> npt.NDArray[np.float64]:
    """Normalised Indel similarity (0 to 1), computed once for each pair of different texts."""
    frame = pd.DataFrame({"a": left.to_numpy(), "b": right.to_numpy()})
    unique = frame.drop_duplicates()
    scores = _similar(unique["a"].to_list(), unique["b"].to_list())
    looked = frame.merge(unique.assign(score=scores), on=["a", "b"], how="left")
    return looked["score"].to_numpy()


def _similar(left: list[str], right: list[str]) -> npt.NDArray[np.float64]:
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    return process.cpdist(left, right, scorer=Indel.normalized_similarity, dtype=np.float64)


def _number_levels(numbers: npt.NDArray[np.object_], a: Rows, b: Rows) -> Levels:
    code, texts = pd.factorize(numbers)
    given = np.array([text != "" for text in texts], dtype=bool)[code]
    left, right = given[a], given[b]
    levels = np.select([~left & ~right, ~left | ~right, code[a] == code[b]], [0, 1, EQUAL_NUMBER], 2)
    return levels.astype(np.int8)


def _placed(at: npt.NDArray[np.intp], values: npt.NDArray[Any], into: npt.NDArray[Any]) -> npt.NDArray[Any]:
    into[at] = values
    return into
