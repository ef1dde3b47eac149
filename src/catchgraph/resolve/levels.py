"""Comparators of two vessel mentions: each gives a level per pair (int8), in the order its docstring names them.

The first line of a docstring says what is compared; each further line `level: meaning` is what an explanation shows.
Every level is judged on sets: one side may give several values, and one equal value is enough.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.features import Features, distinctive
from catchgraph.resolve.lists import beside, lists

Levels = npt.NDArray[np.int8]
Comparator = Callable[[Features, pd.DataFrame], Levels]


def imo(features: Features, pairs: pd.DataFrame) -> Levels:
    """IMO number, only where its check digit is right.

    missing: one side gives no valid IMO number
    differ: two different valid IMO numbers
    equal: one valid IMO number
    """
    values = features.rows["imo"].to_numpy(dtype=str)
    left, right = values[pairs["left"]], values[pairs["right"]]
    known = (left != "") & (right != "")
    return _levels(np.zeros(len(pairs)), [(known, 1), (known & (left == right), 2)])


def registration(features: Features, pairs: pd.DataFrame) -> Levels:
    """National registration number, letters and digits.

    missing: one side gives none
    differ: both give one, none in common
    equal but short: in common, but short or without letters, so that others may bear it, too
    equal: in common; at least six characters, letters and digits
    """
    numbers, names = features.sets["registration number"], features.sets["name as number"]
    short = shared(pairs, numbers, numbers)
    strong = numbers[distinctive(numbers["value"])]
    equal = shared(pairs, strong, strong) | shared(pairs, strong, names) | shared(pairs, names, strong)
    both = given(pairs, numbers, len(features))
    return _levels(np.zeros(len(pairs)), [(both, 1), (short, 2), (equal, 3)])


def call_sign(features: Features, pairs: pd.DataFrame) -> Levels:
    """International radio call sign.

    missing: one side gives none
    differ: both give one, none in common
    equal: in common
    """
    return _set_levels(features, pairs, "call sign")


def flag(features: Features, pairs: pd.DataFrame) -> Levels:
    """Flag state, former flags included.

    missing: one side gives none
    differ: none in common
    former: one side's flag is a former flag of the other
    equal: a present flag in common
    """
    flags, former = features.sets["flag"], features.sets["former flag"]
    both = given(pairs, flags, len(features))
    once = shared(pairs, flags, former) | shared(pairs, former, flags)
    return _levels(np.zeros(len(pairs)), [(both, 1), (both & once, 2), (shared(pairs, flags, flags), 3)])


def built(features: Features, pairs: pd.DataFrame) -> Levels:
    """Year of build.

    missing: one side gives none
    differ: more than one year apart
    near: one year apart
    equal: the same year
    """
    years = features.sets["built"].assign(value=lambda frame: frame["value"].astype(int))
    near = shared(pairs, years, years.assign(value=years["value"] + 1)) | shared(
        pairs, years.assign(value=years["value"] + 1), years
    )
    both = given(pairs, years, len(features))
    return _levels(np.zeros(len(pairs)), [(both, 1), (near, 2), (shared(pairs, years, years), 3)])


def mmsi(features: Features, pairs: pd.DataFrame) -> Levels:
    """MMSI, which identifies a vessel only for the time it holds it.

    missing: one side gives none
    differ: both give one, none in common
    equal: in common, one side or both without dates, or held at different times
    equal and dated: in common, held in overlapping times
    """
    values, rows = features.sets["MMSI"], features.rows
    equal = shared(pairs, values, values)
    first, last = rows["mmsi_first"].to_numpy(), rows["mmsi_last"].to_numpy()
    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    overlap = (first[left] <= last[right]) & (first[right] <= last[left])
    both = given(pairs, values, len(features))
    return _levels(np.zeros(len(pairs)), [(both, 1), (equal, 2), (equal & overlap, 3)])


def party(features: Features, pairs: pd.DataFrame) -> Levels:
    """Owner, operator or beneficial owner, by the name without legal form.

    missing: one side gives none
    differ: none in common
    equal: one in common
    """
    return _set_levels(features, pairs, "party")


def source(features: Features, pairs: pd.DataFrame) -> Levels:
    """Whether both stand in one edition of one list, which names each vessel once, or are one row of two editions.

    different: different lists, or one where a vessel comes many times
    same list: two rows of one edition of one list, or of two of which one repeats the other's row elsewhere
    same row: two editions of one list give the same number and names, or say the same of the vessel throughout
    """
    source, entry = (pd.factorize(features.rows[name].to_numpy(object))[0] for name in ("source", "entry"))
    width = int(entry.max(initial=0)) + 1
    # Of a source where a vessel comes many times nothing is said.
    list_ = np.where(features.rows["source"].to_numpy(object) == "", -1, source)
    one, other = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    left, right = list_[one], list_[other]
    listed = (left >= 0) & (right >= 0)
    two = listed & (left != right)
    again = two & (entry[one] == entry[other])
    known = np.unique(source * width + entry)
    elsewhere = np.zeros(len(pairs), dtype=bool)
    at = np.flatnonzero(two)
    elsewhere[at] = _in(source[other[at]] * width + entry[one[at]], known)
    elsewhere[at] |= _in(source[one[at]] * width + entry[other[at]], known)
    once = (listed & ~two) | (two & elsewhere & ~again)
    return _levels(np.zeros(len(pairs)), [(once, 1), (again, 2)])


def _in(codes: npt.NDArray[np.int64], known: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[at] == codes
    return found


def given(pairs: pd.DataFrame, values: pd.DataFrame, count: int) -> npt.NDArray[np.bool_]:
    """Both sides give at least one value."""
    has = np.zeros(count, dtype=bool)
    has[values["m"].to_numpy(dtype=np.intp)] = True
    both: npt.NDArray[np.bool_] = has[pairs["left"]] & has[pairs["right"]]
    return both


def shared(pairs: pd.DataFrame, left: pd.DataFrame, right: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """The left side has a value in `left` that the right side has in `right`."""
    found = np.zeros(len(pairs), dtype=bool)
    if pairs.empty or left.empty or right.empty:
        return found
    one, other = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    codes, _ = pd.factorize(np.concatenate([left["value"].to_numpy(object), right["value"].to_numpy(object)]))
    m, n = left["m"].to_numpy(np.intp), right["m"].to_numpy(np.intp)
    count = int(max(one.max(), other.max(), m.max(), n.max())) + 1
    at, a, b = beside(lists(m, codes[: len(left)], count), one, lists(n, codes[len(left) :], count), other)
    found[at[a == b]] = True
    return found


def _set_levels(features: Features, pairs: pd.DataFrame, name: str) -> Levels:
    values = features.sets[name]
    both = given(pairs, values, len(features))
    return _levels(np.zeros(len(pairs)), [(both, 1), (shared(pairs, values, values), 2)])


def _levels(base: npt.NDArray[np.float64], rules: list[tuple[npt.NDArray[np.bool_], int]]) -> Levels:
    """Later rules win."""
    levels = base.astype(np.int8)
    for where, level in rules:
        levels[where] = level
    return levels
