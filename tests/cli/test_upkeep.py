"""`verify` and `doctor`: what changed, what is stale, and what to do."""

import json
import shutil

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.layouts import text_of

PERMITS = "issuer,permit_number,vessel_name\nAuthority,17,SEA WIDOW\n"


@pytest.fixture
def loaded(cli, tmp_path, fixtures):
    """A case with one loaded file, and the file."""
    file = tmp_path / "iuu-list-2025-07-01.csv"
    shutil.copy(fixtures / "iuu-list-2025-07-01.csv", file)
    assert cli("--case", tmp_path / "case", "load", file).exit_code == 0
    return tmp_path / "case", file


def checks(result):
    return {row["check"]: row for row in json.loads(result.stdout)}


def test_verify_says_whether_a_file_is_still_the_one(cli, loaded):
    case, file = loaded
    result = cli("--case", case, "verify", "--format", "json")
    assert (result.exit_code, [row["state"] for row in json.loads(result.stdout)]) == (0, ["unchanged"])
    with file.open("a", encoding="utf-8") as out:
        out.write("\n")
    result = cli("--case", case, "verify")
    assert (result.exit_code, "changed" in result.stdout) == (1, True)
    file.unlink()
    result = cli("--case", case, "verify", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)[0]["state"]) == (1, "missing")
    assert "1 of 1 files" in result.stderr


def test_doctor_on_an_empty_folder_says_how_to_begin(cli, tmp_path):
    found = checks(cli("--case", tmp_path / "none", "doctor", "--format", "json"))
    assert {"Python", "packages", "disk", "embedded graph server", "ports", "case"} <= set(found)
    assert found["Python"]["state"] == "ok"
    assert found["Spark"]["state"] == "ok", "without it everything else works"
    assert "catchgraph load" in found["case"]["what_to_do"]
    assert not (tmp_path / "none").exists(), "looking makes no case"


@pytest.mark.long
def test_doctor_names_steps_to_run_and_files_that_changed(cli, loaded):
    case, file = loaded
    found = checks(cli("--case", case, "doctor", "--format", "json"))
    assert found["step resolve"] == {
        "check": "step resolve", "state": "warning", "found": "not done yet", "what_to_do": "catchgraph resolve",
    }  # fmt: skip
    assert found["files"]["found"] == "1 as they were loaded"
    cli("--case", case, "resolve")
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = checks(cli("--case", case, "doctor", "--format", "json"))
    assert "step resolve" not in found
    assert found["step derive"]["what_to_do"] == "catchgraph build"
    assert found["file"]["found"].endswith("changed")
    cli("--case", case, "load", file)
    found = checks(cli("--case", case, "doctor", "--format", "json"))
    assert found["step resolve"]["found"] == "older than the last load"


def test_doctor_names_a_saved_query_that_is_none_and_the_others_are_listed(cli, loaded):
    case, _ = loaded
    bad = case / "queries" / "mine" / "bad.cypher"
    bad.parent.mkdir(parents=True)
    bad.write_text("RETURN 1 AS n", encoding="utf-8")
    found = checks(cli("--case", case, "doctor", "--format", "json"))
    assert found["saved query"]["state"] == "warning"
    assert "bad.cypher" in found["saved query"]["found"]
    listed = cli("--case", case, "queries")
    assert listed.exit_code == 0
    assert "identity.imo-invalid" in listed.stdout
    assert "Not listed:" in listed.stderr
    assert "bad.cypher" in listed.stderr
    asked = cli("--case", case, "queries", "mine.bad")
    assert (asked.exit_code, "bad.cypher" in asked.stderr) == (1, True)
    bad.unlink()


def test_doctor_fails_where_a_named_server_does_not_answer(cli, tmp_path):
    result = cli("--case", tmp_path / "none", "--graph", "bolt://127.0.0.1:9", "doctor", "--format", "json")
    assert result.exit_code == 1
    found = checks(result)
    assert found["Neo4j"]["state"] == "error"
    assert found["Neo4j"]["what_to_do"]


