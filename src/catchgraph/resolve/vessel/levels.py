"""Comparators of two vessel mentions: each gives a level per pair (int8), in the order its docstring names them.

The first line of a docstring says what is compared; each further line `level: meaning` is what an explanation shows.
Every level is judged on sets: one side may give several values, and one equal value is enough.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from catchgraph.resolve.core.lists import Lists, in_common
from catchgraph.resolve.vessel.features import Features

Levels = npt.NDArray[np.int8]

#: Level of a value in common, where the others are missing and differ.
_EQUAL = 2


def imo(features: Features, pairs: pd.DataFrame) -> Levels:
    """IMO number, only where its check digit is right.

    missing: one side gives no valid IMO number
    differ: two different valid IMO numbers
    equal: one valid IMO number
    """
    left, right = _sides(features.coded.imo, pairs)
    known = (left >= 0) & (right >= 0)
    return _levels(len(pairs), [(known, 1), (known & (left == right), 2)])


def registration(features: Features, pairs: pd.DataFrame) -> Levels:
    """National registration number, letters and digits.

    missing: one side gives none
    differ: both give one, none in common
    equal but short: in common, but short or without letters, so that others may bear it, too
    equal: in common; at least six characters, letters and digits
    """
    sets = features.coded.sets
    numbers, strong, names = (sets[name] for name in ("registration number", "strong number", "name as number"))
    short = shared(pairs, numbers, numbers)
    equal = shared(pairs, strong, strong) | shared(pairs, strong, names) | shared(pairs, names, strong)
    return _levels(len(pairs), [(given(pairs, numbers), 1), (short, 2), (equal, 3)])


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
    flags, former = features.coded.sets["flag"], features.coded.sets["former flag"]
    once = shared(pairs, flags, former) | shared(pairs, former, flags)
    return _levels(len(pairs), [(given(pairs, flags), 1), (once, 2), (shared(pairs, flags, flags), 3)])


def built(features: Features, pairs: pd.DataFrame) -> Levels:
    """Year of build.

    missing: one side gives none
    differ: more than one year apart
    near: one year apart
    equal: the same year
    """
    years = features.coded.sets["built"]
    later = years.plus(1)
    near = shared(pairs, years, later) | shared(pairs, later, years)
    return _levels(len(pairs), [(given(pairs, years), 1), (near, 2), (shared(pairs, years, years), 3)])


def mmsi(features: Features, pairs: pd.DataFrame) -> Levels:
    """MMSI, which identifies a vessel only for the time it holds it.

    missing: one side gives none
    differ: both give one, none in common
    equal: in common, one side or both without dates, or held at different times
    equal and dated: in common, held in overlapping times
    """
    rows = features.rows
    level = _set_levels(features, pairs, "MMSI")
    equal = np.flatnonzero(level == _EQUAL)
    first, last = rows["mmsi_first"].to_numpy(), rows["mmsi_last"].to_numpy()
    left, right = pairs["left"].to_numpy()[equal], pairs["right"].to_numpy()[equal]
    level[equal[(first[left] <= last[right]) & (first[right] <= last[left])]] = _EQUAL + 1
    return level


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
    of = features.coded.sources
    one, other = pairs["left"].to_numpy(np.intp), pairs["right"].to_numpy(np.intp)
    left, right = of.listed[one], of.listed[other]
    listed = (left >= 0) & (right >= 0)
    two = listed & (left != right)
    again = two & (of.entry[one] == of.entry[other])
    elsewhere = np.zeros(len(pairs), dtype=bool)
    for here, there in ((one, other), (other, one)):
        at = np.flatnonzero(two & of.spread[here])
        elsewhere[at] |= _in(of.source[there[at]] * of.width + of.entry[here[at]], of.known)
    once = (listed & ~two) | (two & elsewhere & ~again)
    return _levels(len(pairs), [(once, 1), (again, 2)])


def _in(codes: npt.NDArray[np.int64], known: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[at] == codes
    return found


def given(pairs: pd.DataFrame, values: Lists) -> npt.NDArray[np.bool_]:
    """Both sides give at least one value."""
    left, right = _sides(values.given(), pairs)
    both: npt.NDArray[np.bool_] = left & right
    return both


def shared(pairs: pd.DataFrame, left: Lists, right: Lists) -> npt.NDArray[np.bool_]:
    """The left side has a value in `left` that the right side has in `right`."""
    return in_common(left, pairs["left"].to_numpy(np.intp), right, pairs["right"].to_numpy(np.intp))


def _sides(values: npt.NDArray[Any], pairs: pd.DataFrame) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    return values[pairs["left"].to_numpy(np.intp)], values[pairs["right"].to_numpy(np.intp)]


def _set_levels(features: Features, pairs: pd.DataFrame, name: str) -> Levels:
    values = features.coded.sets[name]
    return _levels(len(pairs), [(given(pairs, values), 1), (shared(pairs, values, values), _EQUAL)])


def _levels(count: int, rules: list[tuple[npt.NDArray[np.bool_], int]]) -> Levels:
    """Later rules win; 0 where none holds."""
    levels = np.zeros(count, dtype=np.int8)
    for where, level in rules:
        levels[where] = level
    return levels
