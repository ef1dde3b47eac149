import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchgraph.normalise.answer import answer
from catchgraph.reference.tables import read_table


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("Yes", "yes"),
        ("NO", "no"),
        ("true", "yes"),
        ("WAHR", "yes"),
        ("Falsch.", "no"),
        ("vrai", "yes"),
        ("VERDADERO", "yes"),
        ("sì", "yes"),
        ("Não", "no"),
        ("ＹＥＳ", "yes"),
        ("(no)", "no"),
        ("'TRUE", "yes"),
        ("ЛОЖЬ", "no"),
        ("是", "yes"),
        ("아니오", "no"),
        ("1.0", "yes"),
        ("-1", "yes"),
    ],
)
def test_yes_and_no_in_many_languages(value: str, said: str) -> None:
    assert answer(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [("Listed", "yes"), ("De-listed", "no"), ("No longer listed", "no"), ("en vigueur", "yes"), ("除名", "no")],
)
def test_words_of_one_question_are_words_of_it_alone(value: str, said: str) -> None:
    assert answer(value, "listed") == said
    assert answer(value) is None
    assert answer(value, "authorised") is None


@pytest.mark.parametrize("value", ["", "perhaps", "no longer known", "X", "NE", "2", "yes and no", "not", "listed?no"])
def test_what_is_not_understood_is_neither(value: str) -> None:
    assert answer(value, "listed") is None


def test_no_word_says_both() -> None:
    words = read_table("answers")
    assert {row["answer"] for row in words} == {"yes", "no"}
    assert {row["about"] for row in words} == {"", "listed", "authorised"}
    assert all(answer(row["word"], row["about"]) == row["answer"] for row in words)
    assert len({(row["about"], row["word"].casefold()) for row in words}) == len(words)


@given(st.text())
def test_nothing_else_comes_out(value: str) -> None:
    assert answer(value, "listed") in {None, "yes", "no"}
