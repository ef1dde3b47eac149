"""Paths between two entities, each step with its record."""

import math

import pytest

from catchgraph.analyse.link import COST, link
from catchgraph.errors import NotFound, UsageError


def test_the_best_paths_with_their_records(world):
    found = link(world, "SEA WIDOW", "RED HERON")
    assert (found.start, found.end) == ("vessel:widow", "vessel:heron")
    rows = found.steps.dicts()
    assert [(row["path"], row["step"], row["to_id"]) for row in rows] == [
        (1, 1, "encounter:1"), (1, 2, "vessel:heron"),
        (2, 1, "encounter:2"), (2, 2, "vessel:heron"),
        (3, 1, "company:widow"), (3, 2, "vessel:paper"), (3, 3, "company:marsh"), (3, 4, "vessel:heron"),
    ]  # fmt: skip
    # An encounter has two neighbours; the companies two each, WIDOW three: its record and both companies.
    assert [row["cost"] for row in rows] == [round(2 + math.log(2), 2)] * 4 + [
        round(4 + 2 * math.log(2) + math.log(3), 2)
    ] * 4
    assert found.note == COST


def test_a_step_says_the_relationship_its_way_round_and_where_it_stands(world):
    first, second = link(world, "SEA WIDOW", "RED HERON", k=1).steps.dicts()
    assert first["relationship"] == "TOOK_PART_IN (fishing vessel) →"
    assert second["relationship"] == "← TOOK_PART_IN (carrier)"
    assert (first["confidence"], first["as_written"]) == (0.7, "417000001")
    assert (first["record"], first["where"]) == ("encounter:1", ["events.csv, line 2 (record 1)"])
    assert (first["neighbours"], second["neighbours"]) == (2, None)


def test_further_relationships_of_the_same_two_are_named(world, tmp_path):
    from catchgraph.case.case import open_case

    from .world import finish, put, relate, vessel

    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "ONE")
        put(connection, "derived.company", id="company:1", name="C", names=["C"], datasets=[])
        relate(connection, "OWNS", "company:1", "vessel:1", kind="registered", confidence=0.8)
        relate(connection, "OPERATES", "company:1", "vessel:1", kind="operator")
        finish(connection)
    [step] = link(case, "C", "ONE").steps.dicts()
    assert (step["relationship"], step["also"]) == ("OPERATES (operator) →", ["OWNS"])


def test_records_can_be_ends_and_one_step_may_be_all(world):
    [step] = link(world, "registration:widow", "SEA WIDOW").steps.dicts()
    assert step["relationship"] == "DESCRIBES →"
    assert link(world, "company:widow", "encounter:1", k=1).steps.column("to_id") == ["vessel:widow", "encounter:1"]


def test_no_path_is_an_answer(world):
    found = link(world, "SEA WIDOW", "vessel:alone")
    assert found.steps.rows == []
    assert found.note == "no path of at most 6 steps"
    assert found.frame().empty
    assert link(world, "SEA WIDOW", "company:marsh", steps=2).steps.rows == []


def test_frame_and_graph_hold_the_same_steps(world):
    found = link(world, "SEA WIDOW", "RED HERON")
    assert len(found.frame()) == 8
    graph = found.graph()
    assert sorted(graph["vessel:widow"]) == ["company:widow", "encounter:1", "encounter:2"]
    assert graph.nodes["company:marsh"]["name"] == "Marsh Lines S.A."


def test_ends_that_cannot_be(world):
    with pytest.raises(UsageError, match="are the same: vessel:widow"):
        link(world, "SEA WIDOW", "9074729")
    with pytest.raises(UsageError, match="finding:1 cannot be an end"):
        link(world, "SEA WIDOW", "finding:1")
    with pytest.raises(NotFound):
        link(world, "SEA WIDOW", "NOBODY AT ALL")
    with pytest.raises(UsageError):
        link(world, "SEA WIDOW", "RED HERON", k=0)


def test_hubs_that_were_met_are_named(world, monkeypatch):
    monkeypatch.setattr("catchgraph.analyse.search.HUB", 1)
    found = link(world, "company:widow", "company:marsh", steps=6)
    assert "vessel:paper" in found.steps.column("to_id"), "a hub that both ends reach is met"
    assert "not searched beyond" in found.note
    assert "SEA WIDOW" in found.note
