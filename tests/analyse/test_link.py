"""Paths between two entities, each step with its record."""

import datetime as dt
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
        (2, 1, "company:widow"), (2, 2, "vessel:paper"), (2, 3, "company:marsh"), (2, 4, "vessel:heron"),
    ]  # fmt: skip
    # An encounter has two neighbours; the companies two each, WIDOW three: its record and both companies.
    assert [row["cost"] for row in rows] == [round(2 + math.log(2), 2)] * 2 + [
        round(4 + 2 * math.log(2) + math.log(3), 2)
    ] * 4
    assert found.note == (
        f"{COST}; 2 paths of the 3 asked for: no others of at most 6 steps through other entities were found"
    )
    assert link(world, "SEA WIDOW", "RED HERON", k=2).note == COST


def test_a_second_meeting_of_the_same_two_is_no_second_path(world):
    first, second, *_ = link(world, "SEA WIDOW", "RED HERON").steps.dicts()
    assert first["also"] == ["1 encounter more: events.csv, line 3 (record 2)"]
    assert (first["beside"], second["beside"], second["also"]) == (["encounter:2"], [], [])


def test_chains_are_found_behind_a_hundred_meetings_of_the_same_two(tmp_path):
    from catchgraph.case.case import open_case

    from .world import finish, put, relate, vessel

    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for number in range(5):
            vessel(connection, f"vessel:{number}", f"SHIP {number}")
        # 0 met 1 and 1 met 4 sixty times; 0 and 2, 2 and 3, 3 and 4 met once.
        pairs = [(0, 1)] * 60 + [(1, 4)] * 60 + [(0, 2), (2, 3), (3, 4)]
        for number, pair in enumerate(pairs):
            id_ = f"encounter:{number:03}"
            put(connection, "derived.encounter", id=id_, name="e", source="S", start=dt.datetime(2020, 1, 1),
                records=[f"e.csv, line {number}"])  # fmt: skip
            for end in pair:
                relate(connection, "TOOK_PART_IN", f"vessel:{end}", id_, role="vessel")
        finish(connection)
    found = link(case, "SHIP 0", "SHIP 4", k=2)
    rows = found.steps.dicts()
    # Through 2 and 3: 6 steps and 5 nodes of 2 neighbours; through 1: 4 steps, 2 nodes of 2 neighbours and one of 120.
    assert [(row["to"], row["cost"]) for row in rows if row["to_id"].startswith("vessel:")] == [
        ("SHIP 2", 9.47), ("SHIP 3", 9.47), ("SHIP 4", 9.47), ("SHIP 1", 10.17), ("SHIP 4", 10.17),
    ]  # fmt: skip
    assert rows[6]["also"] == ["59 encounters more: e.csv, line 1; e.csv, line 2; e.csv, line 3; …"]
    assert len(rows[6]["beside"]) == len(rows[8]["beside"]) == 59
    assert "paths of the" not in found.note
    # By way of 1 too, where the halves are joined.
    assert set(link(case, "SHIP 0", "SHIP 4", via="SHIP 1").steps.column("path")) == {1}


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
    # SEA WIDOW: its registration, its company and two encounters.
    assert found.note == (
        "no path of at most 6 steps; SEA WIDOW: 4 reached; ALONE has no relationship that counts; "
        "4 relationships searched"
    )
    assert found.frame().empty
    assert link(world, "SEA WIDOW", "company:marsh", steps=2).steps.rows == []


def test_frame_and_graph_hold_the_same_steps(world):
    found = link(world, "SEA WIDOW", "RED HERON")
    assert len(found.frame()) == 6
    graph = found.graph()
    assert sorted(graph["vessel:widow"]) == ["company:widow", "encounter:1"]
    assert graph.nodes["company:marsh"]["name"] == "Marsh Lines S.A."


def test_ends_that_cannot_be(world):
    with pytest.raises(UsageError, match="are the same: vessel:widow"):
        link(world, "SEA WIDOW", "9074729")
    with pytest.raises(UsageError, match="finding:1 cannot be on a path"):
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


