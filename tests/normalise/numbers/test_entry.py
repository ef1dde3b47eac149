import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.entry import EntryNumber, check_digit, entry_number, entry_numbers


@pytest.mark.parametrize(
    ("ten", "digit"),
    [
        # The form's instructions: A B C count as 1 2 3. From the right 7x2=14 6 5x2=10 4 3x2=6 2 1x2=2, 3 2x2=4 1: the
        # digits add up to 5+6+1+4+6+2+2+3+4+1 = 34, and 6 makes 40.
        ("ABC1234567", "6"),
        # 5 x (9+9) + 5 x 9, of 18 the digits: 90
        ("9999999999", "0"),
        ("0000000000", "0"),
        # S counts as 2: 0 0 2, the rightmost of the three is not doubled: 8 is left
        ("00S0000000", "8"),
        ("00Z0000000", "1"),
    ],
)
def test_check_digits(ten: str, digit: str) -> None:
    assert check_digit(ten) == digit


@pytest.mark.parametrize(
    "value",
    [
        *("ABC-1234567-6", "ABC12345676", "abc 1234567 6", "ABC/1234567/6", "ABC.1234567.6", " ABC-1234567-6 "),
        *('="ABC-1234567-6"', "Entry No. ABC-1234567-6", "ENTRY#ABC-1234567-6", "Entry Summary Number: ABC12345676"),
        "ＡＢＣ－１２３４５６７－６",
    ],
)
def test_spellings_of_one_number(value: str) -> None:
    found = entry_number(value)
    assert found == EntryNumber("ABC", "1234567", "6")
    assert (str(found), found.key, found.agrees) == ("ABC-1234567-6", "ABC-1234567", True)


def test_a_wrong_digit_is_kept_and_said() -> None:
    found = entry_number("ABC-1234567-5")
    assert found is not None
    assert (found.key, found.agrees) == ("ABC-1234567", False)


def test_without_check_digit() -> None:
    found = entry_number("999-9999999")
    assert found is not None
    assert (str(found), found.agrees) == ("999-9999999", None)


@pytest.mark.parametrize(
    "value",
    [
        # ten digits: a zero may be lost in front
        *("9999999999", "", "N/A", "ABC-123456-6", "ABCD-1234567-6", "ABC-1234567-66", "1.23E+10", "ABC-0000000-0"),
        *("see ABC-1234567-6", "AÖC-1234567-6", "-", "ABC-1234567-X"),
    ],
)
def test_no_numbers(value: str) -> None:
    assert entry_number(value) is None


def test_a_number_saved_as_a_decimal() -> None:
    assert entry_number("99999999990.0") == EntryNumber("999", "9999999", "0")


def test_several_in_a_cell() -> None:
    found = entry_numbers("ABC-1234567-6; 999-9999999-0, ABC-1234567-6")
    assert [str(number) for number in found] == ["ABC-1234567-6", "999-9999999-0"]


@given(st.text())
def test_never_raises(value: str) -> None:
    for number in entry_numbers(value):
        assert entry_number(str(number)) == number


@given(st.from_regex(r"[A-Z0-9]{3}[0-9]{7}", fullmatch=True), st.integers(0, 9), st.integers(1, 9))
def test_every_single_mistyped_digit_is_noticed(ten: str, at: int, more: int) -> None:
    digit = check_digit(ten)
    if ten[at].isdigit():
        wrong = ten[:at] + str((int(ten[at]) + more) % 10) + ten[at + 1 :]
        assert check_digit(wrong) != digit


def test_the_published_refusals(shared_data: Path) -> None:
    path = shared_data / "refusals/Shrimp_Import_Refusals.csv"
    with path.open(encoding="latin-1", newline="") as file:
        written = {row["ENTRY_NUM"] for row in csv.DictReader(file)}
    found = [entry_number(value) for value in sorted(written)]
    assert (len(found), None in found) == (2678, False)
    assert sum(number.agrees is True for number in found if number) == 2505
