"""`explain`, `judge`, `history`, `status`: names are taken, weights add up, decisions are kept."""

import json
import shutil

import pytest


@pytest.fixture
def ask(cli, demo_case, tmp_path):
    """Call a command on a copy of the demo's case: decisions of one test are not those of another."""
    case = tmp_path / "case"
    shutil.copytree(demo_case, case, ignore=shutil.ignore_patterns("graph"))
    return lambda *args: cli("--case", case, *args)


def test_the_weights_of_an_explanation_add_up(ask):
    result = ask("explain", "KITTIWAKE-4", "SABLE MERIDIAN", "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    *parts, score = answer["sections"]["Weights"]
    assert score["field"] == "score"
    assert sum(part["weight"] for part in parts) == pytest.approx(score["weight"], abs=0.001)
    assert "line" in answer["properties"]["left"]


def test_a_judgement_is_kept_shown_and_withdrawn(ask):
    result = ask("judge", "KITTIWAKE-4", "SABLE MERIDIAN", "--different", "--why", "seen side by side")
    assert result.exit_code == 0, result.stderr
    assert ": different, by " in result.stdout
    assert "catchgraph resolve" in result.stderr
    assert "seen side by side" in ask("history", "SABLE", "MERIDIAN").stdout
    assert ask("judge", "KITTIWAKE-4", "SABLE MERIDIAN", "--withdraw", "--why", "photographs mixed up").exit_code == 0
    assert "seen side by side" not in ask("history", "SABLE MERIDIAN").stdout


def test_history_is_in_order_of_time_with_the_rows(ask):
    lines = json.loads(ask("history", "SABLE MERIDIAN", "--format", "json").stdout)["History"]
    assert [line["day"] for line in lines] == sorted(line["day"] for line in lines)
    # Its broadcast begins and its listing begins on these days (fixtures/carriers.csv, row 1; iuu-list, row 1).
    assert {"2015-01-03", "2016-05-10"} <= {line["day"] for line in lines}
    assert all("line" in line["where"] for line in lines if line["what"] == "record")


def test_the_status_of_a_finding_is_shown_with_who_and_why(ask):
    shown = json.loads(ask("show", "SABLE MERIDIAN", "--format", "json").stdout)
    finding = shown["sections"]["Findings"][0]["finding"]
    result = ask("status", finding, "substantiated", "--why", "inspection report 7")
    assert result.exit_code == 0, result.stderr
    facts = json.loads(ask("show", finding, "--format", "json").stdout)["properties"]
    assert (facts["status"], facts["status_why"]) == ("substantiated", "inspection report 7")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["explain", "KITTIWAKE-4", "NOBODY AT ALL"], 1),
        (["judge", "KITTIWAKE-4", "SABLE MERIDIAN", "--same", "--why", " "], 2),
        (["status", "finding:0000000000000000", "dismissed", "--why", "x"], 1),
        (["status", "finding:0000000000000000", "guilty", "--why", "x"], 2),
        (["history", "NOBODY AT ALL"], 1),
    ],
)
def test_what_cannot_be_is_one_message(ask, args, code):
    result = ask(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_history_of_a_vessel_chains_its_identities_with_the_evidence(ask):
    answer = json.loads(ask("history", "OLIVECURRENT", "--format", "json").stdout)
    # fixtures/carriers.csv, lines 4 and 5.
    assert [(one["name"], one["flag"], one["first"]) for one in answer["Identities"]] == [
        ("PEARLCURRENT", "PAN", "2016-02-01"),
        ("OLIVECURRENT", "TGO", "2018-01-15"),
    ]
    (step, *_) = answer["Evidence for each change"]
    assert (step["change"], step["from"], step["to"]) == ("renamed and reflagged", "PEARLCURRENT", "OLIVECURRENT")
    assert "IMO number 4990514" in step["because"]
    assert any("carriers.csv, line" in where for where in step["where"])
    shown = ask("history", "OLIVECURRENT").stdout
    assert "Evidence, renamed and reflagged: PEARLCURRENT → OLIVECURRENT" in shown
    assert ask("history", step["left"], "--format", "json").exit_code == 0


def test_history_of_a_company_has_no_chain(ask):
    with_owner = json.loads(ask("show", "SABLE MERIDIAN", "--format", "json").stdout)["sections"]
    company = with_owner["Owners and operators"][0]["party"]
    assert set(json.loads(ask("history", company, "--format", "json").stdout)) == {"History"}
