"""Neighbours, and what the limits leave out."""

import datetime as dt

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


def test_it_begins_with_the_ties_of_who_was_asked_for(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "ZEBRA")
        for name in ("alfa", "bravo", "charlie"):
            put(connection, "derived.company", id=f"company:{name}", name=name, names=[name], datasets=[])
        relate(connection, "OWNS", "company:alfa", "vessel:1", kind="registered")
        relate(connection, "OWNS", "company:bravo", "vessel:1", kind="registered")
        # A tie among its neighbours, and one that leads on.
        relate(connection, "OWNS", "company:alfa", "company:bravo", kind="registered")
        relate(connection, "OWNS", "company:charlie", "company:alfa", kind="registered")
        finish(connection)
    found = expand(case, "ZEBRA", depth=2).relationships.dicts()
    assert [(row["depth"], row["from"], row["name"]) for row in found] == [
        (1, "ZEBRA", "alfa"), (1, "ZEBRA", "bravo"), (1, "alfa", "bravo"), (2, "alfa", "charlie"),
    ]  # fmt: skip


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


def test_a_limit_of_nothing_only_counts(fleet):
    found = expand(fleet, "BIG", limit=0)
    assert found.nodes.column("id") == ["company:big"]
    assert found.relationships.rows == []
    assert [(row["shown"], row["of"], row["more"]) for row in found.folded.dicts()] == [(0, 7, "+ 7 vessels more")]


def test_ten_steps_from_a_hub_come_to_an_end(fleet):
    found = expand(fleet, "BIG", depth=10)
    assert len(found.nodes) == 9
    assert found.folded.rows == []


def test_kinds_of_one_relationship_are_limited_and_counted_apart(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "BUSY")
        for kind, number in (("encounter", 1), ("encounter", 2), ("gap", 3), ("gap", 4), ("gap", 5)):
            put(connection, f"derived.{kind}", id=f"{kind}:{number}", name="x", source="S", datasets=[])
            relate(connection, "TOOK_PART_IN", "vessel:1", f"{kind}:{number}", role="vessel")
        finish(connection)
    found = expand(case, "BUSY", limit=1)
    assert found.nodes.column("id") == ["vessel:1", "encounter:1", "gap:3"]
    assert found.folded.column("more") == ["+ 1 encounter more", "+ 2 gaps more"]
    assert [left.said for left in found.subgraph.folded] == ["+ 1 encounter more", "+ 2 gaps more"]


def test_only_what_lies_between_two_days(world):
    # The broadcast of RED HERON ends in 2018, its listing by NEAFC too; its owner is named by a list of 2025.
    found = expand(world, "RED HERON", since=dt.datetime(2019, 1, 1))
    assert set(found.nodes.column("id")) == {"vessel:heron", "listing:iotc", "company:marsh", "finding:1"}
    found = expand(world, "RED HERON", until=dt.datetime(2016, 12, 31))
    assert set(found.nodes.column("id")) == {"vessel:heron", "broadcast:heron", "listing:neafc", "finding:1"}
    day = dt.datetime(2017, 3, 5)
    found = expand(world, "SEA WIDOW", since=day, until=day, kinds=["Encounter"])
    assert found.nodes.column("id") == ["vessel:widow", "encounter:1"]
    with pytest.raises(UsageError, match="2018-01-01 is after 2017-01-01"):
        expand(world, "SEA WIDOW", since=dt.datetime(2018, 1, 1), until=dt.datetime(2017, 1, 1))


def test_nodes_carry_days_places_and_a_few_facts(world):
    nodes = {one.id: one for one in expand(world, "RED HERON").subgraph.nodes}
    assert nodes["vessel:heron"].facts == {"imo": "9176187", "flags": ["PAN"], "listed": "listed"}
    assert nodes["finding:1"].facts["severity"] == "high"
    listing = nodes["listing:neafc"]
    assert (listing.since, listing.until) == (dt.datetime(2014, 1, 1), dt.datetime(2018, 12, 31))
    assert listing.where == ("list.csv, line 2 (record 1)",)
    assert nodes["broadcast:heron"].since == dt.datetime(2016, 1, 1, 4)
    assert (nodes["company:marsh"].since, nodes["company:marsh"].latitude) == (None, None)
