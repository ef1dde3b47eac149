import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.call_sign import call_sign, call_signs


@pytest.mark.parametrize(
    ("value", "sign"),
    [
        ("4SF5385", "4SF5385"),
        ("CPA 226", "CPA226"),
        ("DUM-3193", "DUM3193"),
        ("4DFB-8", "4DFB8"),
        ("jile", "JILE"),
        ("3FXL7", "3FXL7"),
        ("V63KP282", "V63KP282"),
        ("HOX", "HOX"),
        ("HOXX5", "HOXX5"),
    ],
)
def test_call_signs(value: str, sign: str) -> None:
    assert call_sign(value) == sign


@pytest.mark.parametrize(
    "value",
    [
        "",
        "NA",
        "NONE",
        "PENDING",
        "UNKNOWN",
        "4SFXXXX",
        "4sfxxx",
        "412678040",
        "0009/QMC",
        "AB",
        "REFUSED",
        "12",
    ],
)
def test_no_call_signs(value: str) -> None:
    assert call_sign(value) is None


@pytest.mark.parametrize(
    ("value", "signs"),
    [
        ("HQ5019; HQ5020", ["HQ5019", "HQ5020"]),
        ("HQ5019/HQ5020", ["HQ5019", "HQ5020"]),
        ("4SF3277, 9M3856", ["4SF3277", "9M3856"]),
        ("5NAB/5NAC", ["5NAB", "5NAC"]),
        ("HQ5019, none", ["HQ5019"]),
        ("HQ5019 ex HQ5020", ["HQ5019", "HQ5020"]),
        ("CPA/226", ["CPA226"]),
        ("'HQ5019", ["HQ5019"]),
        ('="HQ5019"', ["HQ5019"]),
        ("HQ5019*", ["HQ5019"]),
        ("HQ5019²", ["HQ5019"]),
        ("HQ5019 (3)", ["HQ5019"]),
        ("ＨＱ５０１９", ["HQ5019"]),
        ("IRCS: HQ5019", ["HQ5019"]),
    ],
)
def test_signs_as_cells_hold_them(value: str, signs: list[str]) -> None:
    assert call_signs(value) == signs


@given(st.text())
def test_never_raises_and_is_idempotent(value: str) -> None:
    sign = call_sign(value)
    if sign is not None:
        assert 3 <= len(sign) <= 8
        assert call_sign(sign) == sign
