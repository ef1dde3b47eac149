import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.read.format import Said
from catchgraph.read.gfw.json_fields import inside, moment, number, plain, position, positive, truth, words

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(ANYTHING)
def test_any_value_is_read_or_left_out(value):
    said = Said()
    assert plain(value) is None or plain(value)
    found = number(value)
    assert found is None or abs(found) < float("inf")
    assert (positive(0, "x", value, said) or 0) >= 0
    north, east = position(0, "x", {"lat": value, "lon": value}, said)
    assert (north is None) == (east is None)
    assert words(value) == sorted(set(words(value)))
    assert truth(value) in (True, False, None)
    assert moment(value) is None or isinstance(value, str)


def test_the_first_key_that_holds_an_object_counts():
    assert inside({"a": 1, "b": {"c": 2}}, "a", "b") == {"c": 2}
    assert inside({"a": []}, "a") == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-01-31T09:50:00.000Z", dt.datetime(2023, 1, 31, 9, 50)),
        ("2023-01-31T09:50:00+02:00", dt.datetime(2023, 1, 31, 7, 50)),
        ("2023-01-31", dt.datetime(2023, 1, 31)),
        ("1899-01-31T00:00:00Z", None),
        ("9999-12-31T00:00:00Z", None),
        ("2023-02-30T00:00:00Z", None),
        (1675158600000, None),
    ],
)
def test_times_are_naive_utc_of_years_in_which_there_is_ais(value, expected):
    assert moment(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("23", 23.0), (" 5.5 ", 5.5), (7, 7.0), (True, None), ("NaN", None), (10**400, None)]
)
def test_numbers_may_be_written_as_texts(value, expected):
    assert number(value) == expected


def test_words_come_once_in_order():
    assert words(["WCPFC", "ACAP", None, "ACAP", ["x"], " ", 71]) == ["71", "ACAP", "WCPFC"]
