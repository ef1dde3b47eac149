"""Numbers that stand for texts: equal where these are, whatever stands beside them."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.core import text_codes
from catchgraph.resolve.core.text_codes import cut, hashed, letter_sets, words_of

# Latin capitals, a sign beyond ASCII, one of two bytes more, spaces.
TEXTS = st.lists(st.text("AB Äß水_0", max_size=6), max_size=8)


def of(texts: list[str]) -> npt.NDArray[np.object_]:
    return np.array(texts, dtype=object)


@given(TEXTS)
def test_a_number_depends_on_the_text_alone(texts: list[str]) -> None:
    found = hashed(of(texts)).tolist()
    assert found == [int(hashed(of([text]))[0]) for text in texts]
    for (a, x), (b, y) in combinations(zip(texts, found, strict=True), 2):
        assert (a == b) == (x == y)


@given(TEXTS)
def test_letters_in_whatever_order_and_number(texts: list[str]) -> None:
    found = letter_sets(of(texts)).tolist()
    for (a, x), (b, y) in combinations(zip(texts, found, strict=True), 2):
        assert (set(a) == set(b)) == (x == y)


@given(TEXTS)
def test_words_and_their_signs(texts: list[str]) -> None:
    count, codes, size = words_of(of(texts))
    assert count.tolist() == [len(text.split()) for text in texts]
    words = [word for text in texts for word in text.split()]
    assert codes.tolist() == hashed(of(words)).tolist()
    assert size.tolist() == [len(word) for word in words]


def test_beginnings_and_ends() -> None:
    assert cut(of(["水産会社", "AB", ""]), 0, 2).tolist() == ["水産", "AB", ""]
    assert cut(of(["水産会社", "AB", ""]), -3).tolist() == ["産会社", "AB", ""]


def test_long_texts_and_many(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*("X" * size for size in range(500)), *(f"{at:06}" for at in range(5_000))]
    whole = hashed(of(texts))
    assert Counter(whole.tolist()).most_common(1)[0][1] == 1
    monkeypatch.setattr(text_codes, "_TOGETHER", 7)
    assert (hashed(of(texts)) == whole).all()
