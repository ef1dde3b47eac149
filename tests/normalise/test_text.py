import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.text import clean_text, fold, is_blank, key, romanise


@pytest.mark.parametrize(
    ("value", "clean"),
    [
        ("  Dong\tWon \n No. 631 ", "Dong Won No. 631"),
        ("a\u200bb\u202ec\u2069d\ufeff", "abcd"),
        ("BONDAN\u0303A", "BONDA\u00d1A"),
        ("a\u00a0\u3000b", "a b"),
        ("a \u200b b", "a b"),
        ("soft\u00adhyphen\x00\x1b", "softhyphen"),
        ("", ""),
    ],
)
def test_clean_text(value: str, clean: str) -> None:
    assert clean_text(value) == clean


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "-",
        "--",
        ".",
        "NA",
        "n/a",
        "N.A.",
        "N.A",
        "NE",
        "PENDING",
        "None",
        "NONE KNOWN",
        "None known",
        "NIL",
        "null",
        "Unknown",
        "NOT  APPLICABLE",
        "Not Available",
        "TBA",
        "xxx",
        "unk",
        "\u200b",
        "?",
        "Unknown (*)",
        "***",
    ],
)
def test_blanks(value: str) -> None:
    assert is_blank(value)


@pytest.mark.parametrize(
    "value", ["NO", "0", "NARA", "Nilo", "N", "X", "XX", "NONE SUCH", "渔", "PENDING SALE OF THE VESSEL"]
)
def test_no_blanks(value: str) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("IMUL\u2010A\u20100892\u2010KLT", "IMULA0892KLT"),
        ("(LU)CHUANDENG(JI)(2024)FT-200075", "LUCHUANDENGJI2024FT200075"),
        ("СГ-0165", "SG0165"),
        ("BONDAÑA", "BONDANA"),
        ("Straße", "STRASSE"),
        ("鲁荣远渔197", "LURONGYUANYU197"),
        ("٣٤", "34"),
        ("Nº 5", "NO5"),
        ("38° SOUTH", "38SOUTH"),
        ("LU RONG●YU", "LURONGYU"),
        ("🐟 ORCA 🐟", "ORCA"),
        ("PASCOAL ATL\ufffdNTICO", "PASCOALATLNTICO"),
        ("!?", ""),
    ],
)
def test_key(value: str, expected: str) -> None:
    assert key(value) == expected


def test_romanise_sets_syllables_apart() -> None:
    assert romanise("舟漁 808") == "Zhou Yu 808"
    assert romanise("LB &quot;JANICE&quot; &amp; SON") == 'LB "JANICE" & SON'
    assert romanise("McDonald") == "McDonald"


@given(st.text())
def test_clean_text_is_idempotent_and_printable(value: str) -> None:
    clean = clean_text(value)
    assert clean_text(clean) == clean
    assert clean == clean.strip()
    assert "  " not in clean
    assert not any(mark in clean for mark in "\u200b\u200e\u202e\u2066\n\t\x00")


@given(st.text())
def test_key_is_idempotent_ascii_capitals(value: str) -> None:
    once = key(value)
    assert key(once) == once
    assert once.isascii()
    assert once == "".join(char for char in once if char.isdigit() or char.isupper())


@given(st.text())
def test_fold_gives_ascii(value: str) -> None:
    assert fold(value).isascii()


@given(st.text())
def test_blank_does_not_depend_on_case_or_white_space(value: str) -> None:
    assert is_blank(value) == is_blank(f"  {value}\u200b ")
    if value.isascii():
        assert is_blank(value) == is_blank(value.upper())


@pytest.mark.parametrize(
    "value",
    [
        *(
            "нет",
            "Не указано",
            "なし",
            "不明",
            "SANS",
            "Néant",
            "미상",
            "없음",
            "GEEN",
            "n.v.t.",
            "CHUA CO",
            "Không có",
        ),
        *(
            "SIN DATO",
            "no aplica",
            "Não informado",
            "keine",
            "UNBEKANNT",
            "Tidak ada",
            "未知",
            "ไม่มี",
            "НЕМАЄ",
            "NIEZNANY",
        ),
    ],
)
def test_words_for_nothing_in_other_languages_are_blanks(value: str) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", ["SANSIBAR", "GEENA", "НЕТА", "INGA", "なしろ丸", "未来", "NO", "WAHR"])
def test_names_that_begin_like_them_are_names(value: str) -> None:
    assert not is_blank(value)
