"""Letters as bits never make two texts differ more than they do."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from catchgraph.resolve.core.letters import least_difference, letter_masks, only_in

WORDS = st.text(alphabet="ABCZ 1é", max_size=80)


def least(one: str, other: str) -> int:
    masks = letter_masks(np.array([one, other], dtype=object))
    return int(least_difference(masks[:1], masks[1:])[0])


def test_counts_letters_that_only_one_has() -> None:
    assert least("ORYONG", "ORYONG") == 0
    # Y and G; the second O.
    assert least("ORYONG", "ORN") == 3
    assert least("AAA", "AA") == 0
    assert least("A" * 70 + "Z", "A") == 2


def test_no_texts_have_no_masks() -> None:
    assert letter_masks(np.array([], dtype=object)).tolist() == []


def test_letters_of_one_side() -> None:
    masks = letter_masks(np.array(["ORYONG", "ORN", "ÉORÉN"], dtype=object))
    assert only_in(masks[:1], masks[1:2]).tolist() == [3]
    assert only_in(masks[1:2], masks[:1]).tolist() == [0]
    assert masks[1] == masks[2]


@given(WORDS, WORDS)
def test_is_no_more_than_insertions_and_deletions(one: str, other: str) -> None:
    assert least(one, other) <= Indel.distance(one, other)
