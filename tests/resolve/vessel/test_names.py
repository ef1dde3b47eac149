"""Names: stems and hull numbers apart, the best of several names, former names."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from catchgraph.resolve.core.levels import level_names
from catchgraph.resolve.vessel.features import features
from catchgraph.resolve.vessel.names import compare_names, former, number, stem
from tests.resolve.cases import vessel


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


_NAME = st.text(alphabet="ABCNO 12", min_size=1, max_size=12)


@settings(max_examples=8)
@given(st.lists(st.tuples(_NAME, _NAME), min_size=1, max_size=20))
def test_levels_follow_the_similarity_of_sorted_stems_and_are_symmetric(pairs: list[tuple[str, str]]) -> None:
    rows = [vessel(f"{at:03}", name) for at, name in enumerate(itertools.chain(*pairs))]
    frame = features(pd.DataFrame(rows))
    one, other = np.arange(0, len(rows), 2), np.arange(1, len(rows), 2)
    ends = [(one, other), (other, one)]
    there, back = (compare_names(frame, pd.DataFrame({"left": a, "right": b})).stem for a, b in ends)
    assert list(there) == list(back)
    stem_of, joined_of = (frame.names.groupby("m")[column].first().to_dict() for column in ("stem", "joined"))
    for at, found in enumerate(there):
        stems, joined = ([of[m] for m in (2 * at, 2 * at + 1) if m in of] for of in (stem_of, joined_of))
        if len(stems) == 2 and stems[0] != stems[1] and joined[0] != joined[1]:
            alike = Indel.normalized_similarity(*stems)
            assert list(level_names(stem))[found] == (
                "spelt otherwise" if alike > 0.87 else "alike" if alike > 0.72 else "unlike"
            )
