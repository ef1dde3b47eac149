"""`show`, `expand`, `link`, `screen` on the command line, without a graph."""

import json
import subprocess
import sys

import pytest

from catchgraph.case.runs import record_run
from tests.analyse.world import build_world


@pytest.fixture
def ask(cli, hand_case):
    """Call a command on the case that was written by hand."""
    return lambda *args: cli("--case", hand_case, *args)


def test_show_takes_a_name_without_quotes(ask):
    result = ask("show", "red", "heron")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[0] == "Vessel  RED HERON  vessel:heron"
    assert "Findings, high: t.x" in result.stdout
    assert "list.csv, line 2" in result.stdout


def test_show_for_programs(ask):
    answer = json.loads(ask("show", "RED HERON", "--format", "json").stdout)
    assert answer["id"] == "vessel:heron"
    assert answer["properties"]["listed"] == "listed"
    assert answer["sections"]["Findings"][0]["finding"] == "finding:1"
    assert answer["sections"]["Listings"][0]["where"] == ["list.csv, line 2 (record 1)"]


def test_show_of_a_finding_prints_every_row_it_rests_on(ask):
    out = ask("show", "finding:1").stdout
    assert "Encounter encounter:1: events.csv, line 2 (record 1)" in out
    assert "Listing listing:iotc: list.csv, line 2 (record 1)" in out


def test_show_of_a_file_prints_its_rejects(ask):
    out = ask("show", "register.csv").stdout
    assert "Rejected rows" in out
    assert "no identity" in out


def test_names_that_fit_nothing_or_several_are_errors_with_help(ask):
    result = ask("show", "100290")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: '100290': 2 fit\nDid you mean one of these?")
    assert "vessel:paper" in result.stderr
    assert "Did you mean: RED HERON?" in ask("show", "RED HERN").stderr


def test_expand_groups_by_relationship_and_counts_what_is_left_out(ask):
    result = ask("expand", "SEA WIDOW", "--depth", "2", "--limit", "1")
    assert result.exit_code == 0
    assert "Step 1, SEA WIDOW: Encounter (TOOK_PART_IN)" in result.stdout
    assert "Left out" in result.stdout
    rows = [json.loads(line) for line in ask("expand", "SEA WIDOW", "--format", "jsonl").stdout.splitlines()]
    assert {row["section"] for row in rows} == {"Relationships"}
    assert {row["relationship"] for row in rows} == {"DESCRIBES", "OWNS", "TOOK_PART_IN"}


def test_link_prints_a_table_for_each_path_and_how_the_cost_is_made_up(ask):
    out = ask("link", "SEA WIDOW", "RED HERON", "--paths", "1").stdout
    assert out.startswith("Path 1, cost 2.69\n")
    assert "TOOK_PART_IN" in out
    assert "events.csv" in out
    assert "cost: 1 for each step" in " ".join(out.split())


def test_link_without_a_path_says_so_and_is_no_error(ask):
    result = ask("link", "SEA WIDOW", "vessel:alone")
    assert result.exit_code == 0
    assert result.stdout.startswith("Paths: none\nno path of at most 6 steps; SEA WIDOW: 4 reached; ALONE has no")


def test_screen_names_and_files(ask, tmp_path):
    assert "possible" in ask("screen", "RED HERON").stdout
    fleet = tmp_path / "fleet.csv"
    fleet.write_text("name,imo,price\nRED HERON,9074729,1\nOTHER,9176187,2\nNOBODY,,3\n", encoding="utf-8")
    out = ask("screen", fleet).stdout
    assert "NOBODY" not in out
    assert "1 hit, 1 homonym, 1 no hit; rows with no hit are printed with --all" in " ".join(out.split())
    assert "columns not read: price" in out
    assert "NOBODY" in ask("screen", fleet, "--all").stdout
    result = ask("screen", fleet, "--format", "csv")
    assert [line.split(",")[2] for line in result.stdout.splitlines()] == ["verdict", "homonym", "hit", "no hit"]
    assert "3 screened: 1 hit, 1 homonym, 1 no hit" in result.stderr
    assert "columns not read: price" in result.stderr


