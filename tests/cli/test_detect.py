"""`detect` on the case of the demo: what is printed, and the exit code that a script waits for."""

import json
import re

import pytest


@pytest.fixture
def ask(cli, demo_case):
    """Call a command on the demo's case."""
    return lambda *args: cli("--case", demo_case, *args)


def test_typologies_and_findings_for_programs(ask):
    result = ask("detect", "identity", "--format", "json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    assert {row["typology"].split(".")[0] for row in answer["Typologies"]} == {"identity"}
    assert all(row["finding"].startswith(("Apparent", "Potential")) for row in answer["Findings"])
    assert all(row["rests_on"] for row in answer["Findings"])


@pytest.mark.long
def test_fail_on_counts_what_is_as_severe_or_more_and_not_dismissed(ask):
    # identity.imo-invalid is low, and two rows of the invented world have it.
    assert ask("detect", "identity.imo-invalid", "--fail-on", "low").exit_code == 5
    result = ask("detect", "identity.imo-invalid", "--fail-on", "medium", "--format", "json")
    assert result.exit_code == 0
    for row in json.loads(result.stdout)["Findings"]:
        assert ask("status", row["id"], "dismissed", "--why", "a slip of the pen").exit_code == 0
    assert ask("detect", "identity.imo-invalid", "--fail-on", "low").exit_code == 0
    for row in json.loads(result.stdout)["Findings"]:
        assert ask("status", row["id"], "open", "--why", "looked at again").exit_code == 0


def test_the_limit_is_said_when_it_is_reached(ask):
    result = ask("detect", "identity.imo-invalid", "--param", "limit=1")
    assert "--param limit=" in " ".join(result.stdout.split())
    assert ask("detect", "identity.imo-invalid").exit_code == 0


def test_show_query_prints_the_cypher_before_the_answer(ask):
    out = ask("detect", "identity.imo-invalid", "--show-query").stdout
    assert out.startswith("// identity.imo-invalid\nCALL () {\n  MATCH ")
    result = ask("detect", "identity.imo-invalid", "--show-query", "--format", "json")
    assert json.loads(result.stdout)
    assert "MATCH " in result.stderr


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["identity.imo-invald"], 1, "Did you mean `identity.imo-invalid`?"),
        (["identity", "--param", "limt=3"], 2, "Did you mean `limit`?"),
        (["identity", "--param", "limit=many"], 2, "a whole number"),
    ],
)
def test_what_is_misspelt_is_named(ask, args, code, message):
    result = ask("detect", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


@pytest.mark.long
def test_of_many_findings_the_first_are_listed_and_the_command_for_all_is_named(ask, monkeypatch):
    monkeypatch.setattr("catchgraph.cli.found._LISTED", 1)
    one, every = ask("detect", "identity.imo-invalid").stdout, ask("detect", "identity").stdout
    assert one.count("finding:") == 5
    assert "the first 1 of 5; all of them: catchgraph detect identity.imo-invalid" in " ".join(every.split())
    assert len(json.loads(ask("detect", "identity", "--format", "json").stdout)["Findings"]) > 5
    monkeypatch.setattr("catchgraph.cli.found._ALONE", 2)
    alone = ask("detect", "identity.imo-invalid").stdout
    assert alone.count("finding:") == 2
    assert "all of them: catchgraph findings --typology identity.imo-invalid --format csv" in " ".join(alone.split())


def test_how_far_a_typology_could_look_is_said_below_the_table(ask):
    out = " ".join(ask("detect", "identity").stdout.split())
    assert re.search(r"identity.flag-hopping: The dates of the data loaded cover [\d,]+ of [\d,]+\.", out)


def test_a_rate_is_a_number_for_programs_and_percent_for_people():
    from catchgraph.cli.found import found_tables
    from catchgraph.detect.report import DetectReport, TypologyResult

    unjudged = (("no factor", 2), ("not complete", 1))
    line = TypologyResult("t.x", "T", "low", "stable", "findings", 5, 4, 19, 4 / 19, False, "", 18, unjudged)
    none = TypologyResult("t.y", "T", "low", "stable", "not loaded", 0, 0, None, None, False, "")
    report = DetectReport((line, none), ())
    assert found_tables(report, "csv")[0].column("rate") == [4 / 19, None]
    people = found_tables(report, "table")[0]
    assert people.column("rate") == ["21.05 %", None]
    assert people.note == ("t.x: its 5 findings name 4 of 19.\nt.x: undecided: 2 no factor, 1 not complete.")
    assert people.column("undecided") == [3, 0]
    assert found_tables(report, "json")[0].column("undecided") == [{"no factor": 2, "not complete": 1}, {}]
    assert "hits" in people.hidden
