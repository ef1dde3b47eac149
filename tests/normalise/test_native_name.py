"""Names in Chinese, Japanese and Korean characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.native_name import japanese_readings, with_number
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("name", "numbered"),
    [
        ("第八宝幸丸", "NO 8 宝幸丸"),
        ("第8宝幸丸", "NO 8 宝幸丸"),
        ("第 二十三 宝幸丸", "NO 23 宝幸丸"),
        ("宝幸丸第八号", "NO 8 宝幸丸"),
        ("海燕六号", "NO 6 海燕"),
        ("海燕12號", "NO 12 海燕"),
        ("서해 77호", "NO 77 서해"),
        ("제77서해호", "NO 77 서해"),
        ("서해호", "서해"),
        ("宝幸丸", "宝幸丸"),
        ("八千代丸", "八千代丸"),
        ("8号", "8号"),
    ],
)
def test_the_number_of_a_name(name, numbered):
    assert " ".join(with_number(name).split()) == numbered


def test_readings_are_the_usual_ones():
    readings = {" ".join(text.split()) for text in japanese_readings("NO 8 海王丸")}
    assert readings == {"NO 8 KAI O MARU", "NO 8 UMI O MARU"}
    assert japanese_readings("鱶丸") == [], "a character without a known reading"
    assert japanese_readings("MERROW") == []


def test_every_character_is_one_and_has_a_reading_in_capitals():
    for row in read_table("kanji_readings"):
        assert len(row["kanji"]) == 1
        assert all(word.isascii() and word.isalpha() and word.isupper() for word in row["readings"].split("|"))


@given(st.text(alphabet="第八十海王丸号호제동 8No", max_size=30))
def test_never_raises_and_stays_short(name):
    with_number(name)
    assert len(japanese_readings(name)) <= 24
