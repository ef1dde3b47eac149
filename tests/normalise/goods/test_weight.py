import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.goods.number import Written, written_number
from catchgraph.normalise.goods.weight import Weight, kg_per, unit_word, weight


@pytest.mark.parametrize(
    ("value", "unit", "kg"),
    [
        ("1.234,56", "kg", 1234.56),
        ("1,234.56", "kg", 1234.56),
        ("1 234", "KGM", 1234.0),
        ("1 234,5", "KGM", 1234.5),
        ("1'234.5", "kg", 1234.5),
        ("1.234.567", "kg", 1_234_567.0),
        ("12,34,567", "kg", 1_234_567.0),
        ("12,5", "kg", 12.5),
        (".5", "kg", 0.5),
        ("2000.00", "Kilograms", 2000.0),
        ("2000", "Pounds", 907.18474),
        ("100", "LBR", 45.359237),
        ("22.5", "TNE", 22_500.0),
        ("22.5", "MT", 22_500.0),
        ("22.5 M/T", "", 22_500.0),
        ("500 g", "", 0.5),
        ("500", "GRM", 0.5),
        ("KGM 10000", "", 10_000.0),
        ("NET WEIGHT: 20,000.00 KGS.", "", 20_000.0),
        ("22,5 т", "", 22_500.0),
        ("100 кг", "", 100.0),
        ("2 toneladas métricas", "", 2000.0),
        ("3 tonnes", "", 3000.0),
        ("7 quilos", "", 7.0),
        ("10 libras", "", 4.5359237),
        ("12 LBS", "kg", 5.44310844),
        ("3.5E+03", "kg", 3500.0),
    ],
)
def test_weights(value: str, unit: str, kg: float) -> None:
    found = weight(value, unit)
    assert (found.reason, found.doubt) == ("", "")
    assert found.kg == pytest.approx(kg, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "unit", "reason"),
    [
        ("", "kg", "blank"),
        ("N/A", "kg", "blank"),
        ("-5", "kg", "negative"),
        ("120.50-", "kg", "negative"),
        ("(1,200.00)", "kg", "negative"),
        ("0.00", "kg", "zero"),
        ("12", "", "no unit"),
        ("12", "CTN", "unknown unit 'CTN'"),
        ("12 CASES", "kg", "unknown unit 'CASES'"),
        ("1 lb 2 oz", "", "not a number"),
        ("12 34", "kg", "not a number"),
        ("1,2,3", "kg", "not a number"),
        ("many", "kg", "not a number"),
        ("9" * 200, "kg", "not a number"),
        ("1e12", "kg", "absurd: 1e+12 kg"),
        ("500001", "t", "absurd: 5e+08 kg"),
    ],
)
def test_no_weights_have_a_reason(value: str, unit: str, reason: str) -> None:
    assert weight(value, unit) == Weight(None, reason)


@pytest.mark.parametrize(
    ("value", "unit", "kg", "doubt"),
    [
        ("1,234", "kg", 1234.0, "the comma may be a decimal mark"),
        ("1.234", "kg", 1.234, "the full stop may group thousands"),
        ("2", "ton", 2000.0, "TON: metric or short or long ton"),
        ("1", "cwt", 45.359237, "CWT: hundredweight of 100 lb or of 112 lb"),
    ],
)
def test_doubtful_weights(value: str, unit: str, kg: float, doubt: str) -> None:
    assert weight(value, unit) == Weight(kg, "", doubt)


def test_what_the_column_shows_settles_the_mark() -> None:
    assert weight("1,234", "kg", decimal_comma=True) == Weight(1.234)
    assert weight("1,234", "kg", decimal_comma=False) == Weight(1234.0)
    assert weight("1.234", "kg", decimal_comma=True) == Weight(1234.0)
    assert weight("1.234,5", "kg", decimal_comma=False) == Weight(None, "not a number")


def test_numbers_keep_the_words_beside_them() -> None:
    assert written_number("USD 12.345,60") == Written(12345.6, "USD", "")
    assert written_number("12 345 pcs") == Written(12345.0, "", "pcs")


def test_units() -> None:
    assert unit_word("Kgs. net") == "KGS"
    assert kg_per("long ton") == 1016.0469088
    assert kg_per("box") is None


@given(st.text())
def test_any_text_has_a_weight_or_a_reason(text: str) -> None:
    found = weight(text, "kg")
    assert (found.kg is None) == bool(found.reason)
    assert found.kg is None or (math.isfinite(found.kg) and found.kg > 0)


@given(st.integers(1, 10**10), st.sampled_from([",", " ", "'"]))
def test_groups_of_thousands_change_nothing(grams: int, sign: str) -> None:
    kg = grams / 100
    assert weight(f"{kg:,.2f}".replace(",", sign), "kg").kg == kg


@given(st.integers(1, 10**10))
def test_both_notations_say_the_same(grams: int) -> None:
    text = f"{grams / 100:,.2f}"
    swapped = text.translate(str.maketrans(",.", ".,"))
    assert weight(text, "kg").kg == weight(swapped, "kg").kg == weight(swapped, "kg", True).kg
