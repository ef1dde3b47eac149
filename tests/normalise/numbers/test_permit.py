import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.permit import trade_permit


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("IFTP12345678", "IFTP12345678"),
        ("iftp-12345678", "IFTP12345678"),
        ("IFTP No. IFTP12345678", "IFTP12345678"),
        ("P1234567890123", "P1234567890123"),
        ("Permit #: P1234567890123", "P1234567890123"),
    ],
)
def test_numbers(value: str, number: str) -> None:
    assert trade_permit(value) == number


@pytest.mark.parametrize("value", ["", "IFTP", "IFTP1234567", "IFTP123456789", "P123456789012", "12345678", "N/A"])
def test_others(value: str) -> None:
    assert trade_permit(value) is None


@given(st.text())
def test_never_raises(value: str) -> None:
    assert trade_permit(value) is None or trade_permit(str(trade_permit(value))) == trade_permit(value)
