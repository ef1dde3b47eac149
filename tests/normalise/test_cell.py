import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.cell import bare, guarded, is_rounded, numbers, unguarded, whole_number


@pytest.mark.parametrize(
    ("value", "inside"),
    [
        ("'9074729", "9074729"),
        ('="9074729"', "9074729"),
        ("’9074729", "9074729"),
        ("9074729*", "9074729"),
        ("9074729 †", "9074729"),
        ("9074729¹²", "9074729"),
        ("9074729 (1)", "9074729"),
        ("9074729 [b]", "9074729"),
        ("９０７４７２９", "9074729"),
        ("ＨＱ－５０１９", "HQ-5019"),
        ("Korea (Republic of)", "Korea (Republic of)"),
        ("(9074729)", "(9074729)"),
        ("'", ""),
        ("", ""),
    ],
)
def test_what_stands_around_a_number_goes(value: str, inside: str) -> None:
    assert bare(value) == inside


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("9,500,168", "9500168"),
        ("9.500.168", "9500168"),
        ("9 500 168", "9500168"),
        ("9'500'168", "9500168"),
        ("9500168.0", "9500168"),
        ("9500168,00", "9500168"),
        ("9.500168E+06", "9500168"),
        ("9,500168e6", "9500168"),
        ("0042", "0042"),
        ("9.5E+06", None),
        ("1E+06", None),
        ("9,500.5", None),
        ("95,00168", None),
        ("12A", None),
        ("", None),
    ],
)
def test_one_number_as_a_spreadsheet_shows_it(value: str, digits: str | None) -> None:
    assert whole_number(value) == digits


def test_a_number_that_lost_digits_is_told_from_one_that_did_not() -> None:
    assert is_rounded("9.07E+06")
    assert is_rounded("4E+08")
    assert not is_rounded("9.074729E+06")
    assert not is_rounded("4.5 t")


def test_a_cell_with_other_words_holds_no_numbers() -> None:
    assert numbers("No 1234567", 7, frozenset({"NO"})) == ["1234567"]
    assert numbers("HULL 1234567", 7, frozenset({"NO"})) == []
    assert numbers("1234567.25", 7, frozenset()) == []


@given(st.text(alphabet="'=+-@＝a\t ", max_size=8) | st.text())
def test_the_apostrophe_before_a_formula_comes_and_goes(value: str) -> None:
    assert unguarded(guarded(value)) == value


@pytest.mark.parametrize("value", ["=1+1", "@home", "-5", "+49", "＝1", "'=1"])
def test_a_formula_is_guarded(value: str) -> None:
    assert guarded(value) == "'" + value


@pytest.mark.parametrize("value", ["'EUA LOA", "PLAIN", "'", "", "it's = 1"])
def test_other_apostrophes_stay(value: str) -> None:
    assert guarded(value) == value == unguarded(value)


@given(st.text())
def test_nothing_raises(value: str) -> None:
    assert isinstance(bare(value), str)
    assert whole_number(value) is None or str(whole_number(value)).isdigit()
