"""Values as text: for a terminal, JSON and a spreadsheet."""

import datetime as dt
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.cli.clean import cell, clean, plain, spoken


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("RED \x1b[31mHERON\x1b[0m", "RED HERON"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\b", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x07\x08\x00\x7fb", "ab"),
        ("gpj\u202exe.x", "gpjxe.x"),
        ("一号 ÑØ [bold]", "一号 ÑØ [bold]"),
    ],
)
def test_what_would_steer_a_terminal_is_gone_and_the_rest_stays(text, harmless):
    assert clean(text) == harmless


@given(st.text())
def test_no_control_character_reaches_a_table(text):
    assert not any(unicodedata.category(char) == "Cc" for char in spoken(text))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (dt.datetime(2016, 5, 4), "2016-05-04"),
        (dt.datetime(2016, 5, 4, 6, 10, 59), "2016-05-04 06:10"),
        (3.666666666, "3.667"),
        (1.0, "1"),
        (-160.25, "-160.25"),
        (["a", None, dt.datetime(2016, 1, 1)], "a; ; 2016-01-01"),
        ("two\n lines", "two lines"),
        (0, "0"),
    ],
)
def test_values_for_people(value, text):
    assert spoken(value) == text


FULL_WIDTH = ["＝1+1", "＋1", "－1", "＠SUM(A1)", "\nx"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", *FULL_WIDTH])
def test_a_spreadsheet_runs_no_formula_of_the_data(text):
    assert cell(text) == f"'{text}"
    assert cell([text, "b"]) == f"'{text}; b"


@pytest.mark.parametrize("value", [-4.125, 7, "RED HERON", "", "a=b"])
def test_numbers_and_plain_text_stay_as_they_are_in_csv(value):
    assert cell(value) == value


def test_json_gets_iso_times_and_no_nan():
    value = plain({"at": dt.datetime(2016, 5, 4), "n": float("nan"), "l": ({1}, (2,)), 3: object})
    assert json.dumps(value, allow_nan=False)
    assert value["at"] == "2016-05-04T00:00:00"
    assert value["n"] is None
    assert value["l"] == [[1], [2]]
