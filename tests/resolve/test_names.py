"""Names: stems and hull numbers apart, the best of several names, former names."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.resolve.compare import level_names
from catchgraph.resolve.features import features
from catchgraph.resolve.names import compare_names, former, number, similarity, stem

from .cases import vessel


def levels(left: dict[str, object], right: dict[str, object]) -> tuple[str, str, str]:
    """Levels of stem, hull number and former name."""
    found = compare_names(features(pd.DataFrame([left, right])), pd.DataFrame({"left": [0], "right": [1]}))
    return (
        list(level_names(stem))[found.stem[0]],
        list(level_names(number))[found.number[0]],
        list(level_names(former))[found.former[0]],
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("NO.805 ORYONG", "Oryong No. 805", ("equal", "equal")),
        ("ORYONG NO. 805", "ORYONG NO. 806", ("equal", "differ")),
        ("ORYONG NO. 805", "ORYONG", ("equal", "one side")),
        ("LIAO DA PING YU", "LIAODAPINGYU", ("equal", "none")),
        ("CAPE CHALLENGER", "CAPE CHALLANGER", ("spelt otherwise", "none")),
        ("BONDAÑA", "BONDANA", ("equal", "none")),
        # A number says nothing where the names are not alike.
        ("SUBA PATHUM 03", "GOLDEN PLOVER 7", ("unlike", "none")),
    ],
)
def test_stem_and_hull_number(left: str, right: str, expected: tuple[str, str]) -> None:
    assert levels(vessel("1", left), vessel("2", right))[:2] == expected


def test_of_several_names_the_most_alike_counts() -> None:
    one = vessel("1", "DAE YANG NO. 606", "CHANG YOW NO. 212")
    assert levels(one, vessel("2", "CHANG YOW NO.212"))[:2] == ("equal", "equal")


def test_a_former_name_counts_where_present_names_differ() -> None:
    renamed = vessel("1", "OCEAN EXPLORER", former_names=["COMANCHE"])
    assert levels(renamed, vessel("2", "COMANCHE"))[2] == "match"
    assert levels(renamed, vessel("2", "BLUE STAR"))[2] == "no match"
    assert levels(renamed, vessel("2", "OCEAN EXPLORER"))[2] == "none"
    assert levels(vessel("1", "COMANCHE"), vessel("2", "BLUE STAR"))[2] == "none"


def test_no_name_is_no_difference() -> None:
    assert levels(vessel("1"), vessel("2", "COMANCHE"))[:2] == ("missing", "none")


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=12))
def test_similarity_is_symmetric_and_of_equal_texts_one(pairs: list[tuple[str, str]]) -> None:
    left, right = pd.Series([a for a, _ in pairs], dtype=object), pd.Series([b for _, b in pairs], dtype=object)
    there, back = similarity(left, right), similarity(right, left)
    assert there.tolist() == pytest.approx(back.tolist())
    assert all(score == 1.0 for score, (a, b) in zip(there, pairs, strict=True) if a == b)
