import datetime as dt

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.dates import parse_datetime
from catchgraph.read.cleaners import first_of, imo_reason, mmsi_reason, moment, plain_number, singles


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("81561325", "an MMSI has nine digits: no identity"),
        ("NA", "an MMSI has nine digits: no identity"),
        ("999000100", "nine digits, but no ship station's MMSI: no identity"),
    ],
)
def test_why_a_value_is_no_mmsi(value, reason):
    assert mmsi_reason(value) == reason


def test_why_a_value_is_no_imo_number():
    assert imo_reason("12345") == "an IMO number has seven digits"
    assert imo_reason("9910954") == "its check digit is wrong"
    assert imo_reason("1234567") == "a dummy, or part of a text: no IMO number"


def test_plain_numbers_and_nothing_else():
    assert plain_number("-5.1189e-6") == -5.1189e-6
    assert plain_number("2") == 2.0
    for word in ("", "nan", "inf", "1e999", "1,5", "0x1", "1_000", " 1", "12°"):
        assert plain_number(word) is None


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)))
def test_the_short_way_to_a_moment_agrees_with_the_long_one(when):
    text = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert moment(text) == parse_datetime(text) == when.replace(microsecond=0)


@pytest.mark.parametrize("value", ["2016-02-30T00:00:00Z", "2016-01-01T25:00:00Z", "xxxx-01-01T00:00:00Z", "soon"])
def test_no_moment_is_refused(value):
    with pytest.raises(ValueError, match=r"\S"):
        moment(value)


@given(st.lists(st.none() | st.text(max_size=3)))
def test_single_values_become_lists_and_lists_give_their_first(values):
    column = pa.array(values, pa.string())
    lists = singles(column)
    assert lists.to_pylist() == [[] if value is None else [value] for value in values]
    assert first_of(lists).to_pylist() == values


def test_the_first_of_several():
    assert first_of(pa.array([[1, 2], [], [3]], pa.list_(pa.int64()))).to_pylist() == [1, None, 3]
