import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.bill import BillNumber, bill_number, bill_numbers, scac

CARRIERS = frozenset({"MAEU", "HLCU"})


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("MAEU", "MAEU"),
        ("maeu", "MAEU"),
        ("MAEU, MAERSK LINES, INC.", "MAEU"),
        (' ="HLCU" ', "HLCU"),
        ("UA", "UA"),
    ],
)
def test_carrier_codes(value: str, code: str) -> None:
    assert scac(value) == code


@pytest.mark.parametrize("value", ["", "N/A", "NONE", "MAERSK", "MAE1", "M", "-", "MAERSK LINES, MAEU"])
def test_no_carrier_codes(value: str) -> None:
    assert scac(value) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("MAEU123456780", BillNumber("MAEU", "123456780")),
        ("MAEU-123 456 780", BillNumber("MAEU", "123456780")),
        ("maeu 123456780", BillNumber("MAEU", "123456780")),
        ("123456780", BillNumber("", "123456780")),
        ("XXYY123456780", BillNumber("", "XXYY123456780")),
        ("HLCUBKK190812345", BillNumber("HLCU", "BKK190812345")),
        ("MBL# MAEU123456780", BillNumber("MAEU", "123456780", "master")),
        ("Master B/L No.: MAEU123456780", BillNumber("MAEU", "123456780", "master")),
        ("HBL: ABX-2024-0091", BillNumber("", "ABX20240091", "house")),
        ("HOUSE: ABX-2024-0091", BillNumber("", "ABX20240091", "house")),
        ("B/L: 123456780", BillNumber("", "123456780")),
        ("123456780.0", BillNumber("", "123456780")),
        # IATA: 1234567 = 7 x 176366 + 5
        ("125-12345675", BillNumber("", "12512345675", "air")),
        ("125-1234 5675", BillNumber("", "12512345675", "air")),
        ("AWB 12512345675", BillNumber("", "12512345675", "air")),
        ("125-12345674", BillNumber("", "12512345674")),
        ("MASTERFUL 1234", BillNumber("", "MASTERFUL1234")),
    ],
)
def test_bill_numbers(value: str, number: BillNumber) -> None:
    assert bill_number(value, CARRIERS) == number


@pytest.mark.parametrize("value", ["", "N/A", "123", "ABCDEF", "0000000", "1.23E+11", "A1" * 20, "MBL#", "1111111"])
def test_what_identifies_no_bill(value: str) -> None:
    assert bill_number(value, CARRIERS) is None


def test_several_in_a_cell() -> None:
    found = bill_numbers("MAEU123456780; MAEU-123456780, MAEU123456791", CARRIERS)
    assert list(map(str, found)) == ["MAEU123456780", "MAEU123456791"]


@given(st.text())
def test_never_raises(value: str) -> None:
    for number in bill_numbers(value, CARRIERS):
        again = bill_number(str(number), CARRIERS)
        assert again is None or again.own.endswith(number.own)
