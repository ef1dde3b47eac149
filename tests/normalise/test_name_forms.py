"""Names that are one name, however they are written, and names that are not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.name_forms import forms_of, name_forms


def equal(one, other):
    return bool(name_forms(one).equal & name_forms(other).equal)


@pytest.mark.parametrize(
    "same",
    [
        ["NUESTRA SEÑORA DEL PUERTO", "NTRA SRA DEL PUERTO", "Ntra. Sra. del Puerto", "NTRA.SRA.DEL PUERTO",
         "NUESTRA SRA DEL PUERTO"],
        ["SANTA LUCIA", "STA LUCIA", "Sta. Lucía", "S. LUCIA"],
        ["SANTO TOMAS II", "STO. TOMAS 2", "STO TOMAS NO. 2", "S TOMAS DOS"],
        ["CAPITAN MERROW", "CAP. MERROW", "F/V CAPT MERROW"],
        ["HERMANOS MERROW", "HNOS. MERROW"],
        ["MÖWENSTEIN", "MOEWENSTEIN", "MOWENSTEIN"],
        ["KJØLVIK", "KJOLVIK", "KJOELVIK"],
        ["DANIAA", "DANIAÄ", "DANIAAE"],
        ["HÅKESUND", "HAAKESUND", "HAKESUND"],
        ["MERROW 77", "MERROW SEVENTY SEVEN", "MERROW SEVENTY-SEVEN", "NO. 77 MERROW", "MERROW77"],
        ["MERROW 33", "MERROW TREINTA Y TRES", "MERROW XXXIII"],
        ["MERROW 7", "MERROW TUJUH", "MERROW SIEBEN", "MERROW SETTE", "MERROW SIETE", "MERROW VII"],
        ["DOS HERMANOS", "2 HERMANOS"],
        ["NO. 8 HOKO MARU", "DAIHACHI HOKO MARU", "DAI HACHI HOKO MARU", "DAI 8 HOKO MARU", "HOKO MARU NO.8"],
        ["SEOHAE NO. 77", "서해 77호", "제77서해호", "서해77"],
        ["HAI YAN 6", "海燕六号", "海燕6号", "海燕6", "第六海燕"],
        ["MISTRAL II", "MISTRALII", "MISTRAL 2"],
        ["MERROW NO. 7", "MERROWNO. 7", "MERROW-7", "MERROW7", "Merrow № 7"],
        ["FUYUANYU7618", "FU YUAN YU 7618", "FU-YUAN-YU 7618", "FU YUANYU-7618"],
        ["SEA & SUN", "SEA AND SUN"],
        ["MERROW", "MERROW@@@@", "M/V MERROW", "merrow (ex PIPIT)"],
    ],
)  # fmt: skip
def test_one_name_written_otherwise(same):
    assert [(one, other) for one, other in combinations(same, 2) if not equal(same[0], other)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FU YUAN YU 7618", "FU YUAN YU 7619"),
        ("MERROW I", "MERROW II"),
        ("MERROW DOS", "MERROW TRES"),
        ("MERROW", "MERROW 2"),
        ("SANTA LUCIA", "SANTO LUCIO"),
        ("第八宝幸丸", "第九宝幸丸"),
        ("서해 77호", "서해 78호"),
        ("DAIHACHI HOKO MARU", "DAIKU HOKO MARU"),
        ("VESSEL 4/3", "VESSEL 43"),
        ("108", "109"),
    ],
)
def test_ships_of_a_series_stay_apart(one, other):
    assert not equal(one, other)


def test_the_own_form_is_the_first_and_a_blank_has_none():
    assert name_forms("NTRA SRA DEL PUERTO").names[0].key == "NTRASRADELPUERTO"
    assert name_forms("N/A") is None
    assert name_forms("M/V") is None


def test_forms_of_several_names_lead_back_to_them():
    forms = forms_of(["STA LUCIA", "N/A", "SANTA LUCIA"])
    assert forms["SANTALUCIA"] == "STA LUCIA", "the first that has it"
    assert set(forms.values()) == {"STA LUCIA"}, "the other has no form of its own"


@given(st.text(max_size=60))
def test_any_text_has_its_own_form_or_none(value):
    forms = name_forms(value)
    if forms:
        assert forms.names[0].key in forms.equal
        assert len(forms.equal) < 40