def test_doctor_says_what_a_machine_without_the_embedded_server_can_do(cli, tmp_path, monkeypatch):
    monkeypatch.setattr("catchgraph.graph.java.PACKAGE", "no_such_package")
    result = cli("--case", tmp_path / "none", "doctor", "--format", "json")
    found = checks(result)["embedded graph server"]
    assert (result.exit_code, found["state"]) == (1, "error")
    assert "--graph" in found["what_to_do"]


def test_doctor_on_something_that_is_no_case(cli, tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.duckdb").write_text("not a database", encoding="utf-8")
    result = cli("--case", tmp_path / "case", "doctor", "--format", "json")
    assert (result.exit_code, checks(result)["case"]["state"]) == (1, "error")


def test_dataset_and_terms_are_told_wherever_a_file_is(cli, loaded, tmp_path):
    case, file = loaded
    public = "iuu-list@2025-07-01"
    rows = json.loads(cli("--case", case, "verify", "--format", "json").stdout)
    assert [(row["dataset"], row["terms"]) for row in rows] == [(public, "releasable to: public")]
    (tmp_path / "handling.toml").write_text('administration = "Customs of Ruritania"\nclassification = "RESTRICTED"\n')
    told = cli("--case", case, "load", file)
    terms = "administration: Customs of Ruritania; classification: RESTRICTED"
    assert terms in told.stderr
    [row] = json.loads(cli("--case", case, "verify", "--format", "json").stdout)
    assert row["terms"] == terms
    assert row["dataset"].startswith("iuu-list/customs-of-ruritania@2025-07-01+")
    assert checks(cli("--case", case, "doctor", "--format", "json"))["dataset"] == {
        "check": "dataset", "state": "ok", "found": f"{row['dataset']}: 1 file; {terms}", "what_to_do": "",
    }  # fmt: skip
    shown = cli("--case", case, "show", file.name).stdout
    assert f"Terms of {row['dataset']}" in shown
    assert "administration  Customs of Ruritania" in shown


def test_verify_and_doctor_name_what_may_not_be_kept_any_longer(cli, loaded, tmp_path):
    case, file = loaded
    with open_case(case).write() as connection:
        connection.execute("UPDATE read.dataset SET handling = replace(handling, '\"retain_until\": \"\"', "
                           "'\"retain_until\": \"2025-07-31\"')")  # fmt: skip
    result = cli("--case", case, "verify", "--format", "json")
    [row] = json.loads(result.stdout)
    assert (result.exit_code, row["state"], row["retain_until"], row["expired"]) == (1, "unchanged", "2025-07-31", True)
    assert "to be kept until 2025-07-31, which is over" in result.stderr
    assert "until 2025-07-31" in checks(cli("--case", case, "doctor", "--format", "json"))["file"]["found"]
    (tmp_path / "handling.toml").write_text("retain_until = 2025-07-31\n")
    again = cli("--case", case, "load", file)
    assert (again.exit_code, "its terms let it be kept until 2025-07-31" in again.stderr) == (1, True)


def test_what_a_partner_shared_is_loaded_without_terms_where_that_is_said(cli, tmp_path):
    layout = tmp_path / "theirs.toml"
    layout.write_text(text_of("permit-list").replace('kind = "register"', 'kind = "register"\norigin = "partner"'))
    file = tmp_path / "permits.csv"
    file.write_text(PERMITS, encoding="utf-8")
    load = ("--case", tmp_path / "case", "load", file, "--layout", layout)
    refused = cli(*load)
    assert (refused.exit_code, "no handling.toml states its terms" in refused.stderr) == (1, True)
    assert cli(*load, "--handling", "none").exit_code == 0
    verified = cli("--case", tmp_path / "case", "verify", "--format", "json")
    assert [row["terms"] for row in json.loads(verified.stdout)] == [""]
    found = checks(cli("--case", tmp_path / "case", "doctor", "--format", "json"))["dataset"]["found"]
    assert found.endswith("no terms stated: releasable to nobody")
