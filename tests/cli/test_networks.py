"""`rank` and `communities` on the command line."""

import json

import pytest


@pytest.fixture
def ask(cli, hand_case):
    """Call a command on the case that was written by hand."""
    return lambda *args: cli("--case", hand_case, *args)


def test_rank_of_the_case_and_around_a_name(ask):
    # SEA WIDOW and RED HERON met; each has an owner; WIDOW an owner and an operator: five in a ring.
    result = ask("rank", "--format", "json")
    assert {row["name"]: row["degree"] for row in json.loads(result.stdout)} == {
        "SEA WIDOW": 2, "RED HERON": 2, "WIDOW": 2, "Widow Fisheries Ltd": 2, "Marsh Lines S.A.": 2,
    }  # fmt: skip
    assert "7 entities of the case; 5 of them are tied, in 5 pairs" in result.stderr
    near = ask("rank", "SEA", "WIDOW", "--depth", "1", "--by", "pagerank")
    assert near.exit_code == 0
    assert "3 entities within 1 step" in near.stdout


def test_communities_list_their_members(ask):
    result = ask("communities", "--least", "2")
    assert result.stdout.startswith("Communities\n")
    assert "Community 1\n" in result.stdout
    rows = json.loads(ask("communities", "--least", "2", "--format", "json").stdout)
    assert sum(row["size"] for row in rows["Communities"]) == len(rows["Members"]) == 5
    assert "Communities: none" in ask("communities", "--least", "9").stdout


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("rank", "RED HERN"), 1, "Did you mean: RED HERON?"),
        (("rank", "encounter:1"), 2, "encounter:1 is no entity"),
        (("rank", "--kind", "Encounter"), 2, "Encounter is no kind of entity"),
        (("rank", "--kind", "Boat"), 1, "no label 'Boat'"),
        (("rank", "--by", "fame"), 2, "fame"),
        (("communities", "--depth", "9"), 2, "--depth"),
    ],
)
def test_what_is_wrong_is_said(ask, args, code, said):
    result = ask(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
