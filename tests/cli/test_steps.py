"""`load`, `resolve`: from files to entities on the command line; bad files cost nothing but themselves."""

import json
import shutil
from pathlib import Path

import pytest

from catchgraph.detect import catalogue
from tests.conftest import ROOT


@pytest.fixture
def files(tmp_path, fixtures):
    """The files of the invented world in a folder of their own."""
    folder = tmp_path / "files"
    folder.mkdir()
    names = ("carriers", "encounters", "iotc-register", "iuu-list", "wcpfc-register")
    return [shutil.copy(path, folder) for path in sorted(fixtures.glob("*.csv")) if path.stem.startswith(names)]


def test_load_prints_a_row_per_file_and_the_same_again_changes_nothing(cli, tmp_path, files):
    case = tmp_path / "case"
    result = cli("--case", case, "load", *files, "--format", "json")
    assert result.exit_code == 0, result.stderr
    rows = json.loads(result.stdout)
    # Rows as fixtures/README.md counts them.
    assert {row["file"]: row["rows"] for row in rows} == {
        "carriers.csv": 12, "encounters.csv": 40, "iotc-register-2025-06-30.csv": 33, "iuu-list-2025-07-01.csv": 16,
        "wcpfc-register-2025-06-30.csv": 32,
    }  # fmt: skip
    assert all(row["loaded"] + row["rejected"] == row["rows"] for row in rows)
    assert [row["edition"] for row in rows] == ["unknown", "unknown", "2025-06-30", "2025-07-01", "2025-06-30"]
    iuu = next(row for row in rows if row["file"].startswith("iuu"))
    assert iuu["columns_not_read"] == ["DWT", "Depth", "BuiltIn"]
    assert "edition 2025-07-01 taken from the file's name" in result.stderr
    again = json.loads(cli("--case", case, "load", *files, "--format", "json").stdout)
    assert {row["state"] for row in again} == {"unchanged"}


def test_the_table_of_load_names_columns_that_were_not_read(cli, tmp_path, files):
    out = cli("--case", tmp_path / "case", "load", files[3]).stdout
    assert "iuu-list-2025-07-01.csv: 3 columns not read: DWT, Depth, BuiltIn" in out


def test_many_documents_with_the_same_unread_elements_take_a_line(cli, tmp_path):
    """Each with sixty elements of long names that nothing reads; `show` has all of them."""
    item = "".join(f"<An_element_of_a_long_name_{n}>1</An_element_of_a_long_name_{n}>" for n in range(60))
    for n in range(5):
        text = (
            "<ASYCUDA><Property><Sad_flow>E</Sad_flow></Property><Identification><Registration>"
            f"<Number>{n}</Number></Registration></Identification><Item>{item}<Tarification><HScode>"
            "<Commodity_code>about 3</Commodity_code></HScode></Tarification></Item></ASYCUDA>"
        )
        (tmp_path / f"d{n}.xml").write_text(text, encoding="utf-8")
    result = cli("--case", tmp_path / "case", "load", tmp_path, "--handling", "none")
    said = " ".join(result.stdout.split())
    assert "d0.xml, d1.xml, d2.xml and 2 more: 60 columns not read: ASYCUDA/Item/An_element" in said
    assert said.count("An_element") < 12
    assert "more; all of them: catchgraph show d0.xml" in said
    assert "noted value of 5 files: catchgraph show FILE, each of d0.xml, d1.xml, d2.xml and 2 more" in result.stderr
    shown = cli("--case", tmp_path / "case", "show", "d4.xml", "--format", "json").stdout
    assert "An_element_of_a_long_name_59" in shown


def test_files_of_one_name_are_told_apart_by_their_folder(cli, tmp_path, files):
    rows = Path(files[3]).read_text(encoding="utf-8").splitlines(keepends=True)
    for folder, kept in (("first", rows), ("second", rows[:-1])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "iuu-2025-07-01.csv").write_text("".join(kept), encoding="utf-8")
    result = cli("--case", tmp_path / "case", "load", tmp_path / "first", tmp_path / "second", "--format", "json")
    called = [f"{folder}/iuu-2025-07-01.csv" for folder in ("first", "second")]
    assert [row["file"] for row in json.loads(result.stdout)] == called
    assert called[1] in "".join(cli("--case", tmp_path / "case", "show", called[1]).stdout.split())


def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_loaded(cli, tmp_path, files):
    bad = tmp_path / "report.csv"
    bad.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    result = cli("--case", tmp_path / "case", "load", bad, files[0], empty, "--format", "json")
    assert result.exit_code == 1
    assert [row["file"] for row in json.loads(result.stdout)] == ["carriers.csv"]
    assert "Error: report.csv, line 1: is a PDF document" in result.stderr
    assert "empty.csv" in result.stderr
    assert "2 of 3 files could not be loaded: report.csv, empty.csv." in result.stderr
    assert "Traceback" not in result.stderr


def test_quiet_says_nothing_but_results(cli, tmp_path, files):
    result = cli("--quiet", "--case", tmp_path / "case", "load", *files)
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_master_without_spark_is_refused(cli, tmp_path):
    result = cli("--case", tmp_path / "case", "resolve", "--master", "local[2]")
    assert result.exit_code == 2
    assert "add --engine spark" in result.stderr


