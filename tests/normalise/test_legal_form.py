import pytest

from catchgraph.normalise.legal_form import is_legal_form, take_legal_form
from catchgraph.normalise.party import party_name
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
        ("SRL RED REEF", "", "RED REEF", "SRL"),
        # Romania's SC stands before a name with SRL or SA behind it; before others it is initials.
        ("SC RED REEF SRL", "S.C. RED REEF S.R.L.", "RED REEF", "SC SRL"),
        ("SC RED REEF INC", "SC RED REEF INC", "SC RED REEF", "INC"),
        ("SC RED REEF", "SC RED REEF", "RED REEF", "SC"),
        ("SC RED REEF", "S.C. RED REEF", "SC RED REEF", ""),
    ],
)
def test_forms_are_taken_off(tokens: str, upper: str, rest: str, form: str) -> None:
    words = tokens.split()
    assert take_legal_form(words, upper or tokens) == form
    assert " ".join(words) == rest


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Rif Oy", "Rif osakeyhtiö"),
        ("Rif AB", "Rif AB (publ)"),
        ("Rif s.r.o.", "Rif společnost s ručením omezeným"),
        ("Rif Kft.", "Rif Korlátolt Felelősségű Társaság"),
        ("Rif d.o.o.", "Društvo sa ograničenom odgovornošću Rif"),
        ("SRL Rif", "Societatea cu Răspundere Limitată Rif"),
        ("Риф ЕООД", "Еднолично дружество с ограничена отговорност Риф"),
        ("Rif GmbH", "Rif Gesellschaft mbH"),
        ("Rif SAS", "Rif Société par actions simplifiée"),
        ("Rif N.V.", "Rif Naamloze Vennootschap"),
        ("АО Риф", "Акционерное общество «Риф»"),
        ("ПАО Риф", "Публичное акционерное общество «Риф»"),
        ("ТОВ Риф", "Товариство з обмеженою відповідальністю «Риф»"),
        ("Ύφαλος Α.Ε.", "Ύφαλος Ανώνυμη Εταιρεία"),
        ("Công ty TNHH Rif", "Công ty Trách nhiệm hữu hạn Rif"),
    ],
)
def test_a_form_written_out_is_the_same_form(short: str, long: str) -> None:
    one, other = party_name(short), party_name(long)
    assert one is not None
    assert other is not None
    assert (one.stem, one.legal_form, one.is_firm) == (other.stem, other.legal_form, True)


def test_letters_within_a_word_are_no_form() -> None:
    found = party_name("КАКАО РИФ")
    assert found is not None
    assert found.stem == "KAKAO RIF"


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
