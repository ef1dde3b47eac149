import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.numbers.legal_entity import duns, eori, lei


@pytest.mark.parametrize("value", ["213800KUD8LAJWSQ9D15", "LEI: 213800KUD8LAJWSQ9D15", "2138 00KU D8LA JWSQ 9D15"])
def test_lei(value: str) -> None:
    # The example of the documentation of python-stdnum
    assert lei(value) == "213800KUD8LAJWSQ9D15"


@pytest.mark.parametrize("value", ["213800KUD8LXJWSQ9D15", "", "213800KUD8LAJWSQ9D1", "0" * 20, "N/A"])
def test_no_lei(value: str) -> None:
    assert lei(value) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("12-345-6780", "123456780"),
        ("DUNS 123456780", "123456780"),
        ("D-U-N-S No. 12-345-6780", "123456780"),
        ("1234567800001", "123456780"),
    ],
)
def test_duns(value: str, number: str) -> None:
    assert duns(value) == number


@pytest.mark.parametrize("value", ["", "12345678", "000000000", "123456789", "ABCDEFGHI", "12345678012"])
def test_no_duns(value: str) -> None:
    assert duns(value) is None


@pytest.mark.parametrize(
    ("value", "number"), [("FR12345678900012", "FR12345678900012"), ("EORI: xi 123456789000", "XI123456789000")]
)
def test_eori(value: str, number: str) -> None:
    assert eori(value) == number


@pytest.mark.parametrize("value", ["", "ZZ123456789", "FR", "FRANCE", "12345678", "FR" + "1" * 16])
def test_no_eori(value: str) -> None:
    assert eori(value) is None


@given(st.text())
def test_never_raises(value: str) -> None:
    for read in (lei, duns, eori):
        found = read(value)
        assert found is None or read(found) == found