@pytest.mark.long
def test_resolve_before_and_after_loading(cli, tmp_path, files):
    case = tmp_path / "case"
    assert "no case" in cli("--case", case, "resolve").stderr
    cli("--case", case, "load", *files)
    result = cli("--case", case, "resolve", "--format", "json")
    assert result.exit_code == 0, result.stderr
    numbers = {row["what"]: row["number"] for row in json.loads(result.stdout)}
    assert numbers["mentions"] >= numbers["vessels"] > 0
    assert "all" in result.stderr
    assert "(first run)" in result.stderr
    assert "nothing changed" in cli("--case", case, "resolve").stderr
    again = cli("--case", case, "resolve", "--full", "--by-key", "--format", "json")
    assert "compared anew (asked for)" in again.stderr
    by_key = {(row["kind"], row["key"]): row["pairs"] for row in json.loads(again.stdout)["Pairs by key"]}
    assert by_key["vessel", "imo"] > 0
    assert {kind for kind, _ in by_key} == {"vessel", "party"}
    history = cli("--case", case, "show", "SABLE MERIDIAN")
    assert (history.exit_code, "Run: catchgraph build" in history.stderr) == (1, True)


@pytest.fixture
def one_query(tmp_path, monkeypatch):
    """A catalogue of one query: a server that has just started takes its time for each."""
    folder = tmp_path / "cypher" / "identity"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "cypher" / "identity" / "imo-invalid.cypher", folder)
    monkeypatch.setattr(catalogue, "own_folder", lambda: folder.parent)


@pytest.mark.long
def test_run_goes_on_without_a_file_that_cannot_be_read_and_names_it_at_the_end(cli, tmp_path, files, one_query):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\x01")
    result = cli("--case", tmp_path / "case", "run", bad, files[0], "--format", "json")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "1 of 2 files could not be loaded: bad.csv."
    sections = json.loads(result.stdout)["sections"] if "sections" in result.stdout else json.loads(result.stdout)
    assert [row["file"] for row in sections["Files"]] == ["carriers.csv"]
    assert [row["typology"] for row in sections["Typologies"]] == ["identity.imo-invalid"], "the findings follow"


def test_run_does_nothing_more_where_no_file_can_be_read(cli, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\x01")
    result = cli("--case", tmp_path / "case", "run", bad)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "bad.csv" in result.stderr
    assert result.stderr.splitlines()[-1] == "Nothing else was done."


def test_a_wrong_edition_and_layout_are_one_message(cli, tmp_path, files):
    result = cli("--case", tmp_path / "case", "load", files[0], "--edition", "yesterday")
    assert (result.exit_code, result.stderr.startswith("Error: ")) == (2, True)
    wrong = tmp_path / "mine.toml"
    wrong.write_text("not = [toml", encoding="utf-8")
    result = cli("--case", tmp_path / "case", "load", files[0], "--layout", wrong)
    assert (result.exit_code, "mine.toml" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", ["load", "run"])
def test_a_load_that_fails_leaves_no_new_case(cli, tmp_path, command):
    (tmp_path / "note.csv").write_text("nothing,of\nthis,kind\n")
    result = cli("--case", tmp_path / "case", command, tmp_path / "note.csv")
    assert result.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["note.csv"]
    result = cli("--case", tmp_path / "case", command, tmp_path / "note.csv", "--edition", "once upon a time")
    assert result.exit_code == 2 or result.exception
    assert [path.name for path in tmp_path.iterdir()] == ["note.csv"]


def test_a_folder_is_loaded_with_what_nothing_knows_listed(cli, tmp_path, fixtures):
    folder = tmp_path / "domestic"
    folder.mkdir()
    (folder / "iuu-list-2025-07-01.csv").write_bytes((fixtures / "iuu-list-2025-07-01.csv").read_bytes())
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7")
    result = cli("--case", folder / "case", "load", folder, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert [(row["file"], row["state"]) for row in json.loads(result.stdout)] == [
        ("iuu-list-2025-07-01.csv", "new"), ("letter.pdf", "unknown"),
    ]  # fmt: skip
    assert "not recognised:" in result.stderr
    assert "PDF" in result.stderr
    named = cli("--case", folder / "case", "load", folder, folder / "letter.pdf")
    assert (named.exit_code, "1 of 2 files could not be loaded: letter.pdf" in named.stderr) == (1, True)


def test_a_folder_of_which_nothing_is_known_is_an_error(cli, tmp_path):
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "letter.pdf").write_bytes(b"%PDF-1.7")
    for command in ("load", "run"):
        result = cli("--case", tmp_path / "case", command, tmp_path / "f")
        assert (result.exit_code, "No file was recognised." in result.stderr) == (1, True)
        assert not (tmp_path / "case").exists()
    (tmp_path / "empty").mkdir()
    result = cli("--case", tmp_path / "case", "load", tmp_path / "empty")
    assert (result.exit_code, "there is no file in" in result.stderr) == (1, True)
