import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.imo import company_imo, imo_status, ship_imo, ship_imos


@pytest.mark.parametrize(
    ("value", "imo"),
    [
        # 9x7 + 0x6 + 7x5 + 4x4 + 7x3 + 2x2 = 139: check digit 9 (the example of IMO Resolution A.1117(30)'s scheme)
        ("9074729", "9074729"),
        ("IMO 9074729", "9074729"),
        ("IMO9074729", "9074729"),
        ("imo: 9074729", "9074729"),
        ("IMO No. 9074729", "9074729"),
        # 8x7 + 5x6 + 7x5 + 1x4 + 0x3 + 4x2 = 133: check digit 3
        ("8571043.0", "8571043"),
        (" 8571043 ", "8571043"),
        ("９０７４７２９", "9074729"),
    ],
)
def test_valid_ship_numbers(value: str, imo: str) -> None:
    assert ship_imo(value) == imo
    assert imo_status(value) == "valid"


@pytest.mark.parametrize(
    ("value", "imos"),
    [
        ("'9074729", ["9074729"]),
        ('="9074729"', ["9074729"]),
        ("9,074,729", ["9074729"]),
        ("9.074.729", ["9074729"]),
        ("9 074 729", ["9074729"]),
        ("9074729*", ["9074729"]),
        ("9074729¹", ["9074729"]),
        ("9074729 (2)", ["9074729"]),
        ("09074729", ["9074729"]),
        ("LR9074729", ["9074729"]),
        ("IMO No.: 9074729", ["9074729"]),
        ("IMO/LR number 9074729", ["9074729"]),
        ("9.074729E+06", ["9074729"]),
        ("9074729;8571043", ["9074729", "8571043"]),
        ("9074729,8571043", ["9074729", "8571043"]),
        ("9074729 / 8571043", ["9074729", "8571043"]),
        ("9074729\n8571043", ["9074729", "8571043"]),
        ("IMO No. 9074729 (ex 8571043)", ["9074729", "8571043"]),
        ("9074729 9074729", ["9074729"]),
        # one of the two has a wrong check digit
        ("9074729; 8571044", ["9074729"]),
    ],
)
def test_numbers_as_cells_hold_them(value: str, imos: list[str]) -> None:
    assert ship_imos(value) == imos
    assert ship_imo(value) == imos[0]
    assert imo_status(value) == "valid"


@pytest.mark.parametrize("value", ["9074728", "9,074,728", "LR9074728", "'9074728", "9074728; 8571044"])
def test_a_wrong_check_digit(value: str) -> None:
    assert ship_imos(value) == []
    assert imo_status(value) == "invalid"


@pytest.mark.parametrize(
    "value",
    [
        *("907472", "90747290", "349368", "0000000", "1234567", "5555555", "1111111", "0000060", "8571043.5", "IMO"),
        # 1x3 + 4x2 = 11 and 1x6 = 6: the check digits are right, and no hull has a number that begins with 0.
        *("0000141", "0100006"),
        *("XX9074729", "1.0", "4", "99999999", "9.07E+06", "9.07473E+06", "A-9074728", "9074728 TONS"),
    ],
)
def test_what_is_no_number_has_no_check_digit(value: str) -> None:
    assert ship_imo(value) is None
    assert imo_status(value) == "unusable"


@pytest.mark.parametrize("value", ["", "NE", "PENDING", "NA", "0", "-"])
def test_blank_numbers(value: str) -> None:
    assert ship_imo(value) is None
    assert imo_status(value) == "blank"


def test_dummies_pass_the_check_digit_and_are_refused_all_the_same() -> None:
    # 1x7 + 2x6 + 3x5 + 4x4 + 5x3 + 6x2 = 77; 5 x (7+6+5+4+3+2) = 135
    for dummy in ("1234567", "5555555", "0000000"):
        total = sum(int(digit) * weight for digit, weight in zip(dummy[:6], (7, 6, 5, 4, 3, 2), strict=True))
        assert total % 10 == int(dummy[6])
        assert ship_imo(dummy) is None


def test_company_numbers_have_a_check_digit_of_their_own() -> None:
    # 5x8 + 8x6 + 2x4 + 4x2 + 2x9 + 1x7 = 129; 129 mod 11 = 8; 11 - 8 = 3
    assert company_imo("IMO 5824213") == "5824213"
    assert company_imo("5824214") is None
    assert ship_imo("5824213") is None
    # 6x8 + 1x6 + 0x4 + 0x2 + 0x9 + 0x7 = 54; 54 mod 11 = 10; 11 - 10 = 1
    assert company_imo("6100001") == "6100001"
    # 0x8 + 3x6 + 0x4 + 9x2 + 3x9 + 1x7 = 70; 70 mod 11 = 4; 11 - 4 = 7: a company's number may begin with 0
    assert company_imo("0309317") == "0309317"
    # 1x8 + 0x6 + 0x4 + 0x2 + 2x9 + 1x7 = 33; 33 mod 11 = 0; 11 mod 10 = 1
    assert company_imo("1000211") == "1000211"


@given(st.text())
def test_never_raises_and_gives_seven_digits(value: str) -> None:
    for found in (ship_imo(value), company_imo(value)):
        assert found is None or (len(found) == 7 and found.isascii() and found.isdigit())
    assert (imo_status(value) == "valid") == (ship_imo(value) is not None)


@given(st.integers(min_value=100_000, max_value=999_999))
def test_exactly_one_check_digit_fits(six: int) -> None:
    fitting = [f"{six}{last}" for last in range(10) if ship_imo(f"{six}{last}")]
    assert len(fitting) == (0 if six in {123456, 555555} else 1)


@given(st.integers(min_value=100_000, max_value=999_999), st.data())
def test_swapping_neighbours_is_noticed(six: int, data: st.DataObject) -> None:
    imo = next((f"{six}{last}" for last in range(10) if ship_imo(f"{six}{last}")), None)
    at = data.draw(st.integers(min_value=0, max_value=4))
    # Neighbours' weights differ by 1, so the sum moves by the digits' difference: seen unless that is 0.
    if imo and imo[at] != imo[at + 1]:
        swapped = imo[:at] + imo[at + 1] + imo[at] + imo[at + 2 :]
        assert ship_imo(swapped) is None


def test_long_values() -> None:
    assert ship_imo("9074729" * 2000) is None
    assert ship_imo("IMO" + " " * 20_000 + "9074729") == "9074729"
