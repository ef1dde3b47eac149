import pytest

from catchgraph.errors import InputError
from catchgraph.model.handling import NO_COVERAGE, PUBLIC, Coverage, Handling
from catchgraph.read.handling import Statements, Terms, nearest, read_terms

TEXT = """
administration = "Customs of Ruritania"
agreement = "CMAA 2011"
caveats = ["Not for court"]
releasable_to = ["USA"]
retain_until = 2030-12-31
classification = "RESTRICTED"
"""
STATED = Handling("Customs of Ruritania", "CMAA 2011", "", "", ("Not for court",), ("USA",), "2030-12-31", "RESTRICTED")


def test_handling_is_read_word_for_word(write):
    assert read_terms(write("h.toml", TEXT)) == Terms(STATED)


def test_a_stated_file_counts_first_then_the_one_beside_then_the_kind(tmp_path, write):
    file = write("a.csv", "a\n")
    assert Statements().terms(file, "register", None) == Terms(PUBLIC)
    assert Statements().terms(file, "declarations", None) == Terms(Handling())
    write("handling.toml", 'administration = "beside"')
    assert Statements().terms(file, "register", None) == Terms(Handling("beside"))
    assert Statements().terms(file, "register", write("h.toml", TEXT)) == Terms(STATED)


def test_the_nearest_statement_above_counts(tmp_path):
    deep = tmp_path / "share" / "2025" / "june"
    deep.mkdir(parents=True)
    assert nearest(deep / "a.csv") is None
    for folder in (tmp_path / "share", deep.parent, deep):
        (folder / "handling.toml").write_text("")
        assert nearest(deep / "a.csv") == folder / "handling.toml"


def test_what_stands_in_a_folder_of_everybody_or_above_the_home_is_no_statement(tmp_path, monkeypatch):
    drop = tmp_path / "drop"
    (drop / "mine").mkdir(parents=True)
    (drop / "handling.toml").write_text("")
    drop.chmod(0o1777)
    assert nearest(drop / "mine" / "a.csv") is None
    # Beside the file it is, whoever may write there.
    assert nearest(drop / "a.csv") == drop / "handling.toml"
    drop.chmod(0o755)
    assert nearest(drop / "mine" / "a.csv") == drop / "handling.toml"
    monkeypatch.setenv("HOME", str(drop / "mine"))
    assert nearest(drop / "mine" / "a.csv") is None


def test_coverage_is_days_and_kinds_of_records(write):
    text = '[coverage]\nfrom = "2025-02"\nto = 2025-06-30\nkinds = ["port call", "Registration"]'
    assert read_terms(write("h.toml", text)).coverage == Coverage(
        "2025-02-01", "2025-06-30", ("PortCall", "Registration")
    )
    assert read_terms(write("h.toml", '[coverage]\nto = "2024"')).coverage == Coverage("", "2024-12-31")
    assert read_terms(write("h.toml", "")).coverage == NO_COVERAGE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('administrator = "x"', "h.toml: administrator: unknown key"),
        ("administration = 3", "h.toml: administration: must be text"),
        ('caveats = "x"', "h.toml: caveats: must be a list"),
        ("caveats = [1]", "h.toml: caveats.#1: must be text"),
        ("not toml", "h.toml: not a TOML file"),
        ("coverage = 3", "h.toml: coverage: must be a table"),
        ('[coverage]\nsince = "2025"', "h.toml: coverage.since: unknown key"),
        ('[coverage]\nfrom = "June"', "h.toml: coverage.from: 'June' is no day"),
        ("[coverage]\nfrom = 2025-06-30\nto = 2025-06-29", "h.toml: coverage.to: 2025-06-29 is before 2025-06-30"),
        ('[coverage]\nkinds = ["bils"]', "h.toml: coverage.kinds: 'bils' is no kind of record"),
    ],
)
def test_a_wrong_statement_is_refused(write, text, message):
    with pytest.raises(InputError, match=message):
        read_terms(write("h.toml", text))


def test_a_misspelt_key_gets_a_suggestion(write):
    with pytest.raises(InputError) as error:
        read_terms(write("h.toml", 'releasableto = ["USA"]'))
    assert error.value.hint == "Did you mean 'releasable_to'?"


def test_a_missing_statement_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"cannot read .*nowhere\.toml"):
        Statements().terms(tmp_path / "a.csv", "register", tmp_path / "nowhere.toml")
