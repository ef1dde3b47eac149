import pytest

from catchgraph.read.marks import proves_comma, with_point


@pytest.mark.parametrize("words", [["38,80", "", "12"], ["1.234,5"], ["1234,5678"], ["24,5 m"]])
def test_a_comma_before_other_than_three_digits_is_a_decimal_mark(words):
    assert proves_comma(words)


@pytest.mark.parametrize("words", [["1,234", "12"], [], ["38,80", "38.8"], ["1,234.5"], ["12.3456", "1,5"]])
def test_thousands_and_points_prove_no_decimal_comma(words):
    assert not proves_comma(words)


@pytest.mark.parametrize(
    ("value", "number"), [("1.234,5", "1234.5"), ("38,80", "38.80"), ("12.345 mts.", "12345 mts.")]
)
def test_a_decimal_comma_becomes_a_point(value, number):
    assert with_point(value) == number
