"""Comparators of vessel names: stem and hull number apart, since sister ships differ in the number only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.features import Features

Levels = npt.NDArray[np.int8]

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
    own = features.names[features.names["own"]]
    both = _expanded(pairs, own, own)
    together = (both["joined"] == both["joined_right"]).to_numpy()
    stems = _stem_levels(both["stem"], both["stem_right"], together)
    numbers = _number_levels(both["number"].to_numpy(dtype=str), both["number_right"].to_numpy(dtype=str))
    numbers[stems == UNLIKE] = 0
    # A differing number speaks against a pair more than a missing one: best first by stem, then by number.
    rank = stems.astype(int) * 4 + np.choose(numbers, [2, 1, 0, 3])
    order = both.assign(stem_level=stems, number_level=numbers, rank=rank)
    best = order.sort_values(["at", "rank", "row", "row_right"], ascending=[True, False, True, True])
    best = best.drop_duplicates("at")
    count = len(pairs)
    at = best["at"].to_numpy(dtype=np.intp)
    equal = np.zeros(count, dtype=bool)
    equal[at] = ((best["stem_level"] == EQUAL_STEM) & best["number_level"].isin([0, EQUAL_NUMBER])).to_numpy()
    return NameLevels(
        stem=_placed(at, best["stem_level"], count),
        number=_placed(at, best["number_level"], count),
        former=_former(features.names, pairs, equal, count),
        left=_rows(at, best["row"], count),
        right=_rows(at, best["row_right"], count),
    )


def _expanded(pairs: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    at = pairs[["left", "right"]].assign(at=np.arange(len(pairs)))
    a = left.assign(row=left.index).rename(columns={"m": "left"})
    b = right.assign(row=right.index).rename(columns={"m": "right"})
    return at.merge(a, on="left").merge(b, on="right", suffixes=("", "_right"))


def _former(names: pd.DataFrame, pairs: pd.DataFrame, equal: npt.NDArray[np.bool_], count: int) -> Levels:
    former = names[~names["own"]]
    levels = np.zeros(count, dtype=np.int8)
    has = set(former["m"])
    either = (pairs["left"].isin(has) | pairs["right"].isin(has)).to_numpy()
    levels[either] = 1
    for left, right in ((former, names), (names, former)):
        both = _expanded(pairs, left, right)
        hit = both[both["key"] == both["key_right"]]
        levels[hit["at"].to_numpy(dtype=np.intp)] = 2
    levels[equal] = 0
    return levels


def _stem_levels(left: pd.Series, right: pd.Series, together: npt.NDArray[np.bool_]) -> Levels:
    """`together`: equal when written without spaces, as lists differ in (LIAO DA PING YU, LIAODAPINGYU)."""
    similar = similarity(left, right)
    a, b = left.to_numpy(dtype=str), right.to_numpy(dtype=str)
    nameless = (a == "") & (b == "")
    levels = np.select([nameless, (a == b) | together, similar > SPELT, similar > ALIKE], [0, EQUAL_STEM, 3, 2], 1)
    return levels.astype(np.int8)


def similarity(left: pd.Series, right: pd.Series) -> npt.NDArray[np.float64]:
    """Normalised Indel similarity (0 to 1), computed once for each pair of different texts."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    frame = pd.DataFrame({"a": left.to_numpy(), "b": right.to_numpy()})
    unique = frame.drop_duplicates()
    scores = process.cpdist(
        unique["a"].to_list(), unique["b"].to_list(), scorer=Indel.normalized_similarity, dtype=np.float64
    )
    looked = frame.merge(unique.assign(score=scores), on=["a", "b"], how="left")
    return looked["score"].to_numpy()


def _number_levels(left: npt.NDArray[np.str_], right: npt.NDArray[np.str_]) -> Levels:
    levels = np.select(
        [(left == "") & (right == ""), (left == "") | (right == ""), left == right], [0, 1, EQUAL_NUMBER], 2
    )
    return levels.astype(np.int8)


def _placed(at: npt.NDArray[np.intp], values: pd.Series, count: int) -> Levels:
    levels = np.zeros(count, dtype=np.int8)
    levels[at] = values.to_numpy()
    return levels


def _rows(at: npt.NDArray[np.intp], values: pd.Series, count: int) -> npt.NDArray[np.intp]:
    rows = np.full(count, -1, dtype=np.intp)
    rows[at] = values.to_numpy()
    return rows
