import pytest

from catchgraph.normalise.legal_form import is_legal_form, take_legal_form
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("tokens", "upper", "rest", "form"),
    [
        ("RED REEF CO LTD", "", "RED REEF", "LTD"),
        ("PT RED REEF", "PT RED REEF", "RED REEF", "PT"),
        ("PT REEF", "PT REEF", "PT REEF", ""),
        ("PT REEF", "PT. REEF", "REEF", "PT"),
        ("AO REEF", 'AO "REEF"', "REEF", "JSC"),
        ("AO REEF", "AO REEF", "AO REEF", ""),
        ("PF REEF", "P/F REEF", "REEF", "PF"),
        ("REEF CO", "REEF CO", "REEF", "CO"),
        ("REEF LTD SA", "", "REEF", "LTD SA"),
        ("LTD", "LTD", "LTD", ""),
        ("CO LTD", "CO LTD", "CO", "LTD"),
        ("REEF S DE RL DE CV", "", "REEF", "S DE RL DE CV"),
    ],
)
def test_forms_are_taken_off(tokens: str, upper: str, rest: str, form: str) -> None:
    words = tokens.split()
    assert take_legal_form(words, upper or tokens) == form
    assert " ".join(words) == rest


def test_what_is_a_form_and_nothing_else() -> None:
    assert is_legal_form(["SA", "DE", "CV"])
    assert is_legal_form(["PERSEROAN", "TERBATAS"])
    assert not is_legal_form(["LLC", "REEF"])
    assert not is_legal_form([])


def test_every_suffix_of_the_table_is_taken() -> None:
    for row in read_table("legal_forms"):
        if row["position"] in {"suffix", "both"}:
            words = ["REEF", "FISHERY", *row["form"].split()]
            assert take_legal_form(words, " ".join(words)) == row["canonical"], row
            assert words == ["REEF", "FISHERY"], row


def test_every_row_says_where_its_form_stands() -> None:
    for row in read_table("legal_forms"):
        assert row["form"], row
        assert row["canonical"], row
        assert row["position"] in {"prefix", "suffix", "both", "quoted"}, row
