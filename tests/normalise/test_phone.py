import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.phone import is_dummy_number, phone


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("+47 22 33 44 56", "+4722334456"),
        ("0047-22334456", "+4722334456"),
        ("+47 (0) 22334456", "+4722334456"),
        ("(47)22334456", "+4722334456"),
        ("22 33 44 56 ext. 12", "22334456"),
        ("022-334456", "022334456"),
        ("123", None),
        ("1234567", None),
        ("0000000", None),
        ("+47 11111111111111111", None),
        ("none", None),
    ],
)
def test_phone(value: str, expected: str | None) -> None:
    assert phone(value) == expected


@pytest.mark.parametrize("value", ["0000000", "1234567", "7654321", "999999999", "XXXX", "", "00-00"])
def test_dummies(value: str) -> None:
    assert is_dummy_number(value)


@pytest.mark.parametrize("value", ["3010012345", "B12345678", "1123456", "20100190797"])
def test_numbers(value: str) -> None:
    assert not is_dummy_number(value)


@given(st.text())
def test_never_raises(value: str) -> None:
    found = phone(value)
    assert found is None or found.removeprefix("+").isdigit()
