"""Numbers in words and characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.spelled import han_number, japanese_number, spelled_at_end, spelled_at_start


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ALBATUN TRES", ("3", 1)),
        ("MERROW SEVENTY SEVEN", ("77", 2)),
        ("MERROW TWENTY ONE", ("21", 2)),
        ("MERROW TREINTA Y TRES", ("33", 3)),
        ("MERROW VINTE E CINCO", ("25", 3)),
        ("MERROW TRENTE ET UN", ("31", 3)),
        ("MERROW ZWEI", ("2", 1)),
        ("MERROW TUJUH", ("7", 1)),
        ("MERROW DVA", ("2", 1)),
        # Two numbers beside each other are no tens and unit: the last counts.
        ("MERROW SEGUNDO PRIMERO", ("1", 1)),
        ("MERROW", None),
        ("", None),
    ],
)
def test_a_number_at_the_end(words, found):
    assert spelled_at_end(words.split()) == found


def test_a_number_at_the_beginning():
    assert spelled_at_start(["DOS", "HERMANOS"]) == ("2", 1)
    assert spelled_at_start(["TWENTY", "TWO", "MERROWS"]) == ("22", 2)
    assert spelled_at_start(["HERMANOS", "DOS"]) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [("ICHI", "1"), ("HACHI", "8"), ("NANA", "7"), ("SHICHI", "7"), ("JU", "10"), ("JUU", "10"), ("JUHACHI", "18"),
     ("NIJUSAN", "23"), ("KYUJU", "90"), ("", None), ("KICHI", None), ("SANMARU", None)],
)  # fmt: skip
def test_japanese_words(word, number):
    assert japanese_number(word) == number


@pytest.mark.parametrize(
    ("characters", "number"),
    [("八", "8"), ("十", "10"), ("十八", "18"), ("二十", "20"), ("二十三", "23"), ("一〇八", "108"), ("百", "100"),
     ("三百二十一", "321"), ("弐", "2"), ("", None), ("八丸", None), ("8", None)],
)  # fmt: skip
def test_chinese_characters(characters, number):
    assert han_number(characters) == number


@given(st.integers(min_value=1, max_value=99))
def test_tens_and_units_are_read_as_they_are_written(number):
    digits = "〇一二三四五六七八九"
    tens, unit = divmod(number, 10)
    written = (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[unit] if unit else "")
    assert han_number(written) == str(number)


@given(st.lists(st.text(max_size=8), max_size=5), st.text(max_size=12))
def test_never_raises(words, text):
    spelled_at_start(words), spelled_at_end(words), japanese_number(text), han_number(text)
