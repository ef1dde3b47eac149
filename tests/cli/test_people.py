"""`explain`, `judge`, `history`, `status`: names are taken, weights add up, decisions are kept."""

import itertools
import json
import re
import shutil

import pytest

from catchgraph.case.case import open_case
from catchgraph.case.decisions import standing
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from ..conftest import ROOT

#: Files of the demo that tell of its vessels.
VESSELS = ("carriers.csv", "encounters.csv", "iotc-register-2025-06-30.csv", "iuu-list-2025-07-01.csv")


@pytest.fixture
def copied(demo_case, tmp_path):
    """A copy of the demo's case: decisions of one test are not those of another."""
    case = tmp_path / "case"
    shutil.copytree(demo_case, case, ignore=shutil.ignore_patterns("graph"))
    return case


@pytest.fixture
def open_copy(copied):
    return lambda: open_case(copied)


@pytest.fixture
def ask(cli, copied):
    """Call a command on that copy."""
    return lambda *args: cli("--case", copied, *args)


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


def test_what_readme_judges_different_is_so_whatever_is_linked_later(ask, open_copy):
    # Neither by the MMSI alone, which encounters.csv gives, but by the rows of both.
    result = ask("judge", "KITTIWAKE-4", "SABLE MERIDIAN", "--different", "--why", "other hulls on the photographs")
    assert "iuu-list-2025-07-01.csv, line" in result.stdout
    assert "encounters.csv" not in result.stdout
    explained = json.loads(ask("explain", "KITTIWAKE-4", "SABLE MERIDIAN", "--format", "json").stdout)
    assert "MMSI 273999104" not in explained["name"]
    assert explained["properties"]["judgement"].startswith("judged different")
    # Both names are on the list.
    records = {}
    for name in ("KITTIWAKE-4", "SABLE MERIDIAN"):
        rows = json.loads(ask("explain", name, "--format", "json").stdout)["sections"]["Records"]
        records[name] = [row["mention"] for row in rows if not row["name"].startswith("MMSI")]
    judged = {tuple(one.subjects) for one in standing(open_copy(), "judgement").values()}
    pairs = itertools.product(records["KITTIWAKE-4"], records["SABLE MERIDIAN"])
    assert judged == {tuple(sorted(pair)) for pair in pairs}


@pytest.mark.long
def test_merged_and_taken_apart_is_told_in_the_order_it_was_done(cli, tmp_path):
    case = open_case(tmp_path / "case", create=True)

    def ask(*args):
        return cli("--case", case.path, *args)

    def entity(name):
        return json.loads(ask("show", name, "--format", "json").stdout)["id"]

    def rebuild():
        resolve(case)
        derive(case)

    load(case, [ROOT / "fixtures" / name for name in VESSELS])
    rebuild()
    old = {entity(name) for name in ("KITTIWAKE-4", "SABLE MERIDIAN")}
    ask("judge", "KITTIWAKE-4", "SABLE MERIDIAN", "--same", "--why", "one hull")
    rebuild()
    now = entity("SABLE MERIDIAN")
    (gone,) = old - {now}
    shown = json.loads(ask("show", gone, "--format", "json").stdout)
    assert shown["id"] == now
    assert shown["properties"]["asked for"].startswith(f"{gone}, which became part of this on 20")
    # One name of it heads both answers.
    assert shown["name"] == json.loads(ask("explain", now, "--format", "json").stdout)["name"]
    ask("judgements", "undo")
    rebuild()
    lines = json.loads(ask("history", now, "--format", "json").stdout)["History"]
    done = [(line["what"], line["time"]) for line in lines if line["what"] in ("merged", "split")]
    assert [what for what, _ in done] == ["merged", "split"]
    assert all(re.fullmatch(r"\d\d:\d\d:\d\d", time) for _, time in done)


def test_a_mention_is_shown_by_its_record(ask):
    rows = json.loads(ask("explain", "SABLE MERIDIAN", "--format", "json").stdout)["sections"]["Records"]
    for row in rows:
        shown = ask("show", row["mention"])
        assert shown.exit_code == 0, shown.stderr
    assert ask("show", "mention:0000000000000000").exit_code == 1


@pytest.mark.long
def test_resolving_what_did_not_change_leaves_what_was_built(ask, open_copy):
    resolve(open_copy())
    resolve(open_copy(), full=True)
    assert "Note:" not in ask("show", "SABLE MERIDIAN").stderr


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