def test_each_step_says_what_it_adds_and_on_which_day(world):
    steps = link(world, "SEA WIDOW", "RED HERON", k=3).steps.dicts()
    assert [(row["adds"], row["neighbours"], row["day"]) for row in steps[:2]] == [
        ("1 + ln 2", 2, "2017-03-05"), ("1", None, "2017-03-05"),
    ]  # fmt: skip
    # Either company has two neighbours, WIDOW three; no record says since when.
    assert [(row["adds"], row["day"]) for row in steps[2:]] == [
        ("1 + ln 2", None), ("1 + ln 3", None), ("1 + ln 2", None), ("1", None),
    ]  # fmt: skip


def test_a_path_through_something_costs_what_it_passes(world):
    found = link(world, "SEA WIDOW", "RED HERON", via="WIDOW")
    assert found.steps.column("to_id") == ["company:widow", "vessel:paper", "company:marsh", "vessel:heron"]
    assert found.steps.column("cost")[0] == round(4 + 2 * math.log(2) + math.log(3), 2)
    assert link(world, "SEA WIDOW", "RED HERON", via="WIDOW", steps=3).steps.rows == []


def test_a_path_through_who_is_alone_says_what_was_searched(world):
    note = link(world, "SEA WIDOW", "RED HERON", via="ALONE").note
    assert "ALONE has no relationship that counts" in note
    with pytest.raises(UsageError, match="at least 2 steps"):
        link(world, "SEA WIDOW", "RED HERON", via="ALONE", steps=1)


def test_what_is_avoided_is_on_no_path(world):
    found = link(world, "SEA WIDOW", "RED HERON", avoid=["encounter:1", "encounter:2"])
    assert set(found.steps.column("path")) == {1}
    assert "company:marsh" in found.steps.column("to_id")
    none = link(world, "SEA WIDOW", "RED HERON", avoid=["encounter:1", "encounter:2", "Marsh Lines S.A."])
    assert none.steps.rows == []
    assert "avoided: encounter:1, encounter:2, Marsh Lines S.A." in none.note


def test_before_a_day_only_what_was_so_by_then_counts(world):
    # Encounter 2 is of that day; the registers that name the companies are of 2025.
    found = link(world, "SEA WIDOW", "RED HERON", before=dt.datetime(2017, 3, 6))
    assert found.steps.column("to_id") == ["encounter:1", "vessel:heron"]
    assert "only what was so before 2017-03-06" in found.note
    none = link(world, "SEA WIDOW", "RED HERON", before=dt.datetime(2017, 3, 5))
    assert none.steps.rows == []
    assert "SEA WIDOW has no relationship that counts" in none.note
    assert len(set(link(world, "SEA WIDOW", "RED HERON", before=dt.datetime(2026, 1, 1)).steps.column("path"))) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"via": "RED HERON"}, "an end of the path itself"), ({"avoid": ["SEA WIDOW"]}, "to be avoided"),
     ({"via": "finding:1"}, "cannot be on a path"), ({"via": "WIDOW", "avoid": ["WIDOW"]}, "to be avoided")],
)  # fmt: skip
def test_wishes_that_contradict_themselves(world, wrong, said):
    with pytest.raises(UsageError, match=said):
        link(world, "SEA WIDOW", "RED HERON", **wrong)


def test_entities_of_other_kinds_are_linked_too(world):
    assert link(world, "company:marsh", "registration:widow", k=1).steps.column("to_id")[-1] == "registration:widow"


def test_the_subgraph_holds_every_step_once(world):
    part = link(world, "SEA WIDOW", "RED HERON").subgraph
    assert [one.id for one in part.nodes if one.depth == 0] == ["vessel:widow"]
    assert {(edge.type, edge.source, edge.target) for edge in part.edges if edge.type != "TOOK_PART_IN"} == {
        ("OWNS", "company:widow", "vessel:widow"), ("OWNS", "company:widow", "vessel:paper"),
        ("OPERATES", "company:marsh", "vessel:paper"), ("OWNS", "company:marsh", "vessel:heron"),
    }  # fmt: skip
    assert len(part.edges) == 6
