"""What meets: the pairs that share a key, of those that were touched, each once."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.core.meeting import meeting
from catchgraph.resolve.core.notes import too_common

ROWS = st.lists(st.tuples(st.integers(0, 12), st.sampled_from("abcdef")), max_size=40)


def by_hand(rows: list[tuple[int, str]]) -> list[tuple[int, int]]:
    groups: dict[str, set[int]] = {}
    for m, key in rows:
        groups.setdefault(key, set()).add(m)
    return sorted({pair for group in groups.values() for pair in combinations(sorted(group), 2)})


def keys(rows: list[tuple[int, str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["m", "key"])


def listed(pairs: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(pairs["left"].tolist(), pairs["right"].tolist(), strict=True))


@given(ROWS, st.sets(st.integers(0, 12)))
def test_what_meets_what_was_touched(rows: list[tuple[int, str]], touched: set[int]) -> None:
    mask = np.isin(np.arange(13), list(touched))
    expected = [pair for pair in by_hand(rows) if touched & set(pair)]
    assert listed(meeting(keys(rows), mask)) == expected


@pytest.mark.parametrize("rows", [[], [(3, "a")]])
def test_no_pairs(rows: list[tuple[int, str]]) -> None:
    assert meeting(keys(rows), np.ones(5, dtype=bool)).empty


def test_keys_that_were_too_common_are_one_line_a_family() -> None:
    dropped = pd.DataFrame({"family": ["name", "name", "words"], "key": [1, 2, 3], "members": [250, 1201, 300]})
    assert too_common(dropped) == [
        ("key: name", 2, "2 keys too common to compare by; the most common has 1,201 members"),
        ("key: words", 1, "1 keys too common to compare by; the most common has 300 members"),
    ]
