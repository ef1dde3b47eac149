import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.quantity import build_year, decimal, latitude, length_unit, longitude, metres, tonnage


@pytest.mark.parametrize(
    ("value", "unit", "size"),
    [
        ("49.99", "m", 49.99),
        ("38,15", "m", 38.15),
        ("41.00 Metres", "m", 41.0),
        ("OA 27", "m", 27.0),
        ("100", "ft", 30.48),
        ("120 ft", "m", 36.576),
        ("41.00 Metres", "ft", 41.0),
        ("78'", "m", 23.7744),
        ("24,500", "m", 24.5),
        ("12.34 M", "m", 12.34),
    ],
)
def test_lengths(value: str, unit: str, size: float) -> None:
    assert metres(value, unit) == pytest.approx(size)


@pytest.mark.parametrize(
    "value", ["", "0", "0.00", "500", "1,234.5", "1.234,5", "-5", "27.000, 23.800", "5 kg", "N/A", "1" * 20_000]
)
def test_no_lengths(value: str) -> None:
    assert metres(value) is None


def test_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="unit 'yd'"):
        metres("12", "yd")


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("LC 7765", 7765),
        ("1788.00", 1788),
        ("1,788", 1788),
        ("1,788.50", 1788.5),
        ("1.788,50", 1788.5),
        ("99,5", 99.5),
        ("1 788", 1788),
        ("19 GT", 19),
        ("49367.000", 49367),
    ],
)
def test_tonnages(value: str, size: float) -> None:
    assert tonnage(value) == pytest.approx(size)


@pytest.mark.parametrize("value", ["", "0", "700000", "NA", "-1", "101.000, 81.619", "1.2.3"])
def test_no_tonnages(value: str) -> None:
    assert tonnage(value) is None


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("199008", 1990),
        ("200200", 2002),
        ("1990", 1990),
        ("2013.0", 2013),
        ("1990, 199108", 1990),
        ("05/1988", 1988),
        ("1/5/1990", 1990),
        ("1990-05-01", 1990),
        ("20250101", 2025),
        ("1850", 1850),
        ("2100", 2100),
    ],
)
def test_years_of_build(value: str, year: int) -> None:
    assert build_year(value) == year


@pytest.mark.parametrize("value", ["", "0", "1849", "2101", "198", "19900", "NA", "about 1990"])
def test_no_years_of_build(value: str) -> None:
    assert build_year(value) is None


@pytest.mark.parametrize(
    ("read", "value", "degrees"),
    [
        (latitude, "-17.0390854214", -17.0390854214),
        (latitude, "12.5S", -12.5),
        (latitude, "S 12.5", -12.5),
        (latitude, "12°30'S", -12.5),
        (latitude, "12°30'36\"N", 12.51),
        (latitude, "90", 90.0),
        (latitude, "+45.5", 45.5),
        (longitude, "-179.9", -179.9),
        (longitude, "120°30'00\"W", -120.5),
        (longitude, "174 20.3 E", 174 + 20.3 / 60),
        (longitude, "180", 180.0),
    ],
)
def test_positions(read: Callable[[str], float | None], value: str, degrees: float) -> None:
    assert read(value) == pytest.approx(degrees)


@pytest.mark.parametrize(
    "value", ["91", "-90.1", "12.5E", "-12.5S", "N12S", "12°75'N", "x", "1e1", "12 30 15 10", "9" * 20_000]
)
def test_no_latitudes(value: str) -> None:
    with pytest.raises(ValueError, match="is not a latitude from -90 to 90 degrees") as refused:
        latitude(value)
    assert len(str(refused.value)) < 100


def test_no_longitude() -> None:
    with pytest.raises(ValueError, match="is not a longitude"):
        longitude("180.5")


@pytest.mark.parametrize("value", ["", "NA", "nan", "-"])
def test_blanks_have_no_value(value: str) -> None:
    assert latitude(value) is None
    assert longitude(value) is None
    assert decimal(value) is None


@pytest.mark.parametrize(
    ("value", "comma", "number"),
    [
        ("1,234.5", False, 1234.5),
        ("1.234,5", True, 1234.5),
        ("1 234,5", True, 1234.5),
        ("1'234", False, 1234.0),
        ("-3", False, -3.0),
        (".5", False, 0.5),
        ("1e3", False, 1000.0),
        ("0,5", True, 0.5),
    ],
)
def test_decimals(value: str, comma: bool, number: float) -> None:
    assert decimal(value, comma) == pytest.approx(number)


@pytest.mark.parametrize("value", ["x", "1.2.3", "1e999", "12 kg", "1" * 20_000, "inf"])
def test_no_decimals(value: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        decimal(value)


@given(st.floats(min_value=0.01, max_value=499.9))
def test_a_length_survives_writing(size: float) -> None:
    written = f"{size:.2f}"
    assert metres(written) == pytest.approx(float(written))
    assert metres(written.replace(".", ",")) == metres(written)


@given(st.text(), st.sampled_from(["m", "ft"]), st.booleans())
def test_never_raises_but_where_stated(value: str, unit: str, comma: bool) -> None:
    size, weight, year = metres(value, unit), tonnage(value), build_year(value)
    assert size is None or 0 < size < 500
    assert weight is None or 0 < weight < 700_000
    assert year is None or 1850 <= year <= 2100
    for read in (latitude, longitude, lambda text: decimal(text, comma)):
        try:
            number = read(value)
        except ValueError:
            continue
        assert number is None or math.isfinite(number)


@pytest.mark.parametrize(
    ("word", "unit"),
    [("Meters", "m"), ("METRES", "m"), ("metros", "m"), ("(m)", "m"), ("Feet", "ft"), ("pies", "ft"), ("GT", None)],
)
def test_units_in_words(word: str, unit: str | None) -> None:
    assert length_unit(word) == unit
