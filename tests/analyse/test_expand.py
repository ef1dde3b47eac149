"""Neighbours, and what the limits leave out."""

import pytest

from catchgraph.analyse.expand import expand
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound, UsageError

from .world import finish, put, relate, vessel


def test_one_step_reaches_every_neighbour_and_the_finding(world):
    found = expand(world, "RED HERON")
    assert set(found.nodes.column("id")) == {
        "vessel:heron", "broadcast:heron", "listing:iotc", "listing:neafc", "company:marsh", "encounter:1",
        "encounter:2", "finding:1",
    }  # fmt: skip
    assert found.folded.rows == []
    row = next(row for row in found.relationships.dicts() if row["relationship"] == "OWNS")
    assert (row["from"], row["name"], row["id"], row["role"]) == (
        "RED HERON", "Marsh Lines S.A.", "company:marsh", "as stated",
    )  # fmt: skip
    assert (row["source"], row["target"]) == ("company:marsh", "vessel:heron")
    assert (row["record"], row["where"]) == ("listing:iotc", ["list.csv, line 2 (record 1)"])


def test_two_steps_say_how_far_each_is(world):
    found = expand(world, "SEA WIDOW", depth=2)
    depth = dict(zip(found.nodes.column("id"), found.nodes.column("depth"), strict=True))
    assert depth["vessel:widow"] == 0
    assert depth["company:widow"] == depth["encounter:1"] == 1
    assert depth["vessel:heron"] == depth["vessel:paper"] == depth["finding:1"] == 2
    assert "company:marsh" not in depth


def test_only_the_kinds_asked_for_are_entered(world):
    found = expand(world, "SEA WIDOW", depth=3, kinds=["Company", "Vessel"])
    assert set(found.nodes.column("id")) == {"vessel:widow", "company:widow", "vessel:paper", "company:marsh"}
    with pytest.raises(NotFound, match="no label 'Boat'"):
        expand(world, "SEA WIDOW", kinds=["Boat"])


def test_a_finding_and_a_record_can_be_expanded(world):
    assert set(expand(world, "finding:1").nodes.column("id")) == {
        "finding:1", "vessel:heron", "listing:iotc", "encounter:1",
    }  # fmt: skip
    assert set(expand(world, "registration:widow").nodes.column("id")) == {"registration:widow", "vessel:widow"}


def test_who_is_alone_has_no_rows(world):
    found = expand(world, "vessel:alone", depth=3)
    assert found.relationships.rows == []
    assert found.nodes.column("id") == ["vessel:alone"]
    assert found.frame().empty


def test_the_graph_points_as_the_sentence_reads(world):
    graph = expand(world, "SEA WIDOW", depth=2).graph()
    assert graph.has_edge("company:widow", "vessel:widow")
    assert not graph.has_edge("vessel:widow", "company:widow")
    assert graph.has_edge("vessel:widow", "encounter:1")
    assert graph.nodes["vessel:widow"]["name"] == "SEA WIDOW"
    [edge] = graph.get_edge_data("company:widow", "vessel:widow").values()
    assert edge["relationship"] == "OWNS"


@pytest.mark.parametrize("wrong", [{"depth": 0}, {"depth": 11}, {"limit": -1}, {"hub": 0}])
def test_limits_outside_their_range_are_usage_errors(world, wrong):
    with pytest.raises(UsageError):
        expand(world, "SEA WIDOW", **wrong)


@pytest.fixture
def fleet(tmp_path):
    """A company with seven vessels; vessel 6 has a second company."""
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for name in ("big", "small"):
            put(connection, "derived.company", id=f"company:{name}", name=name.upper(), names=[name], datasets=[])
        for number in range(7):
            vessel(connection, f"vessel:{number}", f"SHIP {number}")
            relate(connection, "OWNS", "company:big", f"vessel:{number}", kind="registered")
        relate(connection, "OWNS", "company:small", "vessel:6", kind="registered")
        finish(connection)
    return case


def test_neighbours_beyond_the_limit_are_counted(fleet):
    found = expand(fleet, "BIG", limit=5)
    assert found.nodes.column("id")[1:] == [f"vessel:{number}" for number in range(5)]
    assert found.folded.dicts() == [
        {
            "name": "BIG",
            "relationship": "OWNS",
            "shown": 5,
            "of": 7,
            "more": "+ 2 vessels more",
            "why": "beyond the limit",
            "id": "company:big",
        }
    ]


def test_a_hub_is_shown_and_not_entered(fleet):
    found = expand(fleet, "SMALL", depth=3, hub=6)
    assert found.nodes.column("id") == ["company:small", "vessel:6", "company:big"]
    assert found.folded.dicts()[0] == {
        "name": "BIG", "relationship": "", "shown": 0, "of": 7, "more": "+ 7 neighbours more",
        "why": "a hub, more than 6 neighbours: not entered", "id": "company:big",
    }  # fmt: skip
    assert len(expand(fleet, "SMALL", depth=3, hub=7).nodes) == 9


def test_an_answer_has_an_end(fleet, monkeypatch):
    monkeypatch.setattr("catchgraph.analyse.walk.MOST", 4)
    found = expand(fleet, "BIG")
    assert len(found.nodes) == 4
    assert found.folded.dicts()[0]["why"] == "an answer holds 4 nodes at most"
    assert (found.folded.dicts()[0]["shown"], found.folded.dicts()[0]["of"]) == (3, 7)
