import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.mmsi import mmsi_flag, ship_mmsi, ship_mmsis


@pytest.mark.parametrize(
    ("value", "mmsi", "flag"),
    [
        ("417000878", "417000878", "LKA"),
        ("412 420 847", "412420847", "CHN"),
        ("416565000.0", "416565000", "TWN"),
        ("306117000", "306117000", "CUW"),
        ("677018800", "677018800", "TZA"),
        ("311000123", "311000123", "BHS"),
        ("775123456", "775123456", "VEN"),
        ("201123456", "201123456", "ALB"),
    ],
)
def test_ship_stations(value: str, mmsi: str, flag: str) -> None:
    assert ship_mmsi(value) == mmsi
    assert mmsi_flag(value) == flag


@pytest.mark.parametrize(
    "value",
    [
        "",
        "NA",
        "0",
        "8894720",
        "41242084",
        "4124208470",
        "041242084",
        "004124208",
        "111412001",
        "888888888",
        "800022379",
        "969212319",
        "992724428",
        "970123456",
        "200123456",
        "776123456",
        "199123456",
        "222222222",
        "412000000",
        "416999999",
        "41242084A",
    ],
)
def test_no_ship_stations(value: str) -> None:
    assert ship_mmsi(value) is None
    assert mmsi_flag(value) is None


@pytest.mark.parametrize(
    ("value", "mmsis"),
    [
        ("412420847, 412321992", ["412420847", "412321992"]),
        ("412420847;412321992", ["412420847", "412321992"]),
        ("412420847 412321992", ["412420847", "412321992"]),
        ("'412420847", ["412420847"]),
        ('="412420847"', ["412420847"]),
        ("412,420,847", ["412420847"]),
        ("412.420.847", ["412420847"]),
        ("412-420-847", ["412420847"]),
        ("４１２４２０８４７", ["412420847"]),
        ("MMSI: 412420847", ["412420847"]),
        ("0412420847", ["412420847"]),
        ("412420847*", ["412420847"]),
        ("4.12420847E+08", ["412420847"]),
        ("4.124E+08", []),
        ("412420847; 970123456", ["412420847"]),
    ],
)
def test_numbers_as_cells_hold_them(value: str, mmsis: list[str]) -> None:
    assert ship_mmsis(value) == mmsis


def test_unallocated_digits_are_a_ship_without_flag() -> None:
    assert ship_mmsi("280123456") == "280123456"
    assert mmsi_flag("280123456") is None


@given(st.text())
def test_never_raises(value: str) -> None:
    assert ship_mmsi(value) is None or len(ship_mmsi(value) or "") == 9
    flag = mmsi_flag(value)
    assert flag is None or len(flag) == 3


@given(st.integers(min_value=0, max_value=999_999_999))
def test_what_is_accepted_begins_with_two_to_seven(number: int) -> None:
    mmsi = ship_mmsi(f"{number:09d}")
    assert mmsi is None or (mmsi == f"{number:09d}" and mmsi[0] in "234567")