def test_what_was_not_screened_is_printed_and_counted_in_every_format(ask, tmp_path):
    fleet = tmp_path / "fleet.csv"
    fleet.write_text("name,imo\nNOBODY,4990412\nRED HERRON,\nANYBODY,\n", encoding="utf-8")
    counts = "3 screened: 1 similar, 1 not screened, 1 no hit"
    out = " ".join(ask("screen", fleet).stdout.split())
    assert "NOBODY not screened" in out
    assert "RED HERRON similar" in out
    assert f"{counts}; rows with no hit are printed with --all" in out
    for format_ in ("csv", "json", "jsonl"):
        result = ask("screen", fleet, "--format", format_)
        assert "not screened" in result.stdout
        assert counts in result.stderr
    row = json.loads(ask("screen", "RED HERRON", "--format", "jsonl").stdout)
    assert (row["verdict"], row["score"]) == ("similar", 0.92), "a letter that is doubled sounds the same"
    assert "1 screened: 1 not screened" in ask("screen", "4990412").stdout


def test_screen_says_what_is_wrong_with_a_file(ask, tmp_path):
    assert ask("screen", tmp_path / "none.csv").exit_code == 1
    assert ask("screen", "a.csv", "b.csv").exit_code == 2
    assert ask("screen", "a.csv", "ORCA").exit_code == 2


def test_an_answer_from_before_the_last_load_says_so(cli, tmp_path):
    case = build_world(tmp_path / "case")
    assert "Note:" not in cli("--case", case.path, "show", "RED HERON").stderr
    with case.write() as connection:
        record_run(connection, "resolve", {})
    result = cli("--case", case.path, "show", "RED HERON")
    assert (result.exit_code, result.stderr.startswith("Note: the case changed")) == (0, True)
    with case.write() as connection:
        record_run(connection, "load", {})
    assert "catchgraph resolve, then" in cli("--case", case.path, "expand", "RED HERON").stderr


def test_a_long_expansion_prints_its_first_steps_and_says_what_is_left_out(ask, monkeypatch):
    monkeypatch.setattr("catchgraph.cli.answers._READ", 1)
    result = ask("expand", "SEA WIDOW", "--depth", "3", "--limit", "3")
    assert result.stdout.count("Step 1, SEA WIDOW") == 3
    assert "Step 2" not in result.stdout
    rows = ask("expand", "SEA WIDOW", "--depth", "3", "--limit", "3", "--format", "jsonl").stdout.splitlines()
    every = sum('"Relationships"' in row for row in rows)
    assert f"the first 3 of {every}, by steps" in " ".join(result.stdout.split())


def test_expand_only_counts_with_a_limit_of_nothing(ask):
    result = ask("expand", "SEA WIDOW", "--limit", "0")
    assert result.exit_code == 0, result.stderr
    assert "+ 2 encounters more" in " ".join(result.stdout.split())
    assert "encounter:1" not in result.stdout


def test_expand_goes_ten_steps_and_no_further(ask):
    assert ask("expand", "SEA WIDOW", "--depth", "10").exit_code == 0
    assert ask("expand", "SEA WIDOW", "--depth", "11").exit_code == 2
    assert ask("expand", "SEA WIDOW", "--since", "never").exit_code == 2


def test_expand_between_days_and_of_kinds_in_any_spelling(ask):
    given = ("--since", "2017-03-06", "--until", "2017", "--kind", "encounters", "--format", "jsonl")
    rows = [json.loads(line) for line in ask("expand", "SEA WIDOW", *given).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["encounter:2"]
    assert ask("expand", "SEA WIDOW", "--kind", "boats").exit_code == 1


def test_link_through_around_and_before(ask):
    out = ask("link", "SEA WIDOW", "RED HERON", "--via", "WIDOW").stdout
    assert out.startswith("Path 1, cost 6.48\n"), "4 steps, ln 2 for either company and ln 3 for WIDOW"
    assert "1 + ln 3" in out
    out = ask("link", "SEA WIDOW", "RED HERON", "--avoid", "encounter:1", "--avoid", "encounter:2").stdout
    assert "TOOK_PART_IN" not in out
    out = ask("link", "SEA WIDOW", "RED HERON", "--before", "2017-03-05").stdout
    assert out.startswith("Paths: none\n")
    assert "only what was so before 2017-03-05" in " ".join(out.split())
    result = ask("link", "SEA WIDOW", "RED HERON", "--avoid", "SEA WIDOW")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("words", [["show", "RED HERON"], ["expand", "RED HERON"], ["timeline", "RED HERON"]])
def test_a_quick_answer_imports_what_it_needs_and_no_more(hand_case, words):
    """pandas alone takes as long as the answer."""
    code = f"""
import sys
from catchgraph.cli import main
try:
    main(["--case", {str(hand_case)!r}, *{words!r}])
except SystemExit as stop:
    assert not stop.code
print([m for m in ("pandas", "pyarrow", "networkx", "neo4j", "numpy", "rapidfuzz") if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
