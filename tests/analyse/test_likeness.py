"""Which of many names a name is like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.analyse.likeness import Likeness

LISTED = (
    "GOLDEN PLOVER", "NO. 8 KAIO MARU", "FU YUAN YU 7618", "ORCA", "EVA", "MISTRAL II", "SAMUDERA TERNATE 18",
    "NUESTRA SENORA DEL PUERTO", "LU RONG YU 12",
)  # fmt: skip


@pytest.fixture(scope="module")
def likeness():
    return Likeness(LISTED)


def best(likeness, name):
    likes = likeness.of([name]).get(name)
    return (likes[0].name, likes[0].score, likes[0].why) if likes else None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        # 12 letters: one of them is a twelfth.
        ("GOLDEN PLOVEN", ("GOLDEN PLOVER", 0.92, "one letter differs")),
        ("GOLDEN PLOVERS", ("GOLDEN PLOVER", 0.92, "one letter more")),
        ("GOLDEN PLOER", ("GOLDEN PLOVER", 0.92, "one letter fewer")),
        ("GODLEN PLOVER", ("GOLDEN PLOVER", 0.92, "two letters swapped")),
        ("GOLDAN PLOVEN", ("GOLDEN PLOVER", 0.83, "two letters differ")),
        ("PLOVER GOLDEN", ("GOLDEN PLOVER", 0.95, "the same words in another order")),
        ("GOLDEN-PLOVER", ("GOLDEN PLOVER", 1.0, "one name, written otherwise")),
        ("KAIA MARU NO 8", ("NO. 8 KAIO MARU", 0.88, "one letter differs")),
        ("第八海王丸", ("NO. 8 KAIO MARU", 0.9, "Chinese characters as Japanese reads them")),
        ("ORKA", ("ORCA", 0.75, "one letter differs")),
        ("NTRA SRA DEL PUERTA", ("NUESTRA SENORA DEL PUERTO", 0.95, "one letter differs")),
        ("NUESTRA SENORA DEL P", ("NUESTRA SENORA DEL PUERTO", 0.85, "cut at 20 letters, as AIS does")),
    ],
)
def test_like(likeness, name, found):
    assert best(likeness, name) == found


@pytest.mark.parametrize(
    "name",
    [
        "FU YUAN YU 7619", "MISTRAL III", "MISTRAL", "NO. 9 KAIO MARU", "EVE", "OREO", "LU QING YU 12",
        "SAMADERA TERNETE 18", "GREEN PLOVER", "108", "N/A",
    ],
)  # fmt: skip
def test_not_like(likeness, name):
    """Another number, a short name, two letters of a numbered series, another word."""
    assert best(likeness, name) is None


def test_the_likest_come_first_and_a_name_is_found_once(likeness):
    both = Likeness(["MERROWE", "MERROW", "MERROWS", "PIPIT"]).of(["MERROW", "TERN"])
    assert [(like.name, like.score) for like in both["MERROW"]] == [
        ("MERROW", 1.0),
        ("MERROWE", 0.86),
        ("MERROWS", 0.86),
    ]
    assert "TERN" not in both


@given(st.lists(st.text(max_size=20), max_size=6), st.lists(st.text(max_size=20), max_size=6))
@pytest.mark.long
def test_being_like_is_mutual(some, others):
    there = {(like.asked, like.name) for likes in Likeness(some).of(others).values() for like in likes}
    back = {(like.name, like.asked) for likes in Likeness(others).of(some).values() for like in likes}
    assert there == back
