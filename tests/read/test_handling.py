import pytest

from catchgraph.errors import InputError
from catchgraph.model.handling import PUBLIC, Handling
from catchgraph.read.handling import handling_of, read_handling

TEXT = """
administration = "Customs of Ruritania"
agreement = "CMAA 2011"
caveats = ["Not for court"]
releasable_to = ["USA"]
retain_until = 2030-12-31
"""
STATED = Handling("Customs of Ruritania", "CMAA 2011", "", "", ("Not for court",), ("USA",), "2030-12-31")


def test_handling_is_read_word_for_word(write):
    assert read_handling(write("h.toml", TEXT)) == STATED


def test_a_stated_file_counts_first_then_the_one_beside_then_the_kind(tmp_path, write):
    file = write("a.csv", "a\n")
    assert handling_of(file, "register", None) == PUBLIC
    assert handling_of(file, "declarations", None) == Handling()
    write("handling.toml", 'administration = "beside"')
    assert handling_of(file, "register", None) == Handling("beside")
    assert handling_of(file, "register", write("h.toml", TEXT)) == STATED


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('administrator = "x"', "h.toml: administrator: unknown key"),
        ("administration = 3", "h.toml: administration: must be text"),
        ('caveats = "x"', "h.toml: caveats: must be a list"),
        ("caveats = [1]", "h.toml: caveats.#1: must be text"),
        ("not toml", "h.toml: not a TOML file"),
    ],
)
def test_a_wrong_statement_is_refused(write, text, message):
    with pytest.raises(InputError, match=message):
        read_handling(write("h.toml", text))


def test_a_misspelt_key_gets_a_suggestion(write):
    with pytest.raises(InputError) as error:
        read_handling(write("h.toml", 'releasableto = ["USA"]'))
    assert error.value.hint == "Did you mean 'releasable_to'?"


def test_a_missing_statement_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"cannot read .*nowhere\.toml"):
        handling_of(tmp_path / "a.csv", "register", tmp_path / "nowhere.toml")
