"""Names that stand in one cell with a word between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.alias import by_alias_words
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("GREY PIPIT a.k.a. MERROW", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT A.K.A MERROW", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT (a/k/a MERROW)", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT AKA MERROW 2", ["GREY PIPIT", "MERROW 2"]),
        ("GREY PIPIT, also known as MERROW", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT ex MERROW", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT (EX. MERROW)", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT [ex-MERROW 2]", ["GREY PIPIT", "MERROW 2"]),
        ("GREY PIPIT (ex MERROW, ex LINNET)", ["GREY PIPIT", "MERROW", "LINNET"]),
        ("GREY PIPIT alias MERROW", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT (f/k/a MERROW)", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT-formerly MERROW", ["GREY PIPIT", "MERROW"]),
        ("Formerly: MERROW", ["MERROW"]),
        ("GREY PIPIT n/k/a MERROW f/k/a LINNET", ["GREY PIPIT", "MERROW", "LINNET"]),
        ("GREY PIPIT (früher MERROW)", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT, anciennement MERROW", ["GREY PIPIT", "MERROW"]),
        ("GREY PIPIT también conocido como MERROW", ["GREY PIPIT", "MERROW"]),
        ("Серый бывш. Меров", ["Серый", "Меров"]),
        ("第八宝丸（旧船名：幸丸）", ["第八宝丸", "幸丸"]),
        ("GREY PIPIT (SMALL) ex MERROW (OLD)", ["GREY PIPIT (SMALL)", "MERROW (OLD)"]),
    ],
)
def test_every_part_is_a_name(value: str, parts: list[str]) -> None:
    assert by_alias_words(value) == parts


@pytest.mark.parametrize(
    "value", ["AKA MARU", "WAKA AKA 2", "EX ASTRIS", "TARAKA", "REX", "MERROW EX", "EXALIAS", "PIPIT", "", "F/V PIPIT"]
)
def test_a_word_within_a_name_parts_nothing(value: str) -> None:
    assert by_alias_words(value) == [value]


@given(st.text())
def test_no_letter_is_invented(value: str) -> None:
    assert all(part in value for part in by_alias_words(value))


@pytest.mark.parametrize("word", sorted({w for row in read_table("alias_words") for w in row["written"].split("|")}))
def test_every_word_of_the_table_parts_two_names_in_any_case(word):
    for written in {word, word.upper(), word.capitalize()}:
        assert by_alias_words(f"GREY PIPIT {written} MERROW") == ["GREY PIPIT", "MERROW"]
