"""Names by letters: what is dropped early could not have been alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, Indel

from catchgraph.normalise.transliteration import sound
from catchgraph.resolve.party.names import Spelt, coded
from catchgraph.resolve.party.similarity import (
    ANOTHER,
    FAR,
    LETTER,
    MORE,
    NEARLY,
    REORDERED,
    SPELT,
    UNLIKE,
    name_levels,
)

#: Few letters, so that many are alike; digits and signs that have no bit.
NAMES = st.text("AABC7 É", min_size=1, max_size=24)


def spelt(*names: str) -> Spelt:
    texts = {
        "core": [" ".join(sorted(name.split())) for name in names],
        "joined": [name.replace(" ", "") for name in names],
        **{part: [""] * len(names) for part in ("number", "unit", "initials", "form")},
    }
    nothing = np.zeros(len(names), dtype=np.int64)
    return coded({part: np.array(values, dtype=object) for part, values in texts.items()}, nothing, nothing > 0)


def level(one: str, other: str) -> int:
    at = np.arange(2, dtype=np.int32)
    return int(name_levels(spelt(one, other), at[:1], at[1:])[0])


@given(NAMES, NAMES)
def test_letters_that_one_has_alone_drop_nothing_that_is_alike(one: str, other: str) -> None:
    a, b = one.replace(" ", ""), other.replace(" ", "")
    found = level(one, other)
    if a == b:
        return
    if found == SPELT and sound(a) == sound(b):
        return
    errors, half = OSA.distance(a, b), Indel.normalized_similarity(a, b) > 0.5
    if found in {SPELT, LETTER, NEARLY, FAR, ANOTHER}:
        assert half
        assert errors <= 6
    if half and errors == 1:
        assert found in {SPELT, LETTER}
    if found in {UNLIKE, REORDERED}:
        letters = min(len(a), len(b))
        assert not (half and (errors <= 2 or (errors == 3 and letters >= 10) or (errors == 6 and letters >= 20)))
        longer = abs(len(a) - len(b))
        assert not (half and longer >= 3 and Indel.distance(a, b) == longer)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("NOLOGO VINA", "NOLOO VINA", SPELT),
        ("BOREAL", "BORIAL", LETTER),
        ("AB", "AC", UNLIKE),
        ("A", "AB", LETTER),
        ("ZHOUSHAN", "ZHOUSHAN OCEANIC", MORE),
        # More is not in common than is.
        ("ABC", "ABCDEFGHIJ", UNLIKE),
        ("SUN RED", "RED SUN", REORDERED),
        ("PETRELS ONE", "PETRELS TWO", ANOTHER),
        # Three errors in eight letters are another word, whatever both have beside it; in twelve they are misspelt.
        ("MARDONGE GLOBAL", "MALDONTHE GLOBAL", ANOTHER),
        ("MARDONGELISA GLOBAL", "MALDONTHELISA GLOBAL", FAR),
        ("MARDONGE GLOBAL", "MARDNOGI GLOBAL", NEARLY),
        # Syllables are one word.
        ("HAI YUAN XIN", "HAI YEAM XIN", NEARLY),
    ],
)
def test_levels(one: str, other: str, expected: int) -> None:
    assert level(one, other) == expected
    assert level(other, one) == expected


def test_codes_of_nothing() -> None:
    known = spelt("ABC", "")
    assert known.number_code.tolist() == [-1, -1]
    assert known.joined_code.tolist()[0] >= 0 > known.joined_code.tolist()[1]
