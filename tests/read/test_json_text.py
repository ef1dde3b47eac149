import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.read import json_text
from catchgraph.read.json_text import TOO_DEEP, Unreadable, Window, too_deep

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def window(text, size=3):
    return Window(iter([text[n : n + size] for n in range(0, len(text), size)]))


@given(VALUES, st.integers(1, 9))
def test_a_value_is_found_whole_however_the_text_comes_in_pieces(value, size):
    text = json.dumps(value, ensure_ascii=False)
    found = window(text, size)
    found.peek()
    assert found.value()[0] == value


def test_numbers_are_not_cut_where_a_piece_ends():
    found = window("12345, 6", 2)
    found.peek()
    assert found.value() == (12345, 5)


@pytest.mark.parametrize(("text", "value"), [("1e+16, 2", 1e16), ("-0.5e-3 ]", -0.5e-3), ('"a, b]", 1', "a, b]")])
@pytest.mark.parametrize("size", range(1, 9))
def test_neither_exponents_nor_texts_with_commas_are_cut(text, value, size):
    found = window(text, size)
    found.peek()
    assert found.value()[0] == value


def test_lines_are_counted_as_the_window_moves_on():
    found = window('\n\n{"a":\n1}\n[]', 2)
    assert (found.peek(), found.line) == ("{", 3)
    _, end = found.value()
    found.move(end)
    assert (found.peek(), found.line) == ("[", 5)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ('{"a": tru}, 1', 10),
        ('{"a": "}\\"]", b}, 1', 16),
        ("[1, 2,, 3]", 10),
        ("nope, 1", 4),
        ('{"a" 1}', 7),
    ],
)
def test_a_value_that_is_no_json_ends_where_its_brackets_do(text, end):
    found = window(text)
    found.peek()
    with pytest.raises(Unreadable, match="no JSON") as error:
        found.value()
    assert error.value.end == end


@pytest.mark.parametrize("text", ['{"a": 1', '{"a": "b', '[1, "\\', "{", '{"a": {"b": "}}'])
def test_a_value_that_the_text_does_not_end_has_no_end(text):
    found = window(text)
    found.peek()
    with pytest.raises(Unreadable) as error:
        found.value()
    assert (error.value.reason, error.value.end) == ("", None)


def test_a_value_without_end_is_not_sought_through_a_whole_file(monkeypatch):
    monkeypatch.setattr(json_text, "LONGEST_OBJECT", 1000)
    taken = []

    def pieces():
        for _ in range(100_000):
            taken.append(1)
            yield '{"a": 1}, '

    found = Window(pieces(), text='{"a": "')
    with pytest.raises(Unreadable, match="a quote or bracket is not closed"):
        found.value()
    assert len(taken) < 1000


def test_more_digits_than_a_number_has_are_one_bad_value():
    found = window('{"a": ' + "9" * 5000 + "}, 1", 500)
    found.peek()
    with pytest.raises(Unreadable, match="a number of more digits") as error:
        found.value()
    assert error.value.end == 5007


def test_depth_is_bounded():
    found = window("[" * 100_000 + "]" * 100_000, 9999)
    found.peek()
    with pytest.raises(Unreadable, match=re.escape(TOO_DEEP)):
        found.value()
    assert too_deep("[" * 101 + "]" * 101)
    assert not too_deep("[" * 100 + "]" * 100)
    assert not too_deep('"' + "[" * 200 + '"')
    assert not too_deep("[" + "[],".join([""] * 500) + "[]]")


def test_a_window_looks_ahead_no_further_than_it_is_told():
    found = window("a" * 50 + "b", 5)
    assert not found.ahead(re.compile("b"), 50)
    assert found.ahead(re.compile("b"), 51)
