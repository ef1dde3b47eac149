"""Scripts that can be compared with Latin letters, and those that cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.script import incomparable, is_consonantal


@pytest.mark.parametrize(
    "name", ["MERROW 4", "BONDAÑA", "Ｍｅｒｒｏｗ", "Святой", "Άγιος", "マロウ", "鲁荣远渔 12", "12", ""]
)
def test_what_has_one_latin_spelling_is_compared(name):
    assert incomparable(name) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("第八宝幸丸", "the name is in Chinese characters, whose reading is not certain"),
        ("順發 6", "the name is in Chinese characters, whose reading is not certain"),
        ("서해 77호", "the name is in Korean syllables, whose reading is not certain"),
        ("النورس 5", "the name is in Arabic letters, which write no vowels"),
        ("เรือดี", "the name is in Thai letters, which cannot be compared"),
        ("கடல்", "the name is in Tamil letters, which cannot be compared"),
        ("ᚠᚢᚦ", "the name is in a script that cannot be compared"),
        ("MERR�W", "letters of the name are lost (a damaged file?)"),
        ("MERROW เรือ", "the name is in Thai letters, which cannot be compared"),
    ],
)
def test_what_cannot_be_compared_says_why(name, why):
    assert incomparable(name) == why


def test_scripts_without_vowels():
    assert is_consonantal("النورس")
    assert is_consonantal("שחף")
    assert not is_consonantal("MERROW")


@given(st.text())
def test_never_raises(name):
    incomparable(name), is_consonantal(name)
