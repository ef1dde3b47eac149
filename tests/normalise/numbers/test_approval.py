"""Approval numbers of establishments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.approval import approval_number


@pytest.mark.parametrize(
    ("value", "country", "number"),
    [
        ("# C 241 1 P", "", "C2411P"),
        ("C2411P", "", "C2411P"),
        ("c-241.1/p", "", "C2411P"),
        ("Approval No. 1044", "THA", "1044"),
        ("EU Approval No: DL 77", "VNM", "DL77"),
        # The oval mark: the country before it, the community behind it.
        ("ES 12.345/V CE", "ESP", "12345V"),
        ("FR 29.019.500 EC", "FRA", "2901950 0".replace(" ", "")),
        # The code of another country is part of the number.
        ("DL 12", "VNM", "DL12"),
        ("FR 29 EC", "ESP", "FR29"),
        ("EST 7A", "USA", "7A"),
        ("12345", "THA", "12345"),
        *((nothing, "THA", "") for nothing in ("", "N/A", "0000", "7", "PENDING", "999999", "1234567", "x" * 300)),
    ],
)
def test_numbers(value: str, country: str, number: str) -> None:
    assert approval_number(value, country) == number


@given(st.text(max_size=40))
def test_what_is_one_stays_one(value: str) -> None:
    number = approval_number(value)
    assert number == "" or (number.isascii() and number.isalnum() and number == number.upper())
