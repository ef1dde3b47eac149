import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.container import (
    NO_CATEGORY,
    NO_CHECK_DIGIT,
    WRONG_CHECK_DIGIT,
    Container,
    check_digit,
    container,
    containers,
)

#: The example of ISO 6346: 6185 modulo 11 is 3.
EXAMPLE = "CSQU3054383"


@pytest.mark.parametrize(
    "written", ["CSQU3054383", "csqu 305438-3", "CSQU-305438/3", "CSQU 305.438 3", "1x40HC CSQU3054383/SEAL 12"]
)
def test_spellings(written: str) -> None:
    assert container(written) == Container(EXAMPLE)


def test_check_digits() -> None:
    assert check_digit(EXAMPLE) == 3
    # 10 counts as zero: 1 * 10 + 2 * 10 + 4 * 10 + 8 * 32 + 16 * 0 + 32 * 0 + 64 * 0 + 128 * 0 + 256 * 2 + 512 * 5
    # = 3398 = 308 * 11 + 10.
    assert check_digit("AAAU000025") == 0
    with pytest.raises(ValueError, match="is not four letters and six digits"):
        check_digit("CSQU30543")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("CSQU3054384", Container("CSQU3054384", WRONG_CHECK_DIGIT)),
        ("CSQU305438", Container(EXAMPLE, NO_CHECK_DIGIT)),
        ("CSQX305438", Container(f"CSQX305438{check_digit('CSQX305438')}", f"{NO_CATEGORY}; {NO_CHECK_DIGIT}")),
    ],
)
def test_doubts(written: str, found: Container) -> None:
    assert container(written) == found


@pytest.mark.parametrize("written", ["", "N/A", "XXXU0000000", "MAEU123456789", "CSQU30543", "1234567", "LOOSE CARGO"])
def test_no_containers(written: str) -> None:
    assert container(written) is None


def test_several_in_a_cell_each_once() -> None:
    found = containers("CSQU3054383, CSQU 305438 3; TGHU1234567")
    assert [each.number for each in found] == [EXAMPLE, "TGHU1234567"]


@given(st.from_regex(r"[A-Z]{3}U[1-9]\d{5}", fullmatch=True))
def test_every_other_check_digit_is_wrong(number: str) -> None:
    if not re.fullmatch(r"[A-Z]{4}[0-9]{6}", number):
        return
    doubts = [each.doubt for digit in "0123456789" if (each := container(number + digit))]
    assert sorted(doubts) == ["", *[WRONG_CHECK_DIGIT] * 9]


@given(st.text())
def test_any_text(text: str) -> None:
    assert all(re.fullmatch(r"[A-Z]{4}\d{7}", each.number) for each in containers(text))
