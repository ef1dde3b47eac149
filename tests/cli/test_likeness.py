"""`compare`, `common` and `fleet` on the command line."""

import json

import pytest


@pytest.fixture
def ask(cli, hand_case):
    """Call a command on the case that was written by hand."""
    return lambda *args: cli("--case", hand_case, *args)


def test_compare_prints_the_facts_and_the_meetings(ask):
    result = ask("compare", "SEA WIDOW", "RED HERON")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("SEA WIDOW and RED HERON\n")
    assert "two valid IMO numbers: two hulls" in " ".join(result.stdout.split())
    assert "Encounters with each other" in result.stdout
    answer = json.loads(ask("compare", "SEA WIDOW", "RED HERON", "--format", "json").stdout)
    facts = {row["fact"]: row for row in answer["SEA WIDOW and RED HERON"]}
    assert facts["flag"]["first"] == ["LKA", "TWN"], "now and formerly"
    assert facts["flag"]["where_second"] == ["list.csv, line 2 (record 1)"]


def test_common_groups_by_what_is_shared(ask):
    result = ask("common", "SEA WIDOW", "WIDOW")
    assert result.stdout.startswith("1. Company Widow Fisheries Ltd, shared by 2\n")
    rows = [json.loads(line) for line in ask("common", "SEA WIDOW", "WIDOW", "--format", "jsonl").stdout.splitlines()]
    # RED HERON met the one, and Marsh Lines, which operates the other, owns it.
    assert [(row["name"], row["with"], row["steps"]) for row in rows] == [
        ("Widow Fisheries Ltd", "SEA WIDOW", 1), ("Widow Fisheries Ltd", "WIDOW", 1),
        ("RED HERON", "SEA WIDOW", 2), ("RED HERON", "WIDOW", 2),
    ]  # fmt: skip
    none = ask("common", "ALONE", "vessel:paper")
    assert none.exit_code == 0
    assert none.stdout == "In common: none\nnothing is one or two steps from two of them\n"


def test_fleet_lists_vessels_with_their_state(ask):
    result = ask("fleet", "Marsh", "Lines", "S.A.")
    assert result.stdout.startswith("Fleet of Marsh Lines S.A.\n")
    assert "2 vessels; 2 now, 0 formerly; 1 on an IUU list now: RED HERON" in " ".join(result.stdout.split())
    rows = [json.loads(line) for line in ask("fleet", "company:marsh", "--format", "jsonl").stdout.splitlines()]
    assert [(row["name"], row["listed"]) for row in rows] == [("RED HERON", "listed"), ("WIDOW", None)]


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("compare", "SEA WIDOW", "9074729"), 2, "are the same: vessel:widow"),
        (("compare", "SEA WIDOW", "company:marsh"), 2, "catchgraph common takes any entities"),
        (("compare", "SEA WIDOW"), 2, "NAME"),
        (("common", "SEA WIDOW"), 2, "1 different entities"),
        (("common", "SEA WIDOW", "RED HERN"), 1, "Did you mean: RED HERON?"),
        (("fleet", "Marsh Lin"), 1, "Did you mean: Marsh Lines S.A.?"),
    ],
)
def test_what_is_wrong_is_said(ask, args, code, said):
    result = ask(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
