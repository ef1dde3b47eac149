import datetime as dt
from dataclasses import replace

import pytest

from catchgraph.errors import InputError
from catchgraph.model.handling import PUBLIC, Handling
from catchgraph.read.handling import NONE, Statements, nearest
from catchgraph.read.layouts import layout_of
from catchgraph.read.statement import Terms

PUBLIC_LIST = layout_of("permit-list")
OURS, THEIRS = (replace(PUBLIC_LIST, origin=origin) for origin in ("domestic", "partner"))
STATED = Handling("Customs of Ruritania", releasable_to=("USA",))
TEXT = 'administration = "Customs of Ruritania"\nreleasable_to = ["USA"]\n'


def test_a_stated_file_counts_first_then_the_one_beside_then_whose_it_is(tmp_path, write):
    file = write("a.csv", "a\n")
    assert Statements().terms(file, PUBLIC_LIST, None) == Terms(PUBLIC)
    assert Statements().terms(file, OURS, None) == Terms(Handling())
    write("handling.toml", 'administration = "beside"')
    assert Statements().terms(file, THEIRS, None) == Terms(Handling("beside"))
    assert Statements().terms(file, THEIRS, write("h.toml", TEXT)) == Terms(STATED)


def test_what_a_partner_shared_needs_terms_that_say_who_it_was(write):
    file = write("a.csv", "a\n")
    with pytest.raises(InputError, match=r"a\.csv: .* what a partner shares, and no handling\.toml states its terms"):
        Statements().terms(file, THEIRS, None)
    beside = write("handling.toml", 'caveats = ["x"]')
    with pytest.raises(InputError, match=r"handling\.toml names no administration") as error:
        Statements().terms(file, THEIRS, None)
    assert "--handling none" in error.value.hint
    assert Statements().terms(file, THEIRS, NONE) == Terms(Handling(caveats=("x",)))
    beside.unlink()
    assert Statements().terms(file, THEIRS, NONE) == Terms(Handling()), "and releasable to nobody"


def test_none_overrules_no_statement_that_is_there(write):
    file = write("a.csv", "a\n")
    write("handling.toml", TEXT)
    assert Statements().terms(file, PUBLIC_LIST, NONE) == Terms(STATED)


def test_what_was_to_be_kept_until_yesterday_is_refused(write):
    file = write("a.csv", "a\n")
    write("handling.toml", TEXT + "retain_until = 2025-06-30\n")
    assert Statements(dt.date(2025, 6, 30)).terms(file, THEIRS, None).handling.retain_until == "2025-06-30"
    for layout in (THEIRS, OURS, PUBLIC_LIST):
        with pytest.raises(InputError, match=r"a\.csv: its terms let it be kept until 2025-06-30 .*not loaded"):
            Statements(dt.date(2025, 7, 1)).terms(file, layout, NONE)


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


def test_a_missing_statement_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"cannot read .*nowhere\.toml"):
        Statements().terms(tmp_path / "a.csv", PUBLIC_LIST, tmp_path / "nowhere.toml")
