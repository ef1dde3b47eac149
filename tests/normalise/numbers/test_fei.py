import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.fei import Fei, fei


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("3005312402", "3005312402"),
        ("FEI 3005312402", "3005312402"),
        ("FEI No.: 3005312402", "3005312402"),
        ("3005312402.0", "3005312402"),
        ("3.005312402E+09", "3005312402"),
        ("3,005,312,402", "3005312402"),
        ('="3005312402"', "3005312402"),
        ("0001234568", "1234568"),
        ("1234568", "1234568"),
        ("3005312400", "3005312400"),
    ],
)
def test_numbers(value: str, number: str) -> None:
    assert fei(value) == Fei(number)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("3010000000", "rounded by a spreadsheet"),
        ("3000000000", "rounded by a spreadsheet"),
        ("3.01E+09", "rounded by a spreadsheet"),
        ("3E+09", "rounded by a spreadsheet"),
        ("3010000000.0", "rounded by a spreadsheet"),
        ("3005300000", "rounded by a spreadsheet"),
        ("1110000", "rounded by a spreadsheet"),
        ("123456", "not of seven to ten digits"),
        ("30053124021", "not of seven to ten digits"),
        ("ABC", "not of seven to ten digits"),
        ("3" * 500, "not of seven to ten digits"),
        ("", "blank"),
        ("N/A", "blank"),
        ("0", "blank"),
        ("1111111", "a dummy"),
        ("1234567", "a dummy"),
    ],
)
def test_no_identity(value: str, reason: str) -> None:
    assert (fei(value).number, fei(value).reason) == ("", reason)


@given(st.text())
def test_a_number_or_a_reason(value: str) -> None:
    found = fei(value)
    assert bool(found.number) != bool(found.reason)
    assert not found.number or fei(found.number) == found


def test_the_published_refusals(shared_data: Path) -> None:
    path = shared_data / "refusals/Shrimp_Import_Refusals.csv"
    with path.open(encoding="latin-1", newline="") as file:
        reasons = Counter(fei(row["MFG_FIRM_FEI_NUM"]).reason for row in csv.DictReader(file))
    # Numbers of four and five digits are older than FEIs of seven.
    assert reasons == {"": 4072, "rounded by a spreadsheet": 1330, "not of seven to ten digits": 78}
