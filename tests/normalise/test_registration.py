import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.registration import registration_number, registration_numbers


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("IMULA0892KLT", "IMULA0892KLT"),
        ("IMUL\u2010A\u20100892\u2010KLT", "IMULA0892KLT"),
        ("IMULA 0730 KLT", "IMULA0730KLT"),
        ("IND.TN.15.MM.106", "INDTN15MM106"),
        ("СГ-0165", "SG0165"),
        ("115 No. 550/Ga", "115NO550GA"),
        ("04-0000025 (EX. BATM008599)", "040000025"),
        ("007704", "007704"),
        ("4/3994", "43994"),
    ],
)
def test_numbers(value: str, number: str) -> None:
    assert registration_number(value) == number


@pytest.mark.parametrize("value", ["", "NA", "NO", "NONE", "BX9", "L25", "941", "TCSS", "JAPAN", "-", "None"])
def test_what_identifies_nothing(value: str) -> None:
    assert registration_number(value) is None


@given(st.text())
def test_never_raises_and_is_idempotent(value: str) -> None:
    number = registration_number(value)
    if number is not None:
        assert registration_number(number) == number
        assert any(char.isdigit() for char in number)


def test_long_values() -> None:
    assert registration_number("(EX" * 7000) is None
    assert registration_number("A1" * 10_000) is None, "a text, no number"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("TL-20014; TL-20015", ["TL20014", "TL20015"]),
        ("TL-20014\nTL-20015", ["TL20014", "TL20015"]),
        ("'TL-20014", ["TL20014"]),
        ('="TL-20014"', ["TL20014"]),
        ("TL-20014*", ["TL20014"]),
        ("TL-20014¹", ["TL20014"]),
        ("ＴＬ－２００１４", ["TL20014"]),
        ("200,114", ["200114"]),
        ("200114.0", ["200114"]),
        ("2.00114E+05", ["200114"]),
        ("3.71082E+15", []),
        ("0020014", ["0020014"]),
    ],
)
def test_numbers_as_cells_hold_them(value: str, found: list[str]) -> None:
    assert registration_numbers(value) == found
