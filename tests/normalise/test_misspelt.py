"""Words of a closed list, misspelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from catchgraph.normalise.misspelt import Spellings, number_of

WORDS = ("QUAYS", "MARINE", "FISHING", "SHIPPING", "FISHERIES", "LOGISTICS", "TRADING", "GRADING")
KNOWN = Spellings(WORDS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("MARRINE", "MARINE"),
        ("SHIPING", "SHIPPING"),
        ("FIHSING", "FISHING"),
        ("FIHING", "FISHING"),
        ("FISHRIES", "FISHERIES"),
        ("FISHEERIES", "FISHERIES"),
        ("LOGISTOCS", "LOGISTICS"),
        ("LOGIESTICS", "LOGISTICS"),
    ],
)
def test_one_error_inside_a_word(written: str, meant: str) -> None:
    assert KNOWN.meant(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("MARINER", "MARINA", "MARNIE", "MARTINE", "MAINE"),  # words of their own, of which the list's is too short
        *("FISHERIE", "DISHERIES"),  # the last letter, the first
        "FISSHIINGS",
        "HISHRIES",
        "QUAAYS",  # too short
        "RADING",
    ],
)
def test_other_words_stay(written: str) -> None:
    assert KNOWN.meant(written) == written


def test_what_two_words_may_have_been_is_neither() -> None:
    assert Spellings(("GRADINGS", "GRAVINGS")).meant("GRAWINGS") == "GRAWINGS"


@given(st.sampled_from(WORDS), st.integers(0, 12), st.text("AEINST", max_size=1), st.integers(0, 2))
def test_what_is_taken_for_a_word_is_an_error_away(word: str, at: int, more: str, left_out: int) -> None:
    written = word[:at] + more + word[at + left_out :]
    meant = KNOWN.meant(written)
    assert meant == written or (
        OSA.distance(meant, written) == 1 and (meant[0], meant[-1]) == (written[0], written[-1])
    )


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("FOOD", ("FOODS",)),
        ("FOODS", ("FOOD",)),
        ("FISHERY", ("FISHERIES", "FISHERYS")),
        ("FISHERIES", ("FISHERY", "FISHERIE")),
        ("HOLDING", ("HOLDINGS",)),
        ("PRESS", ()),
        ("FLO", ()),
        ("水産物加", ()),
    ],
)
def test_the_other_number(word: str, others: tuple[str, ...]) -> None:
    assert number_of(word) == others
